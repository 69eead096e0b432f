import Markup

extension Parts {
  /// How much a button asks to be pressed. One primary on a page; quiet looks like a link.
  package enum Weight: String, Sendable {
    case primary = "btn btn-primary"
    case normal = "btn"
    case quiet = "btn btn-quiet"
    case small = "btn btn-small"
    case quietSmall = "btn btn-quiet btn-small"
  }

  /// Goes somewhere. `about` is read aloud after the words, where several buttons on a page say the same.
  package static func link(_ title: String, to path: Path, _ weight: Weight = .normal, about: String? = nil) -> HTML {
    "<a class=\"\(weight.rawValue)\" href=\"\(path)\">\(title)\(aside(about))</a>"
  }

  /// Sends the form it stands in. With a name the server can tell two buttons apart.
  package static func button(
    _ title: String, _ weight: Weight = .normal, name: String? = nil, value: String? = nil, about: String? = nil
  ) -> HTML {
    """
    <button class="\(weight.rawValue)" type="submit"\(attribute: "name", name)\(attribute: "value", value)>\
    \(title)\(aside(about))</button>
    """
  }

  /// A button that is a whole form: does one thing to one thing, with the values the server needs to know.
  package static func post(
    _ title: String, to path: Path, _ weight: Weight = .normal, values: [(String, String)] = [], about: String? = nil
  ) -> HTML {
    """
    <form method="post" action="\(path)">\
    \(values, { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })\
    \(button(title, weight, about: about))</form>
    """
  }

  /// Buttons and links in a line that wraps. What matters most stands first.
  package static func actions(_ parts: HTML...) -> HTML { "<div class=\"actions\">\(parts)</div>" }

  static func aside(_ words: String?) -> HTML? {
    words.map { "<span class=\"vh\"> \($0)</span>" }
  }
}
