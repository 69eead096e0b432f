import Profiles

extension DemoLevel {
  static let grades4To6 = DemoGrades(4, 6), grades7To9 = DemoGrades(7, 9), allGrades = DemoGrades(0, 9)

  private static let youngAndOld = [
    Category(name: "4.–6. klasse", part: 0.5, grades: grades4To6, shift: -0.1),
    Category(name: "7.–9. klasse", part: 0.5, grades: grades7To9, shift: 0.1),
  ]

  /// Theme 1. The five scales of the national survey are made pupil by pupil, see `DemoSurvey`.
  static let wellbeing: [DemoLevel] = [
    .init(
      "glad-for-skolen-0-3", .pupils(DemoGrades(0, 3), answering: 0.88), .schoolYears, .share(0.62, safe: true),
      [(.belonging, 0.25), (.adults, 0.1)], drift: -0.02),
    .init(
      "mobning", .pupils(DemoGrades(4, 9), answering: 0.9), .schoolYears, .share(0.055, safe: false),
      [(.belonging, -0.35)], drift: 0.02, categories: youngAndOld),
    .init(
      "ensomhed-unge", .perChild(0.13), .everySecondSchoolYear, .share(0.12, safe: true),
      [(.confidence, -0.35), (.belonging, -0.1), (.home, -0.1)], drift: 0.02),
    .init(
      "fortrolig-med-foraeldre", .perChild(0.13), .everySecondSchoolYear, .share(0.81, safe: true), [(.home, 0.35)]),
    .init(
      "maaltid-med-familien", .perChild(0.13), .everySecondSchoolYear, .share(0.71, safe: true), [(.home, 0.3)]),
    .init(
      "foraeldretilfredshed-dagtilbud", .dayCare(share: 1, answering: 0.58), [.schoolYear(2022), .schoolYear(2024)],
      .mean(4.1, deviation: 0.85, scale: 1...5), [(.adults, 0.15)]),
    .init(
      "foraeldresamarbejde-skole", .pupils(allGrades, answering: 0.42), [.schoolYear(2022), .schoolYear(2024)],
      .mean(3.8, deviation: 1, scale: 1...5), [(.adults, 0.14)]),
    .init(
      "fritidsaktivitet-boern", .perChild(0.25), Array([Period].schoolYears.dropFirst()), .share(0.77, safe: true),
      [(.clubs, 0.35), (.economy, 0.2)], drift: 0.01,
      categories: [
        .init(name: "4.–6. klasse", part: 0.52, grades: nil, shift: 0.25),
        .init(name: "7.–9. klasse", part: 0.48, grades: nil, shift: -0.25),
      ]),
    .init(
      "sfo-indskrivning", .pupils(DemoGrades(0, 3), answering: 1), .schoolYears, .share(0.84, safe: true),
      [(.economy, 0.2)]),
    .init(
      "fritidsjob", .perChild(0.28), Array([Period].years.dropLast()), .share(0.33, safe: true),
      [(.economy, 0.1), (.neighbours, 0.1)], drift: 0.04),
    .init(
      "hoejt-fravaer", .pupils(allGrades, answering: 1), .schoolYears, .share(0.235, safe: true),
      [(.attendance, -0.33)], drift: -0.06,
      categories: [
        .init(name: "0.–3. klasse", part: 0.4, grades: DemoGrades(0, 3), shift: -0.35),
        .init(name: "4.–6. klasse", part: 0.3, grades: grades4To6, shift: -0.05),
        .init(name: "7.–9. klasse", part: 0.3, grades: grades7To9, shift: 0.4),
      ]),
    .init(
      "samlet-fravaer", .pupils(allGrades, answering: 1), .schoolYears,
      .amount(7.6, noise: 0.12, decimals: 1, summed: false), [(.attendance, -0.7)], drift: -0.22),
    .init(
      "ulovligt-fravaer", .pupils(allGrades, answering: 1), .schoolYears,
      .amount(1.2, noise: 0.05, decimals: 1, summed: false), [(.attendance, -0.25)], drift: -0.03),
    // By institution and with a threshold of five, three colours of children in a small house must be hidden.
    .init(
      "topi-gul-roed", .dayCare(share: 1, answering: 0.93), .years, .share(0.07, safe: false),
      [(.home, -0.2), (.economy, -0.25)]),
    .init(
      "overvaegt-indskoling", .perChild(0.15), [.years(2020, 2022), .years(2023, 2025)], .share(0.125, safe: true),
      [(.health, -0.25), (.economy, -0.1)]),
    .init(
      "sunde-taender-5", .perChild(0.054), .years, .share(0.74, safe: true), [(.health, 0.3), (.economy, 0.1)],
      drift: 0.02),
    .init(
      "sunde-taender-15", .perChild(0.053), .years, .share(0.6, safe: true), [(.health, 0.3), (.economy, 0.1)],
      drift: 0.03),
  ]
}
