import Markup

/// The fields of one form, with what the person typed and what is wrong with it.
///
///     let fields = Fields(form, errors)
///     fields.summary
///     fields.form(to: "/enheder", [
///       fields.text("navn", "Skolens navn"),
///       fields.email("mail", "Mailadresse", hint: "Vi skriver kun, når der sker noget.", optional: true),
///     ], submit: "Gem skolen")
///
/// A field's id is its name (after `prefix`, for pages with two forms), so the error summary can link to it.
/// Nothing is checked in the browser: the server answers with the same form, the text kept, and the message
/// between the label and the field.
package struct Fields: Sendable {
  let form: Form
  package let errors: FormErrors
  let prefix: String

  /// For a form that has not been sent yet, `form` holds what the fields should begin with.
  package init(_ form: Form = Form(), _ errors: FormErrors = FormErrors(), prefix: String = "") {
    self.form = form
    self.errors = errors
    self.prefix = prefix
  }

  /// What was typed, or what the form began with: for fields that depend on how many there were.
  package var typed: Form { form }

  func id(_ name: String) -> String { prefix + name }

  /// The ids a screen reader should read with the field: what is wrong first, then what helps.
  func described(_ name: String, hint: String?) -> String? {
    let ids = [errors[name].map { _ in "\(id(name))-fejl" }, hint.map { _ in "\(id(name))-hint" }].compactMap { $0 }
    return ids.isEmpty ? nil : ids.joined(separator: " ")
  }

  func invalid(_ name: String) -> String? { errors[name].map { _ in "true" } }

  func message(_ name: String) -> HTML? {
    errors[name].map { text in
      """
      <p class="error" id="\(id(name))-fejl">\(Icon.fault.html)\
      <span><span class="vh">Fejl: </span>\(text)</span></p>
      """
    }
  }

  func help(_ name: String, _ hint: String?) -> HTML? {
    hint.map { "<p class=\"hint\" id=\"\(id(name))-hint\">\($0)</p>" }
  }

  func words(_ label: String, optional: Bool) -> HTML {
    optional ? "\(label) <span class=\"optional\">(kan udelades)</span>" : "\(label)"
  }

  /// Label, message, control, hint: the one shape every field has.
  func field(_ name: String, _ label: String, hint: String?, optional: Bool, control: HTML) -> HTML {
    """
    <div class="field"><label for="\(id(name))">\(words(label, optional: optional))</label>\
    \(help(name, hint))\(message(name))\(control)</div>
    """
  }

  /// A question with several controls: the legend is the question.
  func group(_ name: String, _ legend: String, hint: String?, optional: Bool, controls: HTML) -> HTML {
    """
    <div class="field"><fieldset\(attribute: "aria-describedby", described(name, hint: hint))>\
    <legend>\(words(legend, optional: optional))</legend>\(help(name, hint))\(message(name))\(controls)</fieldset></div>
    """
  }
}
