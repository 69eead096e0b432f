import MethodFiles

extension Circle {
  /// Every field a circle may have, in the order files are written and the guide explains them.
  package static let fields = ["slug", "name", "purpose", "advice", "anyOrder", "source", "phases"]
  package static let phaseFields = [
    "name", "question", "purpose", "step", "minutes", "questions", "glasses", "ready",
  ]

  /// Reads a circle from its file; nil when anything was found, so that half a circle never exists.
  package init?(reading file: inout MethodFile) {
    let slug = file.slug("slug"), name = file.text("name"), purpose = file.text("purpose")
    let advice = file.texts("advice"), isAnyOrder = file.isSet("anyOrder"), source = file.optionalText("source")
    let count = file.findings.count
    let phases = file.items("phases", expecting: Circle.phaseFields) { Phase(reading: &$0) }
    if phases.isEmpty, file.findings.count == count { file.find("phases", .own(KindWords.noPhases)) }
    let names = phases.map(\.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      file.find("phases", .own(KindWords.phaseTwice(twice)))
    }
    file.refuseOthers(than: Circle.fields)
    guard file.findings.isEmpty, let slug, let name, let purpose else { return nil }
    self.init(slug: slug, name: name, purpose: purpose, phases: phases)
    self.advice = advice
    self.isAnyOrder = isAnyOrder
    self.source = source
  }
}

extension Circle.Phase {
  init?(reading level: inout MethodFile) {
    let name = level.text("name"), question = level.text("question"), purpose = level.text("purpose")
    let step = level.word("step", Circle.Step.self), minutes = level.whole("minutes", from: 1, to: 240)
    let questions = level.texts("questions"), glasses = level.texts("glasses"), ready = level.optionalText("ready")
    guard let name, let question, let purpose, let step, let minutes else { return nil }
    self.init(
      name, question: question, purpose: purpose, step: step, minutes: minutes, questions: questions, glasses: glasses,
      ready: ready)
  }
}
