import Danish

extension Catalogue {
  /// The indicator whose name is written so in a file, upper and lower case and spelling of æ, ø and å aside.
  package func named(_ label: String) -> Indicator? {
    let wanted = Danish.fold(label)
    let found = indicators.filter { Danish.fold($0.name) == wanted || $0.slug == wanted }
    return found.count == 1 ? found[0] : nil
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
