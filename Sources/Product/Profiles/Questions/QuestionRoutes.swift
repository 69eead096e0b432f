import Markup
import People
import Storage
import Values
import Web

/// Questions about figures: the list, one, and answering it.
struct QuestionRoutes: Sendable {
  let house: House
  let targets: PinTargets

  func mount(_ routes: inout Routes) {
    routes.get("/spoergsmaal", .needs(.readProfiles)) { call, visitor in try await list(call, visitor) }
    routes.get("/spoergsmaal/{id}", .needs(.readProfiles)) { call, visitor in
      let receipt = PersonParts.receipt(call.query, QuestionWords.receipts)
      return try await show(call, visitor) { QuestionPages.show($0, receipt: receipt) }
    }
    routes.post("/spoergsmaal/{id}/svar", .needs(.answerFigureQuestions)) { call, visitor in
      try await answer(call, visitor)
    }
    routes.post("/spoergsmaal/{id}/samme", .needs(.answerFigureQuestions)) { call, visitor in
      try await join(call, visitor)
    }
    routes.post("/spoergsmaal/{id}/tilbagetraekning", .needs(.readProfiles)) { call, visitor in
      try await withdraw(call, visitor)
    }
  }

  private static let size = 50

  private func list(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let (municipality, audience, person) = (visitor.municipality, Audience(visitor), visitor.person)
    let page = max(call.query.number("side") ?? 1, 1)
    let all = try await house.store.read { tx in
      let answered = try QuestionStore.answered(
        of: municipality, as: audience, by: person, page: page, size: Self.size, in: tx)
      return QuestionPages.Everything(
        open: try QuestionStore.open(of: municipality, as: audience, by: person, in: tx), answered: answered.questions,
        count: answered.count, page: page, pages: (answered.count + Self.size - 1) / Self.size,
        isInside: audience == .inside)
    }
    guard page == 1 || page <= all.pages else { throw Refusal.missing }
    return .page(QuestionPages.list(all, receipt: PersonParts.receipt(call.query, QuestionWords.receipts)))
  }

  private func show(
    _ call: Call, _ visitor: Visitor, status: Int = 200, _ page: @escaping @Sendable (QuestionPages.View) -> Page
  ) async throws -> Answer {
    let (id, now) = (ID<FigureQuestion>(call.parameter("id")), call.now)
    let view = try await house.store.read { tx in
      try look(try find(id, visitor, tx), visitor, now, tx)
    }
    return .page(page(view), status: status)
  }

  /// What a visitor may not read is not there for them.
  private func find(_ id: ID<FigureQuestion>, _ visitor: Visitor, _ tx: Transaction) throws -> FigureQuestion {
    guard let question = try QuestionStore.find(id, of: visitor.municipality, in: tx),
      question.isFor(Audience(visitor), visitor.person)
    else { throw Refusal.missing }
    return question
  }

  private func look(
    _ question: FigureQuestion, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws -> QuestionPages.View {
    let (municipality, audience) = (visitor.municipality, Audience(visitor))
    let same = try question.sameAs.flatMap { try QuestionStore.find($0, of: municipality, in: tx) }
    let mayAnswer =
      try visitor.may(.answerFigureQuestions)
      && ContactStore.reach(of: visitor, on: now.day, in: tx).covers(question.area)
    let others =
      mayAnswer && question.isOpen
      ? try QuestionStore.about(
        question.indicator, of: municipality, as: audience, by: visitor.person, in: tx) : []
    return QuestionPages.View(
      question: question,
      // Who asked may read the answer to the same, as they may read an answer to their own.
      same: same.flatMap { $0.isFor(audience, visitor.person) || question.asker == visitor.person ? $0 : nil },
      area: try AreaStore.tree(of: municipality, in: tx)[question.area],
      target: try question.target.flatMap { target in
        try targets.all(visitor, now, tx).first { $0.id == target }
      }, others: others.filter { $0.answer != nil && $0.id != question.id }, isInside: audience == .inside,
      isOwn: question.asker == visitor.person, mayAnswer: mayAnswer)
  }

  private func answer(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let (id, now, post) = (ID<FigureQuestion>(call.parameter("id")), call.now, house.questionPost(for: visitor))
    let (draft, errors) = QuestionForms.answering(form)
    guard errors.isEmpty else {
      return try await show(call, visitor, status: 422) { QuestionPages.show($0, answer: .init(form, errors)) }
    }
    let outcome = try await changed(id, visitor, now) { question, tx in
      try QuestionStore.answer(draft, to: question, by: visitor, post: post, at: now, in: tx)
    }
    guard case .conflict(let theirs, let change) = outcome else {
      return .seeOther(Path.question(id).with(query: [("besked", "besvaret")]))
    }
    let conflict = Conflict(
      change,
      [
        ("Spørgsmål", draft.wording, theirs.wording), ("Svar", draft.answer, theirs.answer?.text ?? ""),
        ("Hvem må læse det", QuestionWords.name(draft.readers), QuestionWords.name(theirs.readers)),
      ])
    let again = QuestionForms.form(theirs, draft)
    return try await show(call, visitor, status: 412) {
      QuestionPages.show($0, answer: .init(again), conflict: conflict)
    }
  }

  private func join(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let (id, now, post) = (ID<FigureQuestion>(call.parameter("id")), call.now, house.questionPost(for: visitor))
    var errors = FormErrors()
    errors.check("spoergsmaal", !form.text("spoergsmaal").isEmpty, QuestionWords.choiceMissing)
    let other = ID<FigureQuestion>(form.text("spoergsmaal"))
    if errors.isEmpty {
      do {
        let outcome = try await changed(id, visitor, now) { question, tx in
          try QuestionStore.join(
            question, to: other, version: form.number("version") ?? 0, by: visitor, post: post, at: now, in: tx)
        }
        guard case .conflict = outcome else {
          return .seeOther(Path.question(id).with(query: [("besked", "samlet")]))
        }
        throw Refusal.conflict("En anden har rettet spørgsmålet, siden du så det. Se det igen, før du samler det.")
      } catch let refusal as JoinRefusal {
        errors.add(
          "spoergsmaal", refusal == .notForAsker ? QuestionWords.notForAsker : QuestionWords.notAnswered)
      }
    }
    let sent = PinPages.Sent(form, errors)
    return try await show(call, visitor, status: 422) { QuestionPages.show($0, join: sent) }
  }

  private func withdraw(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let (id, now) = (ID<FigureQuestion>(call.parameter("id")), call.now)
    try await changed(id, visitor, now) { try QuestionStore.withdraw($0, by: visitor, at: now, in: $1) }
    return .seeOther(Path.questions.with(query: [("besked", "trukket")]))
  }

  /// Changes a question, and tells those who follow what it was asked for. A role that does not reach the area is told
  /// so; what is settled or gone is not there to take back.
  private func changed<Done: Sendable>(
    _ id: ID<FigureQuestion>, _ visitor: Visitor, _ now: Instant,
    _ change: @escaping @Sendable (FigureQuestion, Transaction) throws -> Done
  ) async throws -> Done {
    do {
      let (done, news) = try await house.store.write { [targets] tx in
        let question = try find(id, visitor, tx)
        let done = try change(question, tx)
        return (done, try question.target.flatMap { try targets.news($0, visitor.municipality, now, tx) })
      }
      house.live.publish(news)
      return done
    } catch is NotYoursToAnswer { throw Refusal.notAllowed } catch is IsMissing { throw Refusal.missing }
  }
}
