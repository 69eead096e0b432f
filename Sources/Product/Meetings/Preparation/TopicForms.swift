import People
import Tabular
import Web

/// The choice between broad and a few topics, as it stands in a form.
enum TopicForms {
  /// Topics that were ticked, and one's own words, one on each line.
  static func choice(_ form: Form) -> (TopicChoice?, reason: String, FormErrors) {
    var errors = FormErrors()
    let reason = PreparationForms.line(form, "grund", &errors, 300)
    let breadth = Meeting.Breadth(rawValue: form.text("bredde"))
    errors.check("bredde", breadth != nil, TopicWords.breadthMissing)
    guard breadth == .deep else { return (errors.isEmpty ? .broad : nil, reason, errors) }
    var seen: Set<String> = []
    let own = form.lines("egne")
    let all = (form.values("emne").map(PlainText.line) + own).filter { !$0.isEmpty && seen.insert($0).inserted }
    errors.check("egne", !all.isEmpty, TopicWords.topicsMissing)
    errors.check("egne", all.allSatisfy { $0.count <= 200 }, PreparationWords.tooLong(200))
    errors.check("egne", all.count <= 12, PreparationWords.tooLong(200))
    errors.check("egne", !all.contains { CPR.find(in: $0) != nil }, PreparationWords.cpr)
    return (errors.isEmpty ? .topics(all) : nil, reason, errors)
  }

  static func form(_ meeting: Meeting, wishes: [TopicWish], reason: String) -> Form {
    let offered = Set(wishes.map(\.heading))
    let own = meeting.topics.filter { !offered.contains($0) }
    return Form(
      [("version", "\(meeting.version)"), ("bredde", meeting.breadth?.rawValue ?? ""), ("grund", reason)]
        + [("egne", own.joined(separator: "\n"))] + meeting.topics.filter(offered.contains).map { ("emne", $0) })
  }

  /// The topics to put together and their common heading.
  static func merge(_ form: Form, _ wishes: [TopicWish]) -> (keys: [TopicKey], heading: String, FormErrors) {
    var errors = FormErrors()
    let chosen = Set(form.values("samles"))
    let keys = wishes.filter { wish in wish.keys.contains { chosen.contains($0.text) } }.flatMap(\.keys)
    let heading = PreparationForms.line(form, "overskrift", &errors, 200)
    if !form.checked("skil") {
      errors.check("samles", chosen.count >= 2, TopicWords.mergeTooFew)
      errors.check("overskrift", !heading.isEmpty, TopicWords.headingMissing)
    }
    return (keys, form.checked("skil") ? "" : heading, errors)
  }
}
