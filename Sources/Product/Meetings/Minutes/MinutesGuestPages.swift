import Danish
import Markup
import People
import Values
import Web

/// Minutes as a participant without an account reads them.
enum MinutesGuestPages {
  struct View: Sendable {
    let municipality: ID<Tenant>
    let meeting: Meeting
    let own: Participant
    let standing: MinutesStanding
    let document: MinutesDocument
    let reader: MinutesReader
    /// What this reader has objected; empty for nothing.
    let objection: String
    let additions: [String]
    let day: Day
    let makesPDF: Bool
  }

  static func show(
    _ view: View, token: Token, _ form: Form? = nil, _ errors: FormErrors = FormErrors(), receipt: HTML? = nil
  ) -> Page {
    let fields = Fields(form ?? Form([("ord", view.objection)]), errors)
    let added: HTML =
      view.additions.isEmpty
      ? .empty
      : Parts.section(
        "tilfoejelser", MinutesWords.additions,
        view.additions.map { "<p>\(MeetingParts.lines($0))</p>" })
    return Page(
      title: errors.title(MinutesWords.title(view.meeting)),
      main: (receipt ?? .empty) + (fields.summary ?? .empty)
        + Parts.head(
          kicker: MinutesWords.kicker(view.standing), title: view.meeting.title, lead: MinutesWords.lead(view.standing),
          actions: Parts.actions(
            Parts.link(MinutesWords.getWord, to: .guestMinutesWord(token), .quiet),
            view.makesPDF ? Parts.link(MinutesWords.getPDF, to: .guestMinutesPDF(token), .quiet) : .empty))
        + MinutesParts.sections(view.document, for: view.reader) + added + objecting(view, token, fields)
        + "<p class=\"meta no-print\">\(MinutesWords.whose(view.own.name))</p>")
  }

  private static func objecting(_ view: View, _ token: Token, _ fields: Fields) -> HTML {
    guard view.standing.mayObject(on: view.day) else { return .empty }
    let form = fields.form(
      to: .guestObjection(token), [fields.long("ord", "Din indsigelse", hint: MinutesWords.objectionHint)],
      submit: view.objection.isEmpty ? "Gem indsigelsen" : "Ret indsigelsen")
    return
      "<div class=\"no-print\">\(Parts.section("indsigelse", MinutesWords.objectionTitle, Parts.narrow(form)))</div>"
  }
}
