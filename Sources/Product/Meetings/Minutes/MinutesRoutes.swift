import Documents
import Markup
import People
import Storage
import Values
import Web

/// Minutes over HTTP: read by everybody in the meeting, edited and sent out by those who lead it.
struct MinutesRoutes: Sendable {
  let house: House
  let rooms: RoomShelf
  let files: MinutesFileRoutes

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/referat", .signedIn) { call, visitor in
      let view = try await find(call, visitor)
      let receipt = MinutesWords.receipts[call.query.text("besked")].map { Parts.receipt($0) }
      return .page(MinutesPages.show(view, receipt: receipt))
    }
    routes.get("/moeder/{id}/referat.docx", .signedIn, limit: .perMinute(30)) { call, visitor in
      let view = try await find(call, visitor)
      return files.word(Self.paper(view), named: MinutesWords.fileName(view.look.meeting, "docx"))
    }
    routes.get("/moeder/{id}/referat.pdf", .signedIn, limit: .perMinute(10)) { call, visitor in
      let view = try await find(call, visitor)
      return await files.pdf(
        Self.paper(view), named: MinutesWords.fileName(view.look.meeting, "pdf"),
        of: view.standing.lastChange(before: call.now), back: .minutes(view.look.meeting.id))
    }
    routes.get("/moeder/{id}/referat/ret/{del}", .signedIn) { call, visitor in
      let (view, section) = try await findSection(call, visitor)
      let edit = view.edits[section.id] ?? MinutesEdit()
      return .page(MinutesPages.edit(view, section, MinutesForms.form(edit, section)))
    }
    routes.post("/moeder/{id}/referat/ret/{del}", .signedIn) { call, visitor in try await save(call, visitor) }
    MinutesSendingRoutes(house: house, minutes: self).mount(&routes)
  }

  func find(_ call: Call, _ visitor: Visitor) async throws -> MinutesLook {
    try await house.store.read { tx in try find(call, visitor, tx) }
  }

  func find(_ call: Call, _ visitor: Visitor, _ tx: Transaction) throws -> MinutesLook {
    var view = try MinutesLookStore.find(try MeetingRoutes.look(call, visitor, tx), rooms, in: tx)
    view.makesPDF = files.press.isThere
    return view
  }

  private static func paper(_ view: MinutesLook) -> PaperDocument {
    MinutesPaper(view.reader).document(
      view.document, of: view.look.meeting, view.standing, additions: view.additions.map(\.words))
  }

  private func findSection(
    _ call: Call, _ visitor: Visitor
  ) async throws -> (MinutesLook, MinutesDocument.Section) {
    let view = try await find(call, visitor)
    guard view.look.mayChange else { throw Refusal.notAllowed }
    guard view.mayEdit else { throw Refusal.conflict(MinutesWords.fixed) }
    let name = call.parameter("del")
    guard name != "kort", let section = view.sections.first(where: { $0.id == name }) else { throw Refusal.missing }
    return (view, section)
  }

  private func save(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let (view, section) = try await findSection(call, visitor)
    let (edit, errors) = MinutesForms.edit(form, section)
    guard errors.isEmpty else { return .page(MinutesPages.edit(view, section, form, errors), status: 422) }
    let now = call.now
    let outcome: Saving<MinutesEdit>
    do {
      outcome = try await house.store.write { tx in
        let look = try MeetingRoutes.changeable(call, visitor, tx)
        return try MinutesStore.save(edit, of: section.id, look, at: now, in: tx)
      }
    } catch is MinutesAreFixed {
      throw Refusal.conflict(MinutesWords.fixed)
    }
    guard case .conflict(let theirs, let change) = outcome else {
      return .seeOther(
        Path.minutes(view.look.meeting.id).with(query: [("besked", "gemt")]).with(fragment: section.id))
    }
    var mine = edit
    mine.version = theirs.version
    func leftOut(_ edit: MinutesEdit) -> String {
      section.notes.filter { $0.note.map(edit.leftOut.contains) ?? false }.map(\.text).joined(separator: " · ")
    }
    let conflict = Conflict(
      change,
      [("Det skal der også stå", edit.added, theirs.added), ("Ikke med", leftOut(edit), leftOut(theirs))])
    return .page(
      MinutesPages.edit(view, section, MinutesForms.form(mine, section), conflict: conflict), status: 412)
  }
}

extension MeetingSection {
  /// The minutes, from when the meeting has begun.
  static let minutes = MeetingSection(content: { look, tx in
    MinutesPages.section(look, try MinutesStore.standing(of: look.meeting.id, in: look.municipality, tx: tx))
  })
}
