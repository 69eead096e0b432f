/// What is wrong in a form, field by field in the order of the page, in words that say how to put it right.
///
///     var errors = FormErrors()
///     errors.check("navn", !form.text("navn").isEmpty, "Skriv skolens navn.")
///     guard errors.isEmpty else { return .page(UnitPages.edit(form, errors), status: 422) }
package struct FormErrors: Sendable, Equatable {
  package struct Item: Sendable, Equatable {
    package let field: String
    package let message: String
  }

  private(set) package var items: [Item] = []

  package init() {}

  package var isEmpty: Bool { items.isEmpty }

  package mutating func add(_ field: String, _ message: String) {
    items.append(Item(field: field, message: message))
  }

  /// Adds the message when what must hold does not.
  package mutating func check(_ field: String, _ holds: Bool, _ message: String) {
    if !holds { add(field, message) }
  }

  /// The first thing that is wrong with a field: one message a field is enough to act on.
  package subscript(_ field: String) -> String? {
    items.first { $0.field == field }?.message
  }

  /// The page title of a form that came back: a screen reader says "Fejl" first.
  package func title(_ title: String) -> String {
    isEmpty ? title : "Fejl: \(title)"
  }
}
