import Markup
import People
import Profiles
import Storage
import Values
import Web

/// The figures that are pinned to a meeting, over HTTP. They are pinned from the pages where figures are read.
struct MeetingFigureRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/tal", .signedIn) { call, visitor in
      let receipt = MeetingFigureWords.receipts[call.query.text("besked")].map { Parts.receipt($0) }
      return try await show(call, visitor, receipt: receipt)
    }
    routes.post("/moeder/{id}/tal/{pin}/note", .signedIn) { call, visitor in try await change(call, visitor) }
    routes.post("/moeder/{id}/tal/{pin}/fjernelse", .signedIn) { call, visitor in try await remove(call, visitor) }
    routes.post("/moeder/{id}/tal/{pin}/flytning", .signedIn) { call, visitor in try await move(call, visitor) }
  }

  private func show(
    _ call: Call, _ visitor: Visitor, sent: MeetingFigurePages.Sent? = nil, status: Int = 200, receipt: HTML? = nil
  ) async throws -> Answer {
    try await house.store.read { tx in
      let look = try MeetingRoutes.look(call, visitor, tx)
      let figures = try MeetingFigureStore.find(look, in: tx)
      return .page(MeetingFigurePages.show(look, figures, sent: sent, receipt: receipt), status: status)
    }
  }

  /// The meeting and one of its pins. What is cancelled is changed by nobody.
  private func find(_ call: Call, _ visitor: Visitor, _ tx: Transaction) throws -> (MeetingLook, Pin) {
    let look = try MeetingRoutes.look(call, visitor, tx)
    guard look.meeting.cancelled == nil else { throw Refusal.conflict(MeetingWords.isCancelled) }
    let pin = try PinStore.find(
      ID(call.parameter("pin")), on: look.meeting.id.raw, as: Audience(of: visitor), of: look.municipality, in: tx)
    guard let pin else { throw Refusal.missing }
    return (look, pin)
  }

  private func change(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    var errors = FormErrors()
    let note = PinForms.note(form, &errors)
    let pin = ID<Pin>(call.parameter("pin"))
    guard errors.isEmpty else {
      return try await show(call, visitor, sent: .init(pin: pin, form: form, errors: errors), status: 422)
    }
    let outcome = try await isThere {
      try await house.store.write { tx in
        let (_, pin) = try find(call, visitor, tx)
        return try PinStore.change(
          note, version: form.number("version") ?? 0, on: pin, by: visitor, at: now, in: tx)
      }
    }
    guard case .conflict(let theirs, let change) = outcome else { return done("note", call) }
    let again = Form([("note", note), ("version", "\(theirs.version)")])
    let conflict = Conflict(change, [("Din note", note, theirs.text ?? "")])
    return try await show(
      call, visitor, sent: .init(pin: pin, form: again, conflict: conflict), status: 412)
  }

  /// One's own, or for those who plan the meeting all of it.
  private func remove(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let isAll = try await call.form().text("alle") == "1"
    let now = call.now
    try await isThere {
      try await house.store.write { tx in
        let (look, pin) = try find(call, visitor, tx)
        // What stands in minutes that were sent out stays there.
        let minutes = try MinutesStore.standing(of: look.meeting.id, in: look.municipality, tx: tx)
        let isFixed = minutes.document?.figures.contains(pin.id) ?? false
        guard !isFixed else { throw Refusal.conflict(MinutesWords.figureStays) }
        guard isAll else { return try PinStore.removeOwn(pin, by: visitor, at: now, in: tx) }
        guard look.mayChange else { throw Refusal.notAllowed }
        try PinStore.remove(pin, by: visitor, at: now, in: tx)
      }
    }
    return done("fjernet", call)
  }

  private func move(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let isUp = try await call.form().text("retning") == "op"
    let now = call.now
    try await house.store.write { tx in
      let (look, pin) = try find(call, visitor, tx)
      guard look.mayChange else { throw Refusal.notAllowed }
      try PinStore.move(pin, up: isUp, by: visitor, at: now, in: tx)
    }
    return done("flyttet", call)
  }

  private func done(_ receipt: String, _ call: Call) -> Answer {
    .seeOther(Path.meetingFigures(ID(call.parameter("id"))).with(query: [("besked", receipt)]))
  }

  private func isThere<Done: Sendable>(_ body: () async throws -> Done) async throws -> Done {
    do { return try await body() } catch is IsMissing { throw Refusal.missing }
  }
}

extension MeetingSection {
  /// The figures one will talk about, and what has been asked about them.
  static let figures = MeetingSection(
    tasks: { look, tx in
      let figures = try MeetingFigureStore.find(look, in: tx)
      let path = Path.meetingFigures(look.meeting.id)
      var tasks = [
        MeetingTask(
          MeetingFigureWords.task, note: MeetingFigureWords.taskNote(figures.pins.count), path: path,
          isDone: !figures.pins.isEmpty)
      ]
      let open = figures.questions.count(where: \.isOpen)
      if !figures.questions.isEmpty {
        tasks.append(
          MeetingTask(
            MeetingFigureWords.questionTask,
            note: MeetingFigureWords.questionNote(open: open, of: figures.questions.count), path: path,
            isDone: open == 0))
      }
      return tasks
    },
    content: { look, tx in MeetingFigurePages.section(look, try MeetingFigureStore.find(look, in: tx)) })
}
