import Foundation
import Markup
import People
import Profiles
import Storage
import Values
import Web

/// Answers whoever sits in a seat, signed in or not: the preparation, its forms, its files, and what all prepared.
///
/// A route that has found the participant, by session or by link, hands the seat over; nothing below asks who it is.
package struct PreparationDesk: Sendable {
  private let house: House

  package init(house: House) { self.house = house }

  /// GET: the participant's own page.
  package func show(_ call: Call, _ seat: Seat) async throws -> Answer {
    let receipt = PersonParts.receipt(call.query, PreparationWords.receipts)
    var view = try await view(call, seat)
    if view.mayChange { view.sent = Self.mended(call.query.text("ret"), in: view.own) }
    return .page(PreparationPages.prepare(view, receipt: receipt))
  }

  /// The form of the note that is to be mended, as it stands; nil for one that is not there (any more).
  private static func mended(_ id: String, in own: Preparation) -> (step: String, form: Form, errors: FormErrors)? {
    if let mark = own.marks.first(where: { $0.id.raw == id }) {
      return ("maerke", PreparationForms.form(mark), FormErrors())
    }
    if let topic = own.topics.first(where: { $0.id.raw == id }) {
      return ("emne", PreparationForms.form(topic), FormErrors())
    }
    return own.brought.first { $0.id.raw == id }.map { ("data", PreparationForms.form($0), FormErrors()) }
  }

  /// POST of every step but data; which one stands in the field `trin`.
  package func change(_ call: Call, _ seat: Seat) async throws -> Answer {
    let form = try await call.form()
    let step = form.text("trin"), isOn = form.text("set") == "1", now = call.now
    switch step {
    case "laest":
      try await write { try PreparationStore.setRead(isOn, seat, at: now, in: $0) }
      return done(seat, isOn ? "laest" : "ulaest", at: "laes")
    case "oenske":
      let wish = Preparation.Wish(rawValue: form.text("oenske"))
      try await write { try PreparationStore.setWish(wish, seat, at: now, in: $0) }
      return done(seat, "oenske", at: "emner")
    case "navn":
      try await write { try PreparationStore.setShowsName(isOn, seat, at: now, in: $0) }
      return done(seat, "navn", at: "klar")
    case "klar":
      try await write { try PreparationStore.setReady(isOn, seat, at: now, in: $0) }
      return done(seat, isOn ? "klar" : "ikke-klar", at: "klar")
    case "maerke": return try await addMark(form, call, seat)
    case "emne": return try await addTopic(form, call, seat)
    case "fjern": return try await remove(form, call, seat)
    default: throw Refusal.invalid("Vi forstod ikke, hvad der skulle gemmes. Gå tilbage, og prøv igen.")
    }
  }

  /// POST of data of one's own, with or without a file; the route `accepts: .file`.
  package func receive(_ call: Call, _ seat: Seat) async throws -> Answer {
    guard seat.meeting.mayStillPrepare(at: call.now) else { throw Refusal.conflict(PreparationWords.over) }
    let upload = try await call.upload(field: "fil", limit: FileSort.limit)
    defer { upload.discard() }
    let now = call.now
    var (file, bytes, refused): ((name: String, sort: FileSort, size: Int)?, [UInt8]?, FileRefusal?)
    if !upload.name.isEmpty {
      do throws(FileRefusal) {
        let sent = upload.isEmpty ? [] : [UInt8]((try? Data(contentsOf: URL(filePath: upload.path))) ?? Data())
        let sort = try FileSort.of(sent, named: upload.name)
        let clean = try Photo.cleaned(sent, sort)
        (file, bytes) = ((upload.name, sort, clean.count), clean)
        if PreparationForms.hasPersonNumber(clean, sort) { refused = .personNumber }
      } catch { refused = error }
    }
    let (data, errors) = PreparationForms.data(
      upload.form, file: file, kept: try await keptFile(upload.form, seat), refused: refused, at: now)
    guard let data else { return try await again("data", upload.form, errors, call, seat) }
    let kept = bytes
    return try await whenThereIsRoom("data", "titel", upload.form, call, seat) {
      guard PreparationForms.isMending(upload.form) else {
        try await write { try PreparationStore.add(data, bytes: kept, seat, at: now, in: $0) }
        return done(seat, "data", at: "data")
      }
      let isMended = try await write { try PreparationStore.mend(data, bytes: kept, seat, at: now, in: $0) }
      return isMended
        ? done(seat, "rettet", at: "data") : try await changedMeanwhile("data", upload.form, call, seat)
    }
  }

  /// GET: what all prepared, once it is opened; before that only that it is closed. For seats that lead nothing.
  package func gathered(_ call: Call, _ seat: Seat) async throws -> Answer {
    let now = call.now
    let view = try await house.store.read { tx -> GatheredView in
      let (id, municipality) = (seat.meeting.id, seat.municipality)
      let opened = try PreparationStore.opened(id, of: municipality, in: tx)
      let all = try opened.map {
        try PreparationStore.gathered(
          $0, participants: try MeetingStore.participants(of: id, in: municipality, tx: tx), in: tx)
      }
      return GatheredView(
        meeting: seat.meeting, crumbs: [.init(seat.meeting.title, seat.addresses.meeting), .init(GatheredPages.title)],
        ownPath: seat.addresses.preparation, gathered: all, opened: opened, counts: nil, wishes: [], mayLead: false,
        hasBegun: seat.meeting.hasBegun(at: now), file: seat.addresses.file)
    }
    return .page(GatheredPages.show(view, receipt: nil))
  }

  /// GET of a file: one's own always, anybody's in the meeting once it is opened. It is saved by the browser and never
  /// shown as a page of ours.
  package func file(_ call: Call, _ seat: Seat, _ id: ID<BroughtData>) async throws -> Answer {
    let now = call.now
    var found = try await house.store.read { tx in try PreparationStore.ownFile(id, seat, in: tx) }
    if found == nil { found = try await othersFile(seat, id, now) }
    guard let found else { throw Refusal.missing }
    return .bytes(found.bytes, type: found.sort.type, filename: found.name).header("Cache-Control", "no-store")
  }

  private func othersFile(_ seat: Seat, _ id: ID<BroughtData>, _ now: Instant) async throws -> BroughtFile? {
    try await house.store.write { tx in
      guard let opened = try PreparationStore.opened(seat.meeting.id, of: seat.municipality, in: tx),
        let file = try PreparationStore.file(id, opened, in: tx)
      else { return nil }
      try AccessLogStore.append(
        .preparationFileRead, by: seat.participant.person, object: "moede:\(seat.meeting.id.raw)",
        in: seat.municipality, at: now, tx: tx)
      return file
    }
  }
}

extension PreparationDesk {
  /// The file of the line that is mended, which it keeps when no other is sent.
  private func keptFile(_ form: Form, _ seat: Seat) async throws -> (name: String, sort: FileSort, size: Int)? {
    guard PreparationForms.isMending(form) else { return nil }
    let own = try await house.store.read { tx in try PreparationStore.own(seat, in: tx) }
    guard case .file(let name, let sort, let size) = own.brought.first(where: { $0.id.raw == form.text("id") })?.content
    else { return nil }
    return (name, sort, size)
  }

  /// Mended on another device, or taken away, since the form was opened: both texts, and the form with theirs' version.
  private func changedMeanwhile(_ step: String, _ form: Form, _ call: Call, _ seat: Seat) async throws -> Answer {
    var view = try await view(call, seat)
    guard let theirs = Self.mended(form.text("id"), in: view.own) else {
      throw Refusal.conflict(PreparationWords.isGone)
    }
    let fields = form.fields.filter { $0.name != "version" } + [("version", theirs.form.text("version"))]
    view.sent = (step, Form(fields), FormErrors())
    view.conflict = Conflict(nil, PreparationForms.difference(form, theirs.form, figures: view.figures))
    return .page(PreparationPages.prepare(view, receipt: nil), status: 412)
  }

  private func addMark(_ form: Form, _ call: Call, _ seat: Seat) async throws -> Answer {
    let now = call.now
    let (mark, errors) = PreparationForms.mark(form, figures: try await figures(seat), at: now)
    guard let mark else { return try await again("maerke", form, errors, call, seat) }
    return try await whenThereIsRoom("maerke", "saetning", form, call, seat) {
      guard PreparationForms.isMending(form) else {
        try await write { try PreparationStore.add(mark, seat, at: now, in: $0) }
        return done(seat, "maerke", at: "maerker")
      }
      let isMended = try await write { try PreparationStore.mend(mark, seat, at: now, in: $0) }
      return isMended ? done(seat, "rettet", at: "maerker") : try await changedMeanwhile("maerke", form, call, seat)
    }
  }

  private func addTopic(_ form: Form, _ call: Call, _ seat: Seat) async throws -> Answer {
    let now = call.now
    let (topic, errors) = PreparationForms.topic(form, figures: try await figures(seat), at: now)
    guard let topic else { return try await again("emne", form, errors, call, seat) }
    return try await whenThereIsRoom("emne", "emne", form, call, seat) {
      guard PreparationForms.isMending(form) else {
        try await write { try PreparationStore.add(topic, seat, at: now, in: $0) }
        return done(seat, "emne", at: "emner")
      }
      let isMended = try await write { try PreparationStore.mend(topic, seat, at: now, in: $0) }
      return isMended ? done(seat, "rettet", at: "emner") : try await changedMeanwhile("emne", form, call, seat)
    }
  }

  private func remove(_ form: Form, _ call: Call, _ seat: Seat) async throws -> Answer {
    let now = call.now, id = form.text("id")
    guard let part = PreparationStore.Part(rawValue: form.text("del")) else { throw Refusal.missing }
    // Gone already is as good as taken away: a second click, or the browser's Back.
    _ = try await write { try PreparationStore.remove(part, id, seat, at: now, in: $0) }
    return done(seat, "fjernet", at: part == .mark ? "maerker" : part == .topic ? "emner" : "data")
  }

  private func figures(_ seat: Seat) async throws -> [ReleasedProfileStore.Named] {
    try await house.store.read { tx in
      try MeetingProfileStore.find(seat.meeting.scope, for: seat.audience, of: seat.municipality, in: tx)?.figures ?? []
    }
  }

  private func view(_ call: Call, _ seat: Seat) async throws -> PreparationView {
    let now = call.now
    return try await house.store.read { tx in
      let profile = try MeetingProfileStore.find(
        seat.meeting.scope, for: seat.audience, of: seat.municipality, in: tx)
      return PreparationView(
        seat: seat, own: try PreparationStore.own(seat, in: tx),
        isOpened: try PreparationStore.opened(seat.meeting.id, of: seat.municipality, in: tx) != nil,
        mayChange: seat.meeting.mayStillPrepare(at: now),
        placeName: try PlaceNameStore.name(of: seat.meeting.scope, in: seat.municipality, tx: tx),
        figures: profile?.figures ?? [],
        profile: profile.flatMap { profile in
          seat.addresses.profile.map { (profile.area.name, $0(profile.area.slug)) }
        }, asks: seat.addresses.opensFigures ? profile.map { .figures($0.area.slug) } : nil)
    }
  }

  private func again(
    _ step: String, _ form: Form, _ errors: FormErrors, _ call: Call, _ seat: Seat
  ) async throws -> Answer {
    var view = try await view(call, seat)
    view.sent = (step, form, errors)
    return .page(PreparationPages.prepare(view, receipt: nil), status: 422)
  }

  private func whenThereIsRoom(
    _ step: String, _ field: String, _ form: Form, _ call: Call, _ seat: Seat, _ body: () async throws -> Answer
  ) async throws -> Answer {
    do { return try await body() } catch is PreparationIsFull {
      var errors = FormErrors()
      errors.add(field, PreparationWords.full)
      return try await again(step, form, errors, call, seat)
    }
  }

  private func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
    do { return try await house.store.write(body) } catch is PreparationIsOver {
      throw Refusal.conflict(PreparationWords.over)
    }
  }

  private func done(_ seat: Seat, _ what: String, at place: String) -> Answer {
    .seeOther(seat.addresses.preparation.with(query: [("besked", what)]).with(fragment: place))
  }
}
