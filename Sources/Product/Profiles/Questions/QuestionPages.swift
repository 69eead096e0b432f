import Danish
import Markup
import People
import Values
import Web

/// All questions, and one.
enum QuestionPages {
  struct Everything: Sendable {
    let open: [FigureQuestion]
    let answered: [FigureQuestion]
    /// How many are answered in all, and which page of them this is.
    let count: Int
    let page: Int
    let pages: Int
    let isInside: Bool
  }

  static func list(_ all: Everything, receipt: HTML?) -> Page {
    let open =
      all.open.isEmpty
      ? Parts.empty("Ingen spørgsmål venter", "Vælg et tal på en profil, og spørg om det.")
      : QuestionParts.list(all.open, isInside: all.isInside)
    let answered: HTML? =
      all.count == 0
      ? nil
      : Parts.section(
        "besvaret", "Besvaret", QuestionParts.list(all.answered, isInside: all.isInside),
        Parts.pager(page: all.page, of: all.pages) { Path.questions.with(query: [("side", "\($0)")]) } ?? .empty)
    return Page(
      title: QuestionWords.title, menu: "lokalsamfund", phase: 1,
      main: """
        \(receipt)\(Parts.head(
          crumbs: [.init("Lokalsamfund", .localCommunities), .init(QuestionWords.title)], title: QuestionWords.title,
          lead: QuestionWords.lead))\(Parts.section("venter", "Venter på svar", open))\(answered)
        """)
  }

  struct View: Sendable {
    let question: FigureQuestion
    /// The answered question that says it all, where the visitor may read it.
    let same: FigureQuestion?
    /// The area it was asked about, for as long as it is there.
    let area: Area?
    /// The meeting it was asked for, where the visitor is in it.
    let target: PinTarget?
    /// Answered questions about the same indicator.
    let others: [FigureQuestion]
    let isInside: Bool
    let isOwn: Bool
    let mayAnswer: Bool
  }

  static func show(
    _ view: View, answer: PinPages.Sent = .init(), join: PinPages.Sent = .init(), conflict: Conflict? = nil,
    receipt: HTML? = nil
  ) -> Page {
    let question = view.question
    let begun = answer.form.fields.isEmpty ? QuestionForms.form(question) : answer.form
    let answering = Fields(begun, answer.errors, prefix: "b-")
    let joining = Fields(join.form, join.errors, prefix: "samme-")
    let errors = answer.errors.isEmpty ? join.errors : answer.errors
    let forms: HTML? =
      view.mayAnswer ? "\(answerForm(view, answering))\(joinForm(view, joining))" : nil
    return Page(
      title: errors.title("Spørgsmål om \(question.indicatorName)"), menu: "lokalsamfund", phase: 1,
      main: """
        \(receipt)\(answering.summary)\(joining.summary)\
        \(Parts.head(
          crumbs: [
            .init("Lokalsamfund", .localCommunities), .init(QuestionWords.title, .questions),
            .init(question.indicatorName),
          ], title: "Spørgsmål om \(question.indicatorName)"))\
        \(conflict.map(ConflictParts.versions))\(body(view))\(forms)
        """)
  }

  private static func body(_ view: View) -> HTML {
    let question = view.question
    let shown: HTML = "<p>\(PinParts.lines(question.wording))</p>"
    var facts = [Parts.Answered("Spørgsmål", shown)]
    if question.asked != question.wording, view.isOwn || view.mayAnswer {
      facts.append(.init("Sådan blev der spurgt", "<p>\(PinParts.lines(question.asked))</p>"))
    }
    facts.append(.init("Spurgt", "\(QuestionWords.when(question, isInside: view.isInside || view.isOwn))"))
    facts.append(.init("Om", figure(view)))
    if let target = view.target, let path = Path(local: target.link) {
      facts.append(.init("Til mødet", "<a href=\"\(path)\">\(target.title)</a>"))
    }
    facts.append(.init("Svar", answer(view)))
    if view.isInside { facts.append(.init("Kan læses af", "\(QuestionWords.name(question.readers))")) }
    let withdraw: HTML? =
      question.isOpen && view.isOwn
      ? Parts.actions(Parts.post("Træk spørgsmålet tilbage", to: .questionWithdrawal(question.id), .quiet)) : nil
    return Parts.section("spoergsmaal", "Spørgsmål og svar", Parts.answers(facts), withdraw ?? .empty)
  }

  private static func figure(_ view: View) -> HTML {
    let release = "udgivelse \(Danish.count(view.question.release))"
    guard let area = view.area else { return "\(view.question.areaName), \(release)" }
    return """
      <a href="\(Path.figure(area.slug, view.question.indicator))">\(view.question.indicatorName), \(area.name)</a>, \(release)
      """
  }

  private static func answer(_ view: View) -> HTML {
    if let answer = view.question.answer {
      return "<p>\(PinParts.lines(answer.text))</p><p class=\"meta\">\(QuestionWords.answered(answer))</p>"
    }
    guard let same = view.same, let answer = same.answer else {
      return view.question.isOpen
        ? Parts.badge("Venter på svar", .wait) : "Spørgsmålet er besvaret sammen med et andet."
    }
    return """
      <p>\(PinParts.lines(answer.text))</p><p class="meta">\(QuestionWords.answered(answer)), på \
      <a href="\(Path.question(same.id))">et spørgsmål om det samme</a></p>
      """
  }

  private static func answerForm(_ view: View, _ fields: Fields) -> HTML {
    let form = fields.form(
      to: .answering(view.question.id),
      [
        fields.hidden("version", fields.typed.text("version")),
        fields.long("ordlyd", "Spørgsmålet, som andre læser det", hint: QuestionWords.wordingHint, rows: 3),
        fields.long("svar", "Svar", hint: QuestionWords.answerHint, rows: 6),
        fields.radios(
          "laesere", "Hvem må læse spørgsmålet og svaret?",
          [Audience.inside, .partner].map { Choice($0.rawValue, QuestionWords.name($0)) },
          hint: QuestionWords.readersHint),
      ], submit: view.question.answer == nil ? "Gem svaret" : "Ret svaret")
    return Parts.section(
      "svar", view.question.answer == nil ? "Svar på spørgsmålet" : "Ret svaret", intro: QuestionWords.answerLead,
      Parts.narrow(form))
  }

  /// Only for a question that waits, and where there is an answer to point to.
  private static func joinForm(_ view: View, _ fields: Fields) -> HTML {
    guard view.question.isOpen, !view.others.isEmpty else { return .empty }
    let form = fields.form(
      to: .joining(view.question.id),
      [
        fields.hidden("version", "\(view.question.version)"),
        fields.select(
          "spoergsmaal", "Hvilket spørgsmål?",
          view.others.map { Choice($0.id.raw, String($0.wording.replacing("\n", with: " ").prefix(120))) },
          empty: "Vælg et spørgsmål, der er besvaret"),
      ], submit: "Det er det samme", weight: .normal)
    return Parts.section(
      "samme", "Er der svaret på det før?",
      intro: "Så peg på svaret. Den, der spurgte, får besked, og I har kun ét svar at holde ved lige.",
      Parts.narrow(form))
  }
}
