import Danish
import Goals
import Markup
import People
import Values
import Web

/// The planner's own pages: a new meeting, its list of what is left, and the forms behind it.
extension MeetingPages {
  struct NewView: Sendable {
    let kinds: [MeetingKind]
    let places: ScopeChoices
    /// What the visitor, and those who have most, are asked for already.
    let asked: String?
  }

  static func new(_ view: NewView, _ form: Form, _ errors: FormErrors = FormErrors()) -> Page {
    let title = "Planlæg et møde"
    let fields = Fields(form, errors)
    return Page(
      title: errors.title(title), menu: "moeder",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: [.init("Møder", .meetings), .init(title)], title: title,
          lead:
            "Seks felter, så ligger planen klar: dagsorden, deltagere og forberedelse. I kan rette det hele bagefter."
        ),
        fields.form(
          to: .meetings,
          [
            kinds(view, fields),
            fields.select(
              "omraade", "Hvem handler det om?",
              groups: view.places.groups.map { group in
                (title: group.name, choices: group.places.map { Choice($0.scope.text, $0.name) })
              }, empty: "Vælg et sted",
              hint: "Et lokalsamfund, en enhed eller et team. Vi foreslår deltagere derfra."),
            fields.day("dato", "Dato"), fields.text("fra", "Begynder klokken", hint: "For eksempel 13.00."),
            fields.text("sted", "Hvor holder I det?", hint: "Lokale og adresse.", optional: true),
            fields.long(
              "maal", "Hvad skal der konkret komme ud af mødet?", hint: "I kan vente og skrive det senere.",
              optional: true, rows: 2),
          ], submit: "Lav planen", quiet: Parts.link("Fortryd", to: .meetings, .quiet))))
  }

  /// The kind that is chosen stands first and open; the others are long to read, and most never need them.
  private static func kinds(_ view: NewView, _ fields: Fields) -> HTML {
    let choices = view.kinds.map { Choice($0.slug, $0.name, note: "\(KindWords.asked($0)) · \($0.purpose)") }
    let chosen = choices.first { fields.typed.text("moedeform") == $0.value } ?? choices.first
    let rest = choices.filter { $0.value != chosen?.value }
    return fields.radios(
      "moedeform", "Hvilket møde?", chosen.map { [$0] } ?? [],
      more: "De andre mødeformer (\(Danish.count(rest.count)))", rest, hint: view.asked)
  }

  struct PlanView: Sendable {
    let look: MeetingLook
    let tasks: [MeetingTask]
    let advice: [MeetingAdvice]
    let ticked: Set<MeetingTick>
    /// What was agreed here before and is still open.
    let earlier: Outcomes
    /// What people are asked for already.
    let asked: BurdenNotes
    /// The invitation is the next step: it has not gone out, and the meeting is still to come.
    let mayInvite: Bool
  }

  static func plan(_ view: PlanView, receipt: HTML?) -> Page {
    let (look, meeting) = (view.look, view.look.meeting)
    return Page(
      title: "Planlæg: \(meeting.title)", menu: "moeder",
      main: (receipt ?? .empty)
        + Parts.head(
          crumbs: MeetingParts.crumbs(meeting, "Planlæg"), title: "Planlæg mødet",
          lead:
            "\(meeting.title). \(MeetingWords.sentence(MeetingWords.time(meeting.day, meeting.start, meeting.end))).",
          actions: Parts.actions(
            view.mayInvite ? Parts.link("Send indkaldelsen", to: .invitation(meeting.id), .primary) : .empty,
            Parts.link("Ret tid, sted og roller", to: .editMeeting(meeting.id)),
            Parts.link("Hold mødet igen", to: .repeatMeeting(meeting.id), .quiet),
            Parts.link("Møder, der hører til", to: .furtherMeeting(meeting.id), .quiet),
            Parts.link("Se mødets side", to: .meeting(meeting.id), .quiet)))
        + MeetingParts.cancelled(look)
          + """
          <div class="aside-grid"><div>\
          \(standing(view))\
          \(Parts.section("dagsorden", "Dagsorden", MeetingParts.agenda(meeting, earlier: view.earlier),
          Parts.actions(Parts.link("Ret dagsordenen", to: .meetingAgenda(meeting.id), .small))))\
          \(practical(view))\(advised(meeting))</div>\
          <aside class="stack flow-5 sticky-aside" aria-labelledby="bed">\(MeetingParts.burden(look, earlier: view.asked.earlier))</aside></div>

          """)
  }

  /// What has to be in place while the meeting is still to come; afterwards nothing is asked for any more.
  private static func standing(_ view: PlanView) -> HTML {
    let meeting = view.look.meeting
    guard view.look.isOpen else {
      let rows = Parts.rows(view.tasks.map { Parts.Row($0.title, to: $0.path, note: $0.note.isEmpty ? nil : $0.note) })
      return Parts.section(
        "mangler", "Sådan var det planlagt",
        meeting.cancelled == nil
          ? Parts.notice(
            .done, title: "Mødet er holdt.", .empty,
            Parts.actions(Parts.link("Læs referatet", to: .minutes(meeting.id)))) : .empty, rows)
    }
    let first: HTML? =
      meeting.isFirst
      ? Parts.notice(title: "I holder mødet for første gang.", "<p>\(meeting.kind.firstTime?.advice ?? "")</p>") : nil
    return Parts.section(
      "mangler", "Det skal være på plads", first ?? .empty, MeetingParts.heavy(view.asked),
      MeetingParts.advice(view.advice, meeting), MeetingParts.tasks(view.tasks))
  }

  private static func practical(_ view: PlanView) -> HTML {
    let meeting = view.look.meeting
    guard !meeting.points(.practical).isEmpty else { return .empty }
    return Parts.section(
      "praktisk", "Hvad skal være på plads i lokalet?",
      MeetingParts.ticks(meeting, .practical, view.ticked, mayTick: view.look.mayChange))
  }

  /// What the kind says about planning, for those who want to read it again.
  private static func advised(_ meeting: Meeting) -> HTML {
    let told = meeting.kind.planning.filter { !$0.points.isEmpty && $0.field != .practical }
    let facts: [Parts.Answered?] = [
      meeting.kind.frequency.map { .init("Hvor ofte", "\($0)") },
      meeting.kind.convener.map { .init("Hvem indkalder", "\($0)") },
    ]
    let all = facts.compactMap(\.self) + told.map { .init($0.question, KindParts.list($0.points)) }
    return all.isEmpty ? .empty : Parts.section("raad", "Gode råd fra mødeformen", Parts.answers(all))
  }

  static func edit(
    _ look: MeetingLook, _ form: Form, _ errors: FormErrors = FormErrors(), conflict: Conflict? = nil
  ) -> Page {
    let meeting = look.meeting
    let fields = Fields(form, errors)
    let people = look.participants.map { Choice($0.id.raw, $0.name, note: nil) }
    func who(_ name: String, _ label: String) -> HTML {
      fields.select(name, label, people, empty: "Ikke valgt endnu", optional: true)
    }
    func question(_ field: MeetingKind.PlanningTask.Field, _ otherwise: String) -> String {
      meeting.kind.planning.first { $0.field == field }?.question ?? otherwise
    }
    return MeetingPages.form(
      meeting, "Tid, sted og roller", fields, to: .editMeeting(meeting.id),
      [
        fields.hidden("version", form.text("version")), fields.text("titel", "Mødets navn"),
        fields.day("dato", "Dato"), fields.text("fra", "Begynder klokken"), fields.text("til", "Slutter klokken"),
        fields.text("sted", question(.place, "Hvor holder I det?"), optional: true),
        who("moedeleder", question(.leader, "Hvem leder mødet?")),
        who("referent", question(.recorder, "Hvem skriver referat?")), who("indkalder", "Hvem indkalder?"),
        fields.long("intention", question(.intention, "Hvad er intentionen med mødet?"), optional: true, rows: 3),
        fields.long("maal", question(.goals, "Hvad skal komme ud af mødet?"), optional: true, rows: 3),
        fields.long("data", question(.data, "Hvilke data har hver især med?"), optional: true, rows: 3),
        fields.long("praktisk", "Praktiske oplysninger til deltagerne", optional: true, rows: 3),
      ], submit: "Gem", back: .planMeeting(meeting.id), conflict: conflict)
  }

  static func agenda(
    _ look: MeetingLook, _ form: Form, _ errors: FormErrors = FormErrors(), conflict: Conflict? = nil
  ) -> Page {
    let meeting = look.meeting
    let fields = Fields(form, errors)
    let count = AgendaRows.count(form)
    let rows: [HTML] = (1...count).map { number in
      let circle: HTML =
        meeting.circle == nil ? .empty : fields.check("gennem-\(number)", "Går gennem \(meeting.circle?.name ?? "")")
      return """
        <fieldset class="stack flow-3"><legend>Punkt \(number)</legend>\
        \(fields.text("punkt-\(number)", "Punkt", optional: true))\
        \(fields.number("minutter-\(number)", "Tid", unit: "minutter", optional: true))\
        \(fields.long("indhold-\(number)", "Indhold", hint: "Ét spørgsmål på hver linje.", optional: true, rows: 2))\
        \(circle)</fieldset>
        """
    }
    return MeetingPages.form(
      meeting, "Ret dagsordenen",
      lead: "Slet navnet på et punkt for at fjerne det. De to sidste er tomme, så I kan skrive flere.", fields,
      to: .meetingAgenda(meeting.id),
      [fields.hidden("version", form.text("version")), fields.hidden("raekker", "\(count)")] + rows
        + [fields.number("pause", "Pauser i alt", unit: "minutter", optional: true)],
      submit: "Gem dagsordenen", back: .planMeeting(meeting.id), conflict: conflict)
  }
}
