import Values

/// Something another part of the product keeps about a person: what it is, for how long, and every text in it.
package struct OwnDataEntry: Hashable, Sendable, Encodable {
  package let title: String
  /// The last day it is kept; nil for as long as the person is here.
  package let until: Day?
  package let lines: [String]

  package init(title: String, until: Day?, lines: [String]) {
    (self.title, self.until, self.lines) = (title, until, lines)
  }
}
