import Danish
import Documents
import Foundation
import Markup
import People
import Storage
import Tabular
import Values
import Web

/// The municipality's school holidays.
enum SchoolHolidayRoutes {
  static let limit = 2 * 1024 * 1024

  static func add(to routes: inout Routes, _ house: House) {
    routes.get("/aarshjul/ferier", .needs(.manageSchoolHolidays)) { call, visitor in
      let receipt = PersonParts.receipt(call.query, SchoolHolidayWords.receipts)
      return .page(SchoolHolidayPages.list(try await all(visitor, house), receipt: receipt))
    }
    routes.post("/aarshjul/ferier", .needs(.manageSchoolHolidays)) { call, visitor in
      try await create(call, visitor, house)
    }
    routes.get("/aarshjul/ferier/{id}", .needs(.manageSchoolHolidays)) { call, visitor in
      let holiday = try await find(call, visitor, house)
      return .page(SchoolHolidayPages.edit(holiday, SchoolHolidayForms.form(holiday)))
    }
    routes.post("/aarshjul/ferier/{id}", .needs(.manageSchoolHolidays)) { call, visitor in
      try await save(call, visitor, house)
    }
    routes.post("/aarshjul/ferier/{id}/sletning", .needs(.manageSchoolHolidays)) { call, visitor in
      try await delete(call, visitor, house)
    }
    routes.get("/aarshjul/ferieplan", .needs(.manageSchoolHolidays)) { _, _ in .page(SchoolHolidayPages.start()) }
    routes.post("/aarshjul/ferieplan", .needs(.manageSchoolHolidays), accepts: .file, limit: .perHour(60)) {
      call, visitor in
      try await receive(call, visitor, house)
    }
    routes.post("/aarshjul/ferieplan/godkendelse", .needs(.manageSchoolHolidays)) { call, visitor in
      try await take(call, visitor, house)
    }
  }

  private static func create(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    var (holiday, errors) = SchoolHolidayForms.holiday(
      form, on: SchoolHoliday(id: .make(at: now), name: "", first: now.day, last: now.day))
    if errors.isEmpty {
      let next = holiday
      let objection = try await house.store.write { tx in
        try SchoolHolidayStore.create(next, by: visitor, at: now, in: tx)
      }
      guard let objection else { return .seeOther(Path.schoolHolidays.with(query: [("besked", "ferie")])) }
      errors.add(SchoolHolidayForms.field(objection), SchoolHolidayWords.of(objection))
    }
    return .page(SchoolHolidayPages.list(try await all(visitor, house), form, errors), status: 422)
  }

  private static func save(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let now = call.now
    let current = try await find(call, visitor, house)
    var (holiday, errors) = SchoolHolidayForms.holiday(form, on: current)
    if errors.isEmpty {
      let next = holiday
      let outcome = try await OccasionRoutes.outside {
        try await house.store.write { tx in try SchoolHolidayStore.save(next, by: visitor, at: now, in: tx) }
      }
      switch outcome {
      case .saved: return .seeOther(Path.schoolHolidays.with(query: [("besked", "ferie")]))
      case .refused(let objection):
        errors.add(SchoolHolidayForms.field(objection), SchoolHolidayWords.of(objection))
      case .conflict(let theirs, let change):
        holiday.version = theirs.version
        let conflict = Conflict(
          change,
          [
            ("Navn", holiday.name, theirs.name),
            ("Dage", Danish.period(holiday.first, holiday.last), Danish.period(theirs.first, theirs.last)),
          ])
        return .page(
          SchoolHolidayPages.edit(theirs, SchoolHolidayForms.form(holiday), conflict: conflict), status: 412)
      }
    }
    return .page(SchoolHolidayPages.edit(current, form, errors), status: 422)
  }

  private static func delete(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let version = try await call.form().number("version") ?? 0
    var holiday = try await find(call, visitor, house)
    holiday.version = version
    let now = call.now
    let asked = holiday
    let isGone = try await house.store.write { tx in
      try SchoolHolidayStore.delete(asked, by: visitor, at: now, in: tx)
    }
    guard isGone else {
      throw Refusal.conflict("En anden har rettet ferien, siden du så den. Se den igen, før du sletter den.")
    }
    return .seeOther(Path.schoolHolidays.with(query: [("besked", "ferie-slettet")]))
  }

  private static func receive(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let upload = try await call.upload(field: "fil", limit: limit)
    defer { upload.discard() }
    var errors = FormErrors()
    if upload.isEmpty {
      errors.add("fil", "Vælg en fil med ferier.")
      return .page(SchoolHolidayPages.start(errors), status: 422)
    }
    let path = upload.path
    // Reading a spreadsheet takes a while: in a task of its own, so that this connection stays awake.
    let reading = try await Task.detached { try read(path) }.value
    guard reading.findings.isEmpty else {
      errors.add("fil", "Filen kan ikke hentes ind. Se hvorfor nedenfor.")
      return .page(SchoolHolidayPages.start(errors, findings: reading.findings), status: 422)
    }
    return .page(try await preview(reading.rows, call, visitor, house))
  }

  private static func read(_ path: String) throws -> SchoolHolidayReading {
    let bytes = try Data(contentsOf: URL(filePath: path))
    if bytes.prefix(512).range(of: Data("BEGIN:VCALENDAR".utf8)) != nil {
      return SchoolHolidayReading(CalendarFile(String(decoding: bytes, as: UTF8.self)))
    }
    do {
      return SchoolHolidayReading(try Grid.read(path, most: 1000))
    } catch {
      return SchoolHolidayReading(findings: error.findings.items)
    }
  }

  private static func take(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let rows = SchoolHolidayForms.rows(form)
    let seen = form.text("set")
    let now = call.now
    let isTaken = try await house.store.write { tx in
      try SchoolHolidayStore.take(rows, seen: seen, by: visitor, at: now, in: tx)
    }
    if isTaken { return .seeOther(Path.schoolHolidays.with(query: [("besked", "ferier")])) }
    return .page(try await preview(rows, call, visitor, house, isStale: true), status: 409)
  }

  private static func preview(
    _ rows: [SchoolHolidayPlan.Read], _ call: Call, _ visitor: Visitor, _ house: House, isStale: Bool = false
  ) async throws -> Page {
    let now = call.now
    let plan = SchoolHolidayPlan(rows, beside: try await all(visitor, house)) { .make(at: now) }
    return SchoolHolidayPages.preview(plan, rows, isStale: isStale)
  }

  private static func all(_ visitor: Visitor, _ house: House) async throws -> [SchoolHoliday] {
    try await house.store.read { tx in try SchoolHolidayStore.all(of: visitor.municipality, in: tx) }
  }

  private static func find(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> SchoolHoliday {
    let id = ID<SchoolHoliday>(call.parameter("id"))
    let found = try await house.store.read { tx in
      try SchoolHolidayStore.find(id, of: visitor.municipality, in: tx)
    }
    guard let found else { throw Refusal.missing }
    return found
  }
}
