import Danish
import Markup
import Values
import Web

/// The meetings that another one leads to: which, and the three fields that make one.
enum FurtherPages {
  static func list(_ look: MeetingLook, _ all: [FurtherMeeting]) -> Page {
    let meeting = look.meeting
    let title = "Møder, der hører til"
    let rows = all.map { further in
      Parts.Row(
        FurtherWords.title(further),
        to: Path.furtherMeeting(meeting.id).with(query: [("til", further.word)]),
        note: "\(KindWords.duration(further.kind.minutes)) · \(further.kind.purpose)")
    }
    return Page(
      title: title, menu: "moeder",
      main: Parts.head(
        crumbs: MeetingParts.crumbs(meeting, title), title: title, lead: FurtherWords.lead)
        + (rows.isEmpty
          ? Parts.empty("Mødeformen har ingen", "I kan altid planlægge et nyt møde.")
          : Parts.section("moeder", "Planlæg et til", Parts.rows(rows)))
        + (KindParts.before(meeting.kind).map { Parts.section("foer", "Det går forud", $0) } ?? .empty))
  }

  static func new(
    _ look: MeetingLook, _ further: FurtherMeeting, _ form: Form, _ errors: FormErrors = FormErrors()
  ) -> Page {
    let meeting = look.meeting
    let fields = Fields(form, errors)
    let points: HTML? =
      further.sort == .before && !(further.kind.agenda.first?.points.isEmpty ?? true)
      ? KindParts.list(further.kind.agenda[0].points) : nil
    return MeetingPages.form(
      meeting, FurtherWords.title(further),
      lead: "\(KindWords.duration(further.kind.minutes)) \(further.kind.purpose)", more: points, fields,
      to: .furtherMeeting(meeting.id),
      [
        fields.hidden("til", further.word), fields.day("dato", "Dato"), fields.text("fra", "Begynder klokken"),
        fields.text("sted", "Hvor holder I det?", optional: true),
        fields.checks(
          "deltager", "Hvem skal med?",
          look.participants.map { Choice($0.id.raw, $0.name, note: MeetingParts.note($0, in: meeting)) },
          hint: further.sort == .level ? FurtherWords.above : "Flere kan komme til bagefter.", optional: true),
      ], submit: "Lav planen", back: .planMeeting(meeting.id))
  }
}
