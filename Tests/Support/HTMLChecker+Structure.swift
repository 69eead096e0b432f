extension HTMLChecker {
  /// Attributes that no page of ours carries, whatever they hold.
  static func attributeProblems(_ tree: HTMLTree) -> [String] {
    var ids: Set<String> = []
    return tree.all.flatMap { element in
      element.attributes.compactMap { name, value in
        switch name.lowercased() {
        case "style": "\(element): inline style"
        case let name where name.hasPrefix("on"): "\(element): inline script \(name)"
        case "id" where value.isEmpty || value.contains(" "): "\(element): this is no id: '\(value)'"
        case "id" where !ids.insert(value).inserted: "\(element): the id is taken"
        case "tabindex" where (Int(value) ?? 1) > 0: "\(element): tabindex above 0 breaks the order of the page"
        case "href", "src", "action", "formaction", "xlink:href", "data", "poster", "cite":
          runsScript(value) ? "\(element): \(name) runs script" : nil
        default: nil
        }
      }
    }
  }

  /// Browsers skip blanks and control characters before and inside the scheme; so does this.
  private static func runsScript(_ address: String) -> Bool {
    let plain = String(decoding: address.utf8.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
    return ["javascript:", "vbscript:", "data:text", "data:application"].contains { plain.hasPrefix($0) }
  }

  /// What may stand in what, as far as a browser would otherwise move things or a screen reader lose them.
  static func structureProblems(_ tree: HTMLTree) -> [String] {
    tree.all.compactMap { element in
      let parent = element.parent?.name ?? ""
      if parent == "template" || (parent.isEmpty && !tree.isPage) { return nil }
      if let parents = allowedParents[element.name], !parents.contains(parent) {
        return "\(element) may not stand in <\(parent)>"
      }
      if let children = allowedChildren[parent], !children.contains(element.name) {
        return "\(element) may not stand in <\(parent)>"
      }
      if blocks.contains(element.name), let outer = element.ancestors.first(where: { phrasing.contains($0.name) }) {
        return "\(element) may not stand in <\(outer.name)>"
      }
      if element.name == "figcaption", !element.ancestors.contains(where: { $0.name == "figure" }) {
        return "\(element) may not stand outside <figure>"
      }
      if element.name == "form", element.ancestors.contains(where: { $0.name == "form" }) {
        return "\(element): a form in a form"
      }
      return nestedInteraction(element)
    }
  }

  private static func nestedInteraction(_ element: HTMLElement) -> String? {
    guard isInteractive(element) else { return nil }
    guard let outer = element.ancestors.first(where: { ["a", "button", "summary"].contains($0.name) }) else {
      return nil
    }
    return "\(element): something to click inside <\(outer.name)>"
  }

  static func isInteractive(_ element: HTMLElement) -> Bool {
    switch element.name {
    case "a": element["href"] != nil
    case "input": element["type"] != "hidden"
    default:
      ["button", "select", "textarea", "label", "summary", "details"].contains(element.name)
        || element["tabindex"] != nil
    }
  }

  private static let allowedParents: [String: Set<String>] = [
    "li": ["ul", "ol", "menu"], "dt": ["dl", "div"], "dd": ["dl", "div"], "tr": ["table", "tbody", "thead", "tfoot"],
    "td": ["tr"], "th": ["tr"], "tbody": ["table"], "thead": ["table"], "tfoot": ["table"], "caption": ["table"],
    "option": ["select", "optgroup", "datalist"], "legend": ["fieldset"], "summary": ["details"],
    "head": ["html"], "body": ["html"],
  ]

  private static let allowedChildren: [String: Set<String>] = [
    "ul": ["li", "script", "template"], "ol": ["li", "script", "template"], "dl": ["dt", "dd", "div"],
    "table": ["caption", "colgroup", "thead", "tbody", "tfoot", "tr"], "tr": ["td", "th"],
    "thead": ["tr"], "tbody": ["tr"], "tfoot": ["tr"], "select": ["option", "optgroup", "hr"],
  ]

  private static let phrasing: Set = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "button", "label", "small", "strong", "em", "b", "i",
  ]

  private static let blocks: Set = [
    "div", "p", "ul", "ol", "dl", "table", "section", "article", "aside", "nav", "main", "header", "footer", "h1", "h2",
    "h3", "h4", "h5", "h6", "form", "fieldset", "figure", "hr", "pre", "blockquote", "details", "address",
  ]
}
