import MethodFiles
import People

/// One method as one visitor sees it: the shipped one, or the municipality's own in its newest version.
struct MethodEntry: Sendable {
  let sort: Method.Sort
  let slug: String
  /// Nil when the text was saved by a newer edition and cannot be read by this one.
  let method: Method?
  let text: String
  /// Nil for what comes with the product.
  let own: OwnMethod?
  var saved: LastChange?
  /// The circle a kind goes through, as it is now.
  var circle: Circle?
  /// May change this one.
  var mayEdit = false
  /// May make a copy.
  var mayCopy = false
  /// The names of the places it belongs to and is shared with.
  var places: [Scope: String] = [:]

  var name: String { method?.name ?? own?.name ?? slug }

  init(_ shipped: Method) {
    (sort, slug, method, text, own) = (shipped.sort, shipped.slug, shipped, shipped.file, nil)
  }

  init(_ own: OwnMethod, _ version: MethodVersion) {
    (sort, slug, text, self.own, saved) = (own.sort, own.slug, version.text, own, version.saved)
    method = Method.saved(version.text, as: own.sort)
  }

  func place(_ scope: Scope) -> String {
    scope == .municipality ? "Hele kommunen" : places[scope] ?? "En enhed, der ikke findes længere"
  }
}
