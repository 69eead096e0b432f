import Danish

/// What the attacker found, in words the data steward can act on.
package enum GateWords {
  static let title = "Prøven af udkastet"

  static func passed(_ report: GateReport) -> String {
    report.secrets == 0
      ? "Intet i udkastet er så småt, at det skal skjules."
      : "Vi har læst alle sider og regneark, som læserne vil se dem, og prøvet at regne os frem til "
        + "\(Danish.counted(report.secrets, one: "tal, der skal skjules", other: "tal, der skal skjules")). Det kan ikke lade sig gøre."
  }

  static let notTested = "Udkastet er lavet, før der var en prøve. Lav det igen, før I udgiver det."

  static let lead =
    "Udkastet kan ikke udgives, som det er. Vi har læst det, som læserne vil, og regnet på det. Det her skal løses først:"

  static func hit(_ indicator: String, _ area: String, _ period: String, _ group: String, for audience: Audience)
    -> String
  {
    let part = group.isEmpty ? "" : " (\(group))"
    return "\(indicator) for \(area)\(part) \(period) kan regnes ud af \(AudienceWords.name(audience))."
  }

  static func more(_ count: Int) -> String { "Og \(Danish.counted(count, one: "tal", other: "tal")) til." }

  static let whatToDo =
    "Lav udkastet igen. Står det her stadig, så tag nøgletallet ud af den fil, det kom med, eller del det op i færre områder "
    + "eller grupper. Skriv gerne til dem, der laver Fælled: det skal ikke kunne ske."

  static func failure(_ failure: GateReport.Failure, _ indicator: String) -> String {
    switch failure.reason {
    case .contradiction:
      "\(indicator): to sider siger hver sit om det samme tal, så vi kan ikke prøve det. Se kildens fil efter, og lav udkastet igen."
    case .outOfTime: "\(indicator): prøven blev ikke færdig. Lav udkastet igen, når serveren har mindre travlt."
    case .solverMissing:
      "\(indicator): programmet, der regner prøven ud, mangler på serveren. Bed driften installere det, og lav udkastet igen."
    case .solverStopped: "\(indicator): prøven gik i stå. Lav udkastet igen."
    case .sameName:
      "\(indicator): to nøgletal hedder det samme. Giv det ene et andet navn i metodemappen, og lav udkastet igen."
    }
  }
}
