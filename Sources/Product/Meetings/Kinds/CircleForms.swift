import Web

/// A circle as it stands in forms: the frame, and the phases one after the other with an empty one for more.
enum CircleForms {
  static let most = 20

  static func frame(_ circle: Circle) -> [(String, String)] {
    [
      ("navn", circle.name), ("formaal", circle.purpose), ("raad", MethodForms.lines(circle.advice)),
      ("kilde", circle.source ?? ""),
    ] + (circle.isAnyOrder ? [("frit", "1")] : [])
  }

  static func read(_ form: Form, on circle: inout Circle, _ errors: inout FormErrors) {
    circle.name = form.line("navn")
    circle.purpose = form.line("formaal")
    circle.advice = form.lines("raad")
    circle.source = form.optionalLine("kilde")
    circle.isAnyOrder = form.checked("frit")
    errors.check("navn", !circle.name.isEmpty && circle.name.count <= 200, MethodWords.nameIsOdd)
    errors.check("formaal", !circle.purpose.isEmpty, MethodWords.purposeIsMissing)
  }

  static func phases(_ circle: Circle) -> [(String, String)] {
    circle.phases.enumerated().flatMap { place, phase -> [(String, String)] in
      let number = place + 1
      return [
        ("fase-\(number)", phase.name), ("spoerg-\(number)", phase.question), ("hvorfor-\(number)", phase.purpose),
        ("trin-\(number)", phase.step.rawValue), ("minutter-\(number)", "\(phase.minutes)"),
        ("spoergsmaal-\(number)", MethodForms.lines(phase.questions)),
        ("briller-\(number)", MethodForms.lines(phase.glasses)), ("klar-\(number)", phase.ready ?? ""),
      ]
    } + [("raekker", "\(circle.phases.count + 1)")]
  }

  static func count(_ form: Form) -> Int { min(max(form.number("raekker") ?? 0, 2), most) }

  /// A phase whose name was taken away is taken out; the empty one at the end counts when it has a name.
  static func readPhases(_ form: Form, on circle: inout Circle, _ errors: inout FormErrors) {
    circle.phases = (1...count(form)).compactMap { number in
      let name = form.line("fase-\(number)")
      guard !name.isEmpty else { return nil }
      let question = form.line("spoerg-\(number)"), purpose = form.line("hvorfor-\(number)")
      let step = Circle.Step(rawValue: form.text("trin-\(number)"))
      errors.check("spoerg-\(number)", !question.isEmpty, MethodWords.questionIsMissing)
      errors.check("hvorfor-\(number)", !purpose.isEmpty, MethodWords.purposeIsMissing)
      errors.check("trin-\(number)", step != nil, MethodWords.stepIsMissing)
      let minutes = MethodForms.minutes(form, "minutter-\(number)", 1...240, &errors)
      return .init(
        name, question: question, purpose: purpose, step: step ?? .data, minutes: minutes,
        questions: form.lines("spoergsmaal-\(number)"), glasses: form.lines("briller-\(number)"),
        ready: form.optionalLine("klar-\(number)"))
    }
    if circle.phases.isEmpty, errors.isEmpty { errors.add("fase-1", MethodWords.noPhases) }
  }
}
