import Danish
import Markup
import People
import Values
import Web

/// Who is asked to a meeting: those who are, those the kind proposes, and whoever else the planner thinks of.
extension MeetingPages {
  struct PeopleView: Sendable {
    let look: MeetingLook
    /// Proposed by the kind and not asked yet.
    let proposed: [Participant]
    let unanswered: [MeetingKind.Invited]
    let words: String
    /// What a search found; nil before one.
    let found: [Candidate]?
  }

  static func people(_ view: PeopleView, receipt: HTML?) -> Page {
    let (look, meeting) = (view.look, view.look.meeting)
    let id = meeting.id
    return Page(
      title: "Deltagere: \(meeting.title)", menu: "moeder",
      main: (receipt ?? .empty)
        + Parts.head(
          crumbs: MeetingParts.crumbs(meeting, "Deltagere"), title: "Hvem skal med?",
          lead: meeting.kind.planning.first { $0.field == .invited }?.points.first,
          actions: Parts.actions(Parts.link("Tilbage til planen", to: .planMeeting(id))))
        + Parts.section(
          "med", "\(MeetingWords.sentence(MeetingWords.people(look.participants.count)))",
          MeetingParts.people(look) { participant in
            Parts.post(
              "Fjern", to: .participantRemoval(id), .quietSmall, values: [("deltager", participant.id.raw)],
              about: participant.name)
          })
        + proposals(view) + unanswered(view) + search(view))
  }

  private static func proposals(_ view: PeopleView) -> HTML {
    guard !view.proposed.isEmpty else { return .empty }
    let fields = Fields(Form(view.proposed.filter { $0.ring != .extended }.map { ("person", $0.person?.raw ?? "") }))
    let rings: [HTML] = MeetingKind.Invited.Ring.allCases.compactMap { ring in
      let people = view.proposed.filter { $0.ring == ring }
      guard !people.isEmpty else { return nil }
      return Fields(fields.typed, prefix: "\(ring.rawValue)-").checks(
        "person", ring.name, people.map { Choice($0.person?.raw ?? "", $0.name, note: $0.who) })
    }
    return Parts.section(
      "forslag", "Forslag", intro: "De har rollerne på stedet og er ikke med endnu.",
      Fields(Form()).form(to: .meetingPeople(view.look.meeting.id), rings, submit: "Tilføj de valgte"))
  }

  private static func unanswered(_ view: PeopleView) -> HTML {
    guard !view.unanswered.isEmpty else { return .empty }
    let id = view.look.meeting.id
    let rows = view.unanswered.map { one in
      Parts.Row(
        one.name, note: [one.ring.name, one.note].compactMap(\.self).joined(separator: " · "),
        end: Parts.link(
          "Skriv en ind",
          to: Path.meetingGuest(id).with(query: [("fra", one.name), ("kreds", one.ring.rawValue)]), .quietSmall,
          about: "fra \(one.name)"))
    }
    return Parts.section(
      "mangler", "Her fandt vi ingen", intro: "Mødeformen foreslår dem, men ingen her har rollen.",
      Parts.rows(rows))
  }

  private static func search(_ view: PeopleView) -> HTML {
    let id = view.look.meeting.id
    let fields = Fields(Form([("find", view.words)]))
    let here = Set(view.look.participants.compactMap(\.person))
    let rows = (view.found ?? []).map { candidate in
      let isHere = here.contains(candidate.person)
      return Parts.Row(
        candidate.name,
        note: [candidate.role.name, candidate.unit?.name].compactMap(\.self).joined(separator: ", "),
        end: isHere
          ? "<span class=\"meta\">\(MeetingWords.isThere)</span>"
          : Parts.post(
            "Tilføj", to: .meetingPeople(id), .small, values: [("person", candidate.person.raw)],
            about: candidate.name))
    }
    let results: HTML =
      view.found == nil
      ? .empty
      : rows.isEmpty
        ? Parts.empty("Vi fandt ingen med det navn", "Skriv en del af navnet, eller skriv personen ind som gæst.")
        : Parts.rows(rows)
    return Parts.section(
      "flere", "Find flere", fields.search(at: .meetingPeople(id), "find", "Navn på en person i kommunen"), results,
      Parts.actions(Parts.link("Skriv en gæst ind", to: .meetingGuest(id))))
  }

  static func guest(_ look: MeetingLook, _ form: Form, _ errors: FormErrors = FormErrors()) -> Page {
    let fields = Fields(form, errors)
    return MeetingPages.form(
      look.meeting, "Skriv en gæst ind",
      lead: "En gæst har ikke brug for en konto. Gæsten ser kun det, gæster må se, og sit eget møde.", fields,
      to: .meetingGuest(look.meeting.id),
      [
        fields.text("navn", "Navn"),
        fields.email("mail", "Mailadresse", hint: "Til indkaldelsen. Kan være tom.", optional: true),
        fields.select("fra", "Hvor kommer gæsten fra?", kinds(form), empty: "Vælg eller lad stå", optional: true),
        fields.text("bemaerkning", "Bemærkning", hint: "For eksempel formand for hallen.", optional: true),
        fields.radios("kreds", "Kreds", MeetingKind.Invited.Ring.allCases.map { Choice($0.rawValue, $0.name) }),
        """
        <p class="meta">Vi bruger navn og mailadresse til at indkalde til mødet. De slettes sammen med mødets materiale.</p>
        """,
      ], submit: "Tilføj gæsten", back: .meetingPeople(look.meeting.id))
  }

  /// The nineteen kinds, and what the address or the planner says besides.
  private static func kinds(_ form: Form) -> [Choice] {
    let names = UnitKind.known.map(\.name)
    let own = form.text("fra")
    return (names + (own.isEmpty || names.contains(own) ? [] : [own])).map { Choice($0, $0) }
  }
}
