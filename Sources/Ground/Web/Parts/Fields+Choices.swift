import Markup

/// One of the answers to choose between.
package struct Choice: Sendable {
  package let value: String
  package let label: String
  /// A quiet line under the label: what this choice means, or whom it reaches.
  package let note: String?

  package init(_ value: String, _ label: String, note: String? = nil) {
    self.value = value
    self.label = label
    self.note = note
  }
}

extension Fields {
  /// A list that folds out. For seven answers and more; below that `radios` shows them all at once.
  package func select(
    _ name: String, _ label: String, _ choices: [Choice], empty: String? = nil, hint: String? = nil,
    optional: Bool = false
  ) -> HTML {
    let chosen = form.text(name)
    let blank: HTML? = empty.map { "<option value=\"\">\($0)</option>" }
    return field(
      name, label, hint: hint, optional: optional,
      control: """
        <select class="input" id="\(id(name))" name="\(name)"\(attribute: "aria-invalid", invalid(name))\
        \(attribute: "aria-describedby", described(name, hint: hint))>\(blank)\
        \(choices, { option($0, isChosen: $0.value == chosen) })</select>
        """)
  }

  /// A long list under headings, as many as a municipality has places. The browser jumps to what one begins to type.
  package func select(
    _ name: String, _ label: String, groups: [(title: String, choices: [Choice])], empty: String? = nil,
    hint: String? = nil
  ) -> HTML {
    let chosen = form.text(name)
    let blank: HTML? = empty.map { "<option value=\"\">\($0)</option>" }
    let lists: [HTML] = groups.map { group in
      let options: [HTML] = group.choices.map { option($0, isChosen: $0.value == chosen) }
      return "<optgroup label=\"\(group.title)\">\(options)</optgroup>"
    }
    return field(
      name, label, hint: hint, optional: false,
      control: """
        <select class="input" id="\(id(name))" name="\(name)"\(attribute: "aria-invalid", invalid(name))\
        \(attribute: "aria-describedby", described(name, hint: hint))>\(blank)\(lists)</select>
        """)
  }

  /// One of several.
  package func radios(
    _ name: String, _ legend: String, _ choices: [Choice], hint: String? = nil, optional: Bool = false
  ) -> HTML {
    group(name, legend, hint: hint, optional: optional, controls: list(name, choices, type: "radio"))
  }

  /// One of many that are long to read: the first ones, and the rest behind a line that says what they are. They fold
  /// out when the answer is among them.
  package func radios(
    _ name: String, _ legend: String, _ first: [Choice], more: String, _ rest: [Choice], hint: String? = nil
  ) -> HTML {
    guard !rest.isEmpty else { return radios(name, legend, first, hint: hint) }
    let isOpen = rest.contains { form.checked(name, $0.value) } || invalid(name) != nil
    return group(
      name, legend, hint: hint, optional: false,
      controls: list(name, first, type: "radio")
        + Parts.details(more, isOpen: isOpen, list(name, rest, type: "radio", after: first.count)))
  }

  /// Any number of several. The names come back as `form.values(name)`.
  package func checks(
    _ name: String, _ legend: String, _ choices: [Choice], hint: String? = nil, optional: Bool = false
  ) -> HTML {
    group(name, legend, hint: hint, optional: optional, controls: list(name, choices, type: "checkbox"))
  }

  /// One box to tick: "Jeg har set de 14 skjulte felter igennem".
  package func check(_ name: String, _ label: String, note: String? = nil) -> HTML {
    """
    <div class="field">\(message(name))\
    \(box(name, Choice("1", label, note: note), type: "checkbox", id: id(name), describe: true))</div>
    """
  }

  private func option(_ choice: Choice, isChosen: Bool) -> HTML {
    "<option value=\"\(choice.value)\"\(attribute: "selected", when: isChosen)>\(choice.label)</option>"
  }

  /// The first box carries the id of the field, so that the error summary leads to it.
  private func list(_ name: String, _ choices: [Choice], type: String, after: Int = 0) -> HTML {
    let items: [HTML] = choices.enumerated().map { index, choice in
      let place = after + index
      let boxID = place == 0 ? id(name) : "\(id(name))-\(place + 1)"
      return "<li>\(box(name, choice, type: type, id: boxID, describe: false))</li>"
    }
    return "<ul class=\"rows\" role=\"list\">\(items)</ul>"
  }

  private func box(_ name: String, _ choice: Choice, type: String, id: String, describe: Bool) -> HTML {
    let note: HTML? = choice.note.map { "<span class=\"meta\">\($0)</span>" }
    return """
      <label class="check" for="\(id)"><input type="\(type)" id="\(id)" name="\(name)" value="\(choice.value)"\
      \(attribute: "checked", when: form.checked(name, choice.value))\(attribute: "aria-invalid", invalid(name))\
      \(attribute: "aria-describedby", describe ? described(name, hint: nil) : nil)>\
      <span>\(choice.label)</span>\(note)</label>
      """
  }
}
