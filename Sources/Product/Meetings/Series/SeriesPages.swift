import Danish
import Markup
import Values
import Web
import YearWheel

/// Holding a meeting again: several times through the year, or all of a year's meetings in the next.
enum SeriesPages {
  /// `days` are what the choices lead to; nil before anything was chosen.
  static func again(_ look: MeetingLook, _ form: Form, _ errors: FormErrors, days: [Day]?) -> Page {
    let meeting = look.meeting
    let title = "Hold mødet igen"
    let fields = Fields(form, errors)
    return Page(
      title: errors.title(title), menu: "moeder",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: MeetingParts.crumbs(meeting, title), title: title,
          lead: "Dagsorden, sted og deltagere følger med. Hvert møde kan rettes for sig."),
        """
        <form class="stack flow-6" method="get" action="\(Path.repeatMeeting(meeting.id))" novalidate>\
        \(fields.radios("gentag", "Hvor tit?", rhythms))\
        \(fields.day("ophoer", "Sidste gang senest", hint: "Uden en dato holder det op, når skoleåret slutter.",
          optional: true))\
        \(fields.radios("fridage", "Når en dag er ferie eller helligdag", rules))\
        <p class="actions"><button class="btn" type="submit">Se dagene</button></p></form>

        """,
        days.map { self.days(look, form, $0) } ?? .empty))
  }

  private static let rhythms = [
    Choice("uge", "Hver uge"), Choice("hver-anden-uge", "Hver anden uge"),
    Choice("maaned", "Hver måned, samme ugedag"), Choice("kvartal", "Hver tredje måned"),
    Choice("halvaar", "To gange om året"), Choice("aar", "Hvert år, samme uge og ugedag"),
  ]

  private static let rules = [
    Choice("spring-over", "Spring den over"), Choice("efter", "Tag den nærmeste skoledag efter"),
    Choice("foer", "Tag den nærmeste skoledag før"), Choice("behold", "Hold mødet alligevel"),
  ]

  private static func days(_ look: MeetingLook, _ form: Form, _ days: [Day]) -> HTML {
    let meeting = look.meeting
    guard !days.isEmpty else {
      return Parts.section(
        "dage", "Dagene",
        Parts.empty("Der er ingen dage", "Gentagelsen når ikke at komme igen. Vælg en senere sidste gang."))
    }
    let rows = days.map { day in
      Parts.Row(MeetingWords.sentence(MeetingWords.time(day, meeting.start, meeting.end)))
    }
    let values = SeriesForms.names.map { ($0, form.text($0)) } + [("dage", days.map(\.iso).joined(separator: " "))]
    return Parts.section(
      "dage", "Dagene", Parts.rows(rows),
      Parts.post(SeriesWords.plan(days.count), to: .repeatMeeting(meeting.id), .primary, values: values))
  }

  static func nextYear(_ plan: NextYear, errors: FormErrors = FormErrors()) -> Page {
    let title = "Møderne i \(Danish.schoolYear(plan.to.first))"
    let fields = Fields(Form(plan.proposals.map { ("moede", $0.meeting.id.raw) }), errors)
    let there: HTML =
      plan.isThere.isEmpty
      ? .empty
      : Parts.section(
        "der", "Står der allerede", Parts.rows(plan.isThere.map(MeetingPages.row)))
    let choices = plan.proposals.map { proposal in
      Choice(
        proposal.meeting.id.raw, proposal.meeting.title,
        note: SeriesWords.proposal(proposal))
    }
    return Page(
      title: errors.title(title), menu: "moeder",
      main: (fields.summary ?? .empty)
        + Parts.head(
          crumbs: [.init("Møder", .meetings), .init(title)], title: title,
          lead: """
            Alle de møder, du planlægger i \(Danish.schoolYear(plan.from.first)), med den dag, de får i næste skoleår. \
            Fjern hakket ved dem, I ikke vil holde.
            """)
        + Parts.section(
          "forslag", "Forslag",
          choices.isEmpty
            ? Parts.empty(
              "Der er ingen møder at flytte", "De møder, I planlægger i år, kommer til at stå her.",
              actions: Parts.actions(Parts.link("Planlæg et møde", to: .newMeeting, .primary)))
            : fields.form(
              to: .nextYearOfMeetings,
              [
                fields.hidden("aar", "\(plan.from.first)"), fields.hidden("set", plan.fingerprint),
                fields.checks("moede", "Hold dem igen", choices),
              ], submit: "Planlæg de valgte", quiet: Parts.link("Fortryd", to: .meetings, .quiet))) + there)
  }
}
