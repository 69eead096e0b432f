import Markup

extension Fields {
  /// Asks for a file. The browser's own control: it works with the keyboard, by dragging and with a screen reader.
  ///
  /// `accept` is what the browser shows first (".csv,.xlsx"); the server decides what it can read.
  package func file(
    _ name: String, _ label: String, accept: String, hint: String? = nil, several: Bool = false
  ) -> HTML {
    field(
      name, label, hint: hint, optional: false,
      control: """
        <input class="input" type="file" id="\(id(name))" name="\(name)" accept="\(accept)"\
        \(attribute: "multiple", when: several)\(attribute: "aria-invalid", invalid(name))\
        \(attribute: "aria-describedby", described(name, hint: hint))>
        """)
  }
}
