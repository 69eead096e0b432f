/// Words that explain. In the data phase they are a reason to ask kindly whether a note is already an interpretation.
package enum CausalWords {
  private static let words: Set<String> = [
    "fordi", "derfor", "skyldes", "skyldtes", "årsagen", "årsag", "grundet", "bunder", "forårsager", "forårsaget",
    "burde", "bør",
  ]
  private static let phrases = [
    "på grund af", "på baggrund af", "som følge af", "det er klart at", "hænger sammen med",
  ]

  /// The first such word or phrase as it was written; nil where there is none.
  package static func find(in text: String) -> String? {
    let small = text.lowercased()
    if let phrase = phrases.first(where: small.contains) { return phrase }
    return small.split { !$0.isLetter }.map(String.init).first(where: words.contains)
  }
}
