import Markup

extension Fields {
  /// One line of text. `fill` is the browser's word for what it is (`name`, `organization` ...), so it can offer it.
  ///
  /// `suggestions` are offered by the browser while one types; anything else may be typed as well.
  package func text(
    _ name: String, _ label: String, hint: String? = nil, optional: Bool = false, fill: String? = nil,
    suggestions: [String] = []
  ) -> HTML {
    guard !suggestions.isEmpty else {
      return line(name, label, hint: hint, optional: optional, type: "text", fill: fill)
    }
    let list = "\(id(name))-forslag"
    return field(
      name, label, hint: hint, optional: optional,
      control: """
        \(input(name, hint: hint, type: "text", fill: fill, list: list))\
        <datalist id="\(list)">\(suggestions, { "<option value=\"\($0)\"></option>" })</datalist>
        """)
  }

  package func email(
    _ name: String, _ label: String, hint: String? = nil, optional: Bool = false, fill: String? = "email"
  ) -> HTML {
    line(name, label, hint: hint, optional: optional, type: "email", fill: fill, exact: true)
  }

  package enum Password: String, Sendable {
    case current = "current-password"
    case new = "new-password"
  }

  /// A password: never shown, never kept when the form comes back. Pasting and password managers work.
  package func password(_ name: String, _ label: String, _ kind: Password, hint: String? = nil) -> HTML {
    line(name, label, hint: hint, type: "password", fill: kind.rawValue, exact: true, keep: false)
  }

  /// A number as Danes write it; letters are allowed in the browser and read kindly on the server.
  package func number(
    _ name: String, _ label: String, unit: String? = nil, hint: String? = nil, optional: Bool = false
  ) -> HTML {
    let box = input(name, hint: hint, type: "text", style: "input input-number", mode: "decimal")
    let control: HTML =
      unit.map { "<p class=\"with-unit\">\(box)<span>\($0)</span></p>" } ?? box
    return field(name, label, hint: hint, optional: optional, control: control)
  }

  /// A code that is typed from somewhere else. Capitals, spaces and hyphens do not matter on the server.
  package func code(_ name: String, _ label: String, hint: String? = nil, fill: String = "one-time-code") -> HTML {
    field(
      name, label, hint: hint, optional: false,
      control: input(name, hint: hint, type: "text", style: "input input-code", fill: fill, exact: true))
  }

  /// Several lines of text. `isFile` shows signs of one width and lets long lines run on, so that lines can be counted.
  package func long(
    _ name: String, _ label: String, hint: String? = nil, optional: Bool = false, rows: Int = 4, isFile: Bool = false
  ) -> HTML {
    field(
      name, label, hint: hint, optional: optional,
      control: """
        <textarea class="\(isFile ? "input input-file" : "input")" id="\(id(name))" name="\(name)" rows="\(rows)"\
        \(attribute: "spellcheck", isFile ? "false" : nil)\(attribute: "aria-invalid", invalid(name))\
        \(attribute: "aria-describedby", described(name, hint: hint))>
        \(form.text(name))</textarea>
        """)
  }

  private func line(
    _ name: String, _ label: String, hint: String?, optional: Bool = false, type: String, fill: String? = nil,
    exact: Bool = false, keep: Bool = true
  ) -> HTML {
    field(
      name, label, hint: hint, optional: optional,
      control: input(name, hint: hint, type: type, fill: fill, exact: exact, keep: keep))
  }

  /// `exact`: no spelling help and no capital first letter, for what must be typed sign by sign.
  func input(
    _ name: String, hint: String?, type: String, style: String = "input", fill: String? = nil, mode: String? = nil,
    exact: Bool = false, keep: Bool = true, list: String? = nil
  ) -> HTML {
    """
    <input class="\(style)" type="\(type)" id="\(id(name))" name="\(name)"\
    \(attribute: "value", keep ? form.text(name) : nil)\(attribute: "autocomplete", fill)\
    \(attribute: "list", list)\
    \(attribute: "inputmode", mode)\(attribute: "spellcheck", exact ? "false" : nil)\
    \(attribute: "autocapitalize", exact ? "none" : nil)\(attribute: "aria-invalid", invalid(name))\
    \(attribute: "aria-describedby", described(name, hint: hint))>
    """
  }
}
