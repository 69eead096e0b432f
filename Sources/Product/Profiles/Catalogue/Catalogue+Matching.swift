import Danish

extension Catalogue {
  /// The indicator whose name is written so in a file, upper and lower case and spelling of æ, ø and å aside.
  package func named(_ label: String) -> Indicator? {
    let wanted = Danish.fold(label)
    let found = indicators.filter { Danish.fold($0.name) == wanted || $0.slug == wanted }
    return found.count == 1 ? found[0] : nil
  }

  /// The indicator that a heading or a label most likely means: its name, or its name with a few words around it that
  /// only say what kind of number follows ("Familier uden bil i alt", "Folketal (antal)", "Højt fravær, pct.").
  package func meant(by label: String) -> Indicator? {
    if let indicator = named(label) { return indicator }
    let plain = Catalogue.bare(label)
    guard !plain.isEmpty else { return nil }
    // "Antal elever med …" is the numerator of a share, not the share.
    let counts = Danish.fold(label).hasPrefix("antal ")
    let found = indicators.filter { Catalogue.bare($0.name) == plain && (!counts || $0.measure == .count) }
    return found.count == 1 ? found[0] : nil
  }

  private static let kindWords: Set<String> = [
    "i", "alt", "pct", "procent", "percent", "antal", "andel", "gennemsnit", "total", "vaerdi",
  ]

  private static func bare(_ text: String) -> String {
    let words = Danish.fold(text).split { !$0.isLetter && !$0.isNumber }
    let first = words.firstIndex { !kindWords.contains(String($0)) } ?? words.endIndex
    let last = words.lastIndex { !kindWords.contains(String($0)) } ?? words.startIndex
    return first > last ? "" : words[first...min(last, words.count - 1)].joined(separator: " ")
  }

  /// A breakdown's category as the catalogue writes it ("4.–6. klasse"), whatever dash and capitals the file uses.
  package func category(_ label: String, in breakdown: String) -> String? {
    let wanted = Catalogue.plain(label)
    for indicator in indicators {
      for known in indicator.breakdowns where Catalogue.plain(known.name) == Catalogue.plain(breakdown) {
        if let category = known.categories.first(where: { Catalogue.plain($0) == wanted }) { return category }
      }
    }
    return nil
  }

  private static func plain(_ text: String) -> String {
    Danish.fold(text).replacing("–", with: "-").replacing(" ", with: "").replacing("\u{A0}", with: "")
  }
}
