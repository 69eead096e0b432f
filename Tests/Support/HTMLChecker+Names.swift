extension HTMLChecker {
  /// Everything a person can use or must understand has a name that can be read aloud.
  static func nameProblems(_ tree: HTMLTree) -> [String] {
    let labelled = Set(tree.all("label").compactMap { $0["for"] })
    return tree.all.flatMap { element -> [String] in
      var found: [String] = []
      func check(_ holds: Bool, _ problem: String) { if !holds { found.append("\(element): \(problem)") } }
      switch element.name {
      case "img": check(element["alt"] != nil, "no alt")
      case "a" where element["href"] != nil: check(hasName(element), "a link without a name")
      case "button":
        check(hasName(element), "a button without a name")
        check(["submit", "button", "reset"].contains(element["type"]), "a button says its type")
      case "input", "select", "textarea":
        check(isLabelled(element, labelled), "a field without a label")
      case "h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary", "label":
        check(hasName(element), "no text")
      case "th": check(element["scope"] != nil, "th without scope")
      case "table": check(!element.all("th").isEmpty, "a table without headings")
      case "svg":
        let isSilent = ([element] + element.ancestors).contains { $0["aria-hidden"] == "true" || $0["role"] == "img" }
        check(isSilent || hasName(element), "a drawing neither named nor hidden")
      default: break
      }
      let isHidden = element["aria-hidden"] == "true"
      check(!isHidden || !([element] + element.descendants).contains(where: takesFocus), "hidden, but takes focus")
      return found
    }
  }

  private static func takesFocus(_ element: HTMLElement) -> Bool {
    isInteractive(element) && element.name != "label" && element.name != "details" && element["tabindex"] != "-1"
  }

  private static func hasName(_ element: HTMLElement) -> Bool {
    let said = [element["aria-label"], element["aria-labelledby"], element.text] + element.all("img").map { $0["alt"] }
    let inside = element.descendants.map { $0["aria-label"] }
    return (said + inside).contains { !($0 ?? "").allSatisfy(\.isWhitespace) }
  }

  private static func isLabelled(_ field: HTMLElement, _ labelled: Set<String>) -> Bool {
    if field.name == "input", ["hidden", "submit", "button", "reset"].contains(field["type"] ?? "text") { return true }
    return field["aria-label"] != nil || field["aria-labelledby"] != nil || field["id"].map(labelled.contains) == true
      || field.ancestors.contains { $0.name == "label" }
  }
}
