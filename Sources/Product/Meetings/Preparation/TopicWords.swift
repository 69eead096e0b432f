import Danish

/// What is said about choosing between a broad meeting and a few topics.
enum TopicWords {
  static let breadthMissing = "Vælg bredt eller i dybden."
  static let topicsMissing = "Vælg mindst ét emne, eller skriv det selv."
  static let reasonMissing = "Skriv kort, hvorfor det alligevel er det rigtige denne gang. Så kan I gemme."
  static let stale = "En anden har rettet mødet, siden du åbnede siden."
  static let mergeTooFew = "Sæt hak ved mindst to emner, der skal samles."
  static let headingMissing = "Skriv, hvad emnerne skal hedde sammen."

  /// "Læselyst og Læsning som »At læse«"; "Læselyst og Læsning hver for sig" when they are taken apart.
  static func together(_ topics: [String], as heading: String) -> String {
    Danish.list(topics) + (heading.isEmpty ? " hver for sig" : " som »\(heading)«")
  }

  static func advice(_ advice: TopicChoice.Advice) -> (title: String, text: String) {
    switch advice {
    case .onlyOne:
      (
        "Kun ét emne",
        "Med ét emne ser I ikke resten af profilen. De fleste vælger to eller tre emner eller taler bredt."
      )
    case .tooMany(let chosen, let most):
      (
        "\(Danish.count(chosen)) emner er mange",
        "Mødeformen er lagt an på højst \(Danish.count(most)). Hvert emne får en hel runde i cirklen, og der bliver mindre tid til at forstå."
      )
    case .tooLong(let minutes, let end):
      (
        "Dagsordenen er \(KindWords.duration(minutes)) for lang",
        "Mødet kan tidligst slutte kl.\(Danish.noBreak)\(Danish.clock(minutes: end)). Vælg færre emner, giv punkterne mindre tid, eller lad mødet vare længere."
      )
    }
  }
}
