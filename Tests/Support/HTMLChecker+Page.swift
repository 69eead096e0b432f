extension HTMLChecker {
  /// What only a whole page can have: language, title, one h1, headings without gaps.
  static func pageProblems(_ tree: HTMLTree) -> [String] {
    var found: [String] = []
    if (tree.first("html")?["lang"] ?? "").isEmpty { found.append("no language on <html>") }
    let titles = tree.all("title").filter { $0.parent?.name == "head" }
    if titles.count != 1 || titles[0].text.allSatisfy(\.isWhitespace) {
      found.append("one title, and not an empty one")
    }
    if tree.all("h1").count != 1 { found.append("\(tree.all("h1").count) h1 on the page") }
    if tree.all("main").count != 1 { found.append("\(tree.all("main").count) main on the page") }
    return found + headingProblems(tree)
  }

  private static func headingProblems(_ tree: HTMLTree) -> [String] {
    // An error summary with an h2 may stand before the h1: only steps deeper by more than one are gaps.
    var level = 1
    return tree.all.compactMap { element in
      guard element.name.count == 2, element.name.hasPrefix("h"), let next = element.name.last?.wholeNumberValue else {
        return nil
      }
      defer { level = next }
      return next > level + 1 ? "\(element): h\(next) follows h\(level)" : nil
    }
  }

  /// What points at something else on the page points at something that is there.
  static func referenceProblems(_ tree: HTMLTree) -> [String] {
    let ids = Set(tree.all.compactMap { $0["id"] })
    return tree.all.flatMap { element in
      element.attributes.flatMap { name, value -> [String] in
        targets(of: name, value).filter { !ids.contains($0) }.map { "\(element): \(name) points at nothing: \($0)" }
      } + labelProblem(element, tree)
    }
  }

  private static func targets(of name: String, _ value: String) -> [String] {
    switch name {
    case "for", "form", "list", "aria-activedescendant": [value]
    case "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-errormessage", "aria-details",
      "headers":
      value.split(separator: " ").map(String.init)
    case "href" where value.hasPrefix("#") && value != "#": [String(value.dropFirst())]
    case "fill", "stroke", "mask", "clip-path":
      value.hasPrefix("url(#") ? [String(value.dropFirst(5).dropLast())] : []
    default: []
    }
  }

  private static func labelProblem(_ label: HTMLElement, _ tree: HTMLTree) -> [String] {
    guard label.name == "label", let target = label["for"].flatMap(tree.element(id:)) else { return [] }
    let labelable = ["input", "select", "textarea", "button", "meter", "output", "progress"].contains(target.name)
    return labelable && target["type"] != "hidden" ? [] : ["\(label): its target takes no label"]
  }
}
