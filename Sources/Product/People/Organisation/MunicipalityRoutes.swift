import Markup
import Storage
import Values
import Web

/// The municipality's own page.
enum MunicipalityRoutes {
  static func add(to routes: inout Routes, _ house: House) {
    routes.get("/kommune", .signedIn) { call, visitor in
      let receipt = PersonParts.receipt(call.query, MunicipalityWords.receipts)
      return .page(MunicipalityPages.show(try await find(visitor, house), receipt: receipt, for: visitor))
    }
    routes.get("/kommune/ret", .needs(.manageOrganisation)) { _, visitor in
      let municipality = try await find(visitor, house)
      return .page(MunicipalityPages.edit(municipality, MunicipalityForms.form(municipality)))
    }
    routes.post("/kommune/ret", .needs(.manageOrganisation)) { call, visitor in
      try await save(call, visitor, house)
    }
  }

  private static func find(_ visitor: Visitor, _ house: House) async throws -> Municipality {
    let found = try await house.store.read { tx in try MunicipalityStore.find(visitor.municipality, in: tx) }
    guard let found else { throw Refusal.missing }
    return found
  }

  private static func save(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let current = try await find(visitor, house)
    let (next, errors) = MunicipalityForms.read(form, on: current)
    guard errors.isEmpty else { return .page(MunicipalityPages.edit(current, form, errors), status: 422) }
    let now = call.now
    let isSaved = try await house.store.write { tx in
      guard try MunicipalityStore.update(next, in: tx) else { return false }
      try AccessLogStore.append(
        .municipalityChanged, by: visitor.person, in: visitor.municipality, at: now, tx: tx)
      return true
    }
    if isSaved { return .seeOther(Path.municipality.with(query: [("besked", "gemt")])) }
    let theirs = try await find(visitor, house)
    var mine = next
    mine.version = theirs.version
    let conflict = Conflict(nil, lines(next, theirs))
    return .page(MunicipalityPages.edit(theirs, MunicipalityForms.form(mine), conflict: conflict), status: 412)
  }

  private static func lines(_ yours: Municipality, _ theirs: Municipality) -> [(
    label: String, yours: String, theirs: String
  )] {
    func contact(_ contact: Municipality.Contact) -> String {
      [contact.name, contact.email, contact.phone].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    return [
      ("Navn", yours.name, theirs.name), ("Kommunekode", yours.code, theirs.code),
      ("Kontakt om Fælled", contact(yours.settings.contact), contact(theirs.settings.contact)),
      ("Spørgsmål om tal", contact(yours.settings.data), contact(theirs.settings.data)),
      ("Databeskyttelsesrådgiver", yours.settings.adviserEmail, theirs.settings.adviserEmail),
      ("Dage", "\(yours.settings.keepDays)", "\(theirs.settings.keepDays)"),
      ("Timer til møder", "\(yours.settings.meetingHours)", "\(theirs.settings.meetingHours)"),
    ]
  }
}
