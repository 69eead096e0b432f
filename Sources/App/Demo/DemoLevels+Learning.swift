import Profiles

extension DemoLevel {
  private static let reading = [
    Category(name: "1.–3. klasse", part: 3 / 8, grades: DemoGrades(1, 3), shift: 0.1),
    Category(name: "4.–6. klasse", part: 3 / 8, grades: grades4To6, shift: 0),
    Category(name: "7.–8. klasse", part: 2 / 8, grades: DemoGrades(7, 8), shift: -0.1),
  ]

  /// Theme 2.
  static let learning: [DemoLevel] = [
    .init("sprog-daekning-3-aar", .dayCare(share: 0.25, answering: 1), .years, .share(0.93, safe: false), drift: 0.08),
    .init(
      "sprog-3-aar", .those(countedBy: "sprog-daekning-3-aar"), .years, .share(0.79, safe: true), [(.language, 0.45)],
      drift: 0.03),
    .init(
      "sprog-boernehaveklasse", .pupils(DemoGrades(0, 0), answering: 0.97), .schoolYears, .share(0.81, safe: true),
      [(.language, 0.4)], drift: 0.02),
    .init(
      "foerskriftligt-boernehaveklasse", .pupils(DemoGrades(0, 0), answering: 0.97), .schoolYears,
      .share(0.83, safe: true), [(.language, 0.3), (.skills, 0.1)]),
    .init(
      "gode-til-laesning", .pupils(DemoGrades(3, 6), answering: 0.94), .schoolYears, .share(0.71, safe: true),
      [(.skills, 0.28), (.language, 0.1)], drift: -0.03),
    .init(
      "gode-til-matematik", .pupils(DemoGrades(3, 6), answering: 0.94), .schoolYears, .share(0.74, safe: true),
      [(.skills, 0.32)], drift: -0.02),
    .init(
      "laesning-laveste-gruppe", .pupils(DemoGrades(1, 8), answering: 0.93), .schoolYears, .share(0.12, safe: true),
      [(.skills, -0.25), (.language, -0.12)], categories: reading),
    .init(
      "stavning-laveste-gruppe", .pupils(DemoGrades(1, 8), answering: 0.93), .schoolYears, .share(0.135, safe: true),
      [(.skills, -0.25)], drift: 0.02, categories: reading),
    .init(
      "matematik-laveste-gruppe", .pupils(DemoGrades(1, 8), answering: 0.93), .schoolYears, .share(0.13, safe: true),
      [(.skills, -0.3)], categories: reading),
    .init(
      "karakterer-9-klasse", .pupils(DemoGrades(9, 9), answering: 0.93), .schoolYears,
      .mean(7.3, deviation: 2.1, scale: -3...12), [(.skills, 0.4), (.economy, 0.2)], drift: 0.03),
    .init(
      "karakterer-matematik", .pupils(DemoGrades(9, 9), answering: 0.93), .schoolYears,
      .mean(6.9, deviation: 2.9, scale: -3...12), [(.skills, 0.45), (.economy, 0.2)]),
    // A grade 9 of thirty with three who did not make it: the right figure to hide.
    .init(
      "mindst-02", .pupils(DemoGrades(9, 9), answering: 1), .schoolYears, .share(0.89, safe: false),
      [(.skills, 0.3), (.economy, 0.1)]),
    .init(
      "fuldfoert-9-klasseproeve", .pupils(DemoGrades(9, 9), answering: 1), .schoolYears, .share(0.92, safe: false),
      [(.attendance, 0.2)]),
    .init(
      "specialtilbud", .perChild(0.5), .schoolYears, .share(0.046, safe: true), [(.economy, -0.15)], drift: 0.03),
    .init(
      "ungdomsuddannelse-15-mdr", .perChild(0.0565), .years, .share(0.875, safe: true), [(.onward, 0.3)], drift: -0.01),
    .init(
      "unge-uden-uddannelse-job", .perInhabitant(0.11), .octoberDays, .share(0.062, safe: true),
      [(.onward, -0.22), (.economy, -0.2)], drift: 0.01),
    .init(
      "ungdomsuddannelse-25-aar", .perInhabitant(0.0125), .years, .share(0.78, safe: true), [(.onward, 0.2)],
      drift: 0.03),
  ]
}
