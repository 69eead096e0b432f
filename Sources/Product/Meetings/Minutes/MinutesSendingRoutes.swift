import Danish
import Markup
import People
import Storage
import Values
import Web

/// Minutes go out, are objected to, approved, added to and journalised.
struct MinutesSendingRoutes: Sendable {
  let house: House
  let minutes: MinutesRoutes

  func mount(_ routes: inout Routes) {
    routes.post("/moeder/{id}/referat/udsendelse", .signedIn) { call, visitor in try await send(call, visitor) }
    routes.post("/moeder/{id}/referat/tilbage", .signedIn) { call, visitor in
      try await step(call, visitor, "tilbage") {
        try MinutesStore.takeBack(version: $0, $1.look, at: $1.look.now, in: $2)
      }
    }
    routes.post("/moeder/{id}/referat/godkendelse", .signedIn) { call, visitor in
      let post = PostAddress(house.settings, visitor.municipalityName)
      return try await step(call, visitor, "godkendt") { version, view, tx in
        guard view.standing.mayApprove(on: view.look.now.day) else { throw Refusal.conflict(MinutesWords.notNow) }
        return try MinutesSendingStore.approve(view, version: version, from: post, in: tx)
      }
    }
    routes.post("/moeder/{id}/referat/indsigelse", .signedIn) { call, visitor in try await object(call, visitor) }
    routes.post("/moeder/{id}/referat/tilfoejelse", .signedIn) { call, visitor in try await add(call, visitor) }
    routes.post("/moeder/{id}/referat/journal", .signedIn) { call, visitor in try await journalise(call, visitor) }
  }

  /// An act of those who lead on the minutes as they are in the transaction.
  private func step(
    _ call: Call, _ visitor: Visitor, _ receipt: String,
    _ body: @escaping @Sendable (_ version: Int, MinutesLook, Transaction) throws -> Bool
  ) async throws -> Answer {
    let version = try await call.form().number("version") ?? 0
    let isDone = try await house.store.write { tx in
      _ = try MeetingRoutes.changeable(call, visitor, tx)
      return try body(version, try minutes.find(call, visitor, tx), tx)
    }
    guard isDone else { throw Refusal.conflict(MinutesWords.changed) }
    return done(receipt, call)
  }

  /// The letters go in the same transaction. Where nobody has said whom letters are from, there are none.
  private func send(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let post = PostAddress(house.settings, visitor.municipalityName)
    return try await step(call, visitor, "sendt") { version, view, tx in
      guard view.isHeld, !view.isPractice else { throw Refusal.conflict(MinutesWords.goesOn) }
      return try MinutesSendingStore.send(view, version: version, from: post, in: tx)
    }
  }

  private func object(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let view = try await minutes.find(call, visitor)
    let (words, errors) = MinutesForms.words(form)
    guard errors.isEmpty else {
      return .page(MinutesPages.show(view, sent: .init(which: .objection, form: form, errors: errors)), status: 422)
    }
    try await house.store.write { tx in
      let view = try minutes.find(call, visitor, tx)
      guard let own = view.look.standing.participant else { throw Refusal.notAllowed }
      guard view.standing.mayObject(on: view.look.now.day) else { throw Refusal.conflict(MinutesWords.notNow) }
      try MinutesStore.object(
        words, by: own.id, person: visitor.person, to: view.look.meeting.id, of: view.look.municipality,
        at: view.look.now, in: tx)
    }
    return done("indsigelse", call)
  }

  private func add(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let view = try await minutes.find(call, visitor)
    guard view.look.mayChange else { throw Refusal.notAllowed }
    let (words, errors) = MinutesForms.words(form)
    guard errors.isEmpty else {
      return .page(MinutesPages.show(view, sent: .init(which: .addition, form: form, errors: errors)), status: 422)
    }
    try await house.store.write { tx in
      let view = try minutes.find(call, visitor, tx)
      guard view.look.mayChange, view.standing.state == .approved else { throw Refusal.conflict(MinutesWords.notNow) }
      try MinutesStore.add(words, view.look, at: view.look.now, in: tx)
    }
    return done("tilfoejet", call)
  }

  private func journalise(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let view = try await minutes.find(call, visitor)
    guard view.look.mayChange else { throw Refusal.notAllowed }
    let (journal, errors) = MinutesForms.journal(form)
    guard let journal, errors.isEmpty else {
      return .page(MinutesPages.show(view, sent: .init(which: .journal, form: form, errors: errors)), status: 422)
    }
    let isDone = try await house.store.write { tx in
      let view = try minutes.find(call, visitor, tx)
      guard view.look.mayChange, view.standing.state == .approved else { throw Refusal.conflict(MinutesWords.notNow) }
      return try MinutesStore.journalise(
        journal, version: form.number("version") ?? 0, view.look, at: view.look.now, in: tx)
    }
    guard isDone else { throw Refusal.conflict(MinutesWords.changed) }
    return done("journal", call)
  }

  private func done(_ receipt: String, _ call: Call) -> Answer {
    .seeOther(Path.minutes(ID(call.parameter("id"))).with(query: [("besked", receipt)]))
  }
}

extension MySideSource {
  /// Minutes that wait to be read while one may still object.
  package static let minutes = MySideSource { visitor, now, tx in
    try MinutesStore.waiting(for: visitor.person, in: visitor.municipality, on: now.day, tx: tx).map { entry, until in
      MySideItem(
        .waiting, "Læs referatet: \(entry.title)", to: .minutes(entry.id),
        note: "Du kan gøre indsigelse til og med \(Danish.weekdayDate(until))", phase: .action)
    }
  }
}

extension OwnDataSource {
  /// What somebody has objected to in minutes.
  package static let minutes = OwnDataSource { person, municipality, tx in
    try MinutesStore.objections(by: person, in: municipality, tx: tx).map { one in
      OwnDataEntry(title: "Indsigelse: \(one.title), \(Danish.date(one.day))", until: nil, lines: [one.words])
    }
  }
}
