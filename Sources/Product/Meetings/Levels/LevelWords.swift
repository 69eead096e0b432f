import Danish

/// What is said about what goes from one level to the next.
enum LevelWords {
  static let rule = "Kun det, I skriver her, kan læses på næste niveau. Resten af samtalen bliver hos jer."
  static let below = "Kun det, samtalerne har givet videre. De, der gav det, kan se, hvor mange der har læst det."
  static let nothingBelow = "Når en samtale på niveauet under giver noget videre, kan I læse det her."
  static let textMissing = "Skriv det, I vil give videre."

  static func readers(_ number: Int) -> String {
    number == 0 ? "ingen har læst det endnu" : "læst af \(Danish.count(number))"
  }
}
