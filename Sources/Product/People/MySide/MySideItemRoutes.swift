import Markup
import Storage
import Values
import Web

/// Something that waits for a person or is worth a look, as another part of the product puts it on Min side.
package struct MySideItem: Sendable {
  package enum Place: Sendable {
    /// "Det venter på dig"
    case waiting
    /// "Nyt"
    case news
    /// "Kom i gang": a first step where nothing is yet.
    case firstStep
  }

  package let place: Place
  package let title: String
  package let path: Path
  package let note: String?
  /// Where in the circle it belongs; nil for what stands outside.
  package let phase: Phase?

  package init(_ place: Place, _ title: String, to path: Path, note: String? = nil, phase: Phase? = nil) {
    self.place = place
    self.title = title
    self.path = path
    self.note = note
    self.phase = phase
  }
}

/// Asks one concept what it has for a visitor today. `App` hands the list to `Feature.people(mySide:)`.
package struct MySideSource: Sendable {
  package let items: @Sendable (Visitor, Instant, Transaction) throws -> [MySideItem]

  package init(_ items: @escaping @Sendable (Visitor, Instant, Transaction) throws -> [MySideItem]) {
    self.items = items
  }
}
