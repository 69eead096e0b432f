import Danish
import Markup

extension Fields {
  /// What is wrong, gathered at the top of the page with a link to each field. Nil when nothing is.
  ///
  /// Stands before the heading of the page, and the title of the page begins "Fejl: " (`errors.title`).
  /// It takes the focus when the page opens, so a screen reader begins there.
  package var summary: HTML? {
    guard !errors.isEmpty else { return nil }
    let count = errors.items.count
    let heading =
      count == 1
      ? "Én ting skal rettes, før du kan gå videre" : "\(Fields.word(count)) ting skal rettes, før du kan gå videre"
    return """
      <div class="notice error-summary" data-tone="alert" role="alert" tabindex="-1" autofocus \
      aria-labelledby="\(prefix)fejl-i-alt">\(Icon.warning.html)<div>\
      <h2 id="\(prefix)fejl-i-alt">\(heading)</h2>\
      <ul>\(errors.items, { "<li><a href=\"\(Path(fragment: id($0.field)))\">\($0.message)</a></li>" })</ul>\
      <p class="meta">Det, du har skrevet, står her endnu.</p></div></div>

      """
  }

  /// The form around the fields, ending in its button: primary, unless another form of the page has that.
  ///
  /// `uploads` when there is a file among the fields. `quiet` is for what else one can do: a link back, a second button.
  package func form(
    to path: Path, _ fields: [HTML], submit: String, weight: Parts.Weight = .primary, quiet: HTML? = nil,
    uploads: Bool = false
  ) -> HTML {
    """
    <form class="stack flow-6" method="post" action="\(path)"\
    \(attribute: "enctype", uploads ? "multipart/form-data" : nil) novalidate>\
    \(fields)<p class="actions">\(Parts.button(submit, weight))\(quiet)</p></form>

    """
  }

  /// A form that asks with GET: search and filters. The answer can be bookmarked and shared.
  package func search(at path: Path, _ name: String, _ label: String, submit: String = "Søg") -> HTML {
    """
    <form class="field" role="search" method="get" action="\(path)"><label for="\(id(name))">\(label)</label>\
    <p class="with-action"><input class="input" type="search" id="\(id(name))" name="\(name)" value="\(form.text(name))">\
    <button class="btn" type="submit">\(submit)</button></p></form>

    """
  }

  /// A value the person does not see, such as the version the form was opened with.
  package func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  private static func word(_ count: Int) -> String {
    let words = ["Nul", "Én", "To", "Tre", "Fire", "Fem", "Seks", "Syv", "Otte", "Ni", "Ti", "Elleve", "Tolv"]
    return count < words.count ? words[count] : Danish.count(count)
  }
}
