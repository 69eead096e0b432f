import Danish
import Markup
import People
import Values
import Web

/// The helpers' desk, and the page about help at one meeting.
enum HelpPages {
  static let receipts = [
    "ja": "Tak. Mødet står nu blandt dem, du hjælper ved.",
    "nej": "Dit svar er gemt. De andre hjælpere kan stadig sige ja.",
  ]

  struct Desk: Sendable {
    let waiting: [HelpRequest]
    let mine: [HelpRequest]
    let calendar: [HelpWeek]
    let loads: [HelperLoad]
    let year: SchoolYear
    let today: Day
  }

  static func desk(_ desk: Desk, receipt: HTML?) -> Page {
    let title = "Hjælp til møder"
    let held = desk.mine.filter { $0.meeting.day < desk.today }
    return Page(
      title: title, menu: "moedehjaelp",
      main: (receipt ?? .empty) + Parts.head(title: title, lead: HelpWords.lead)
        + Parts.section(
          "spurgt", "De har brug for en hjælper",
          desk.waiting.isEmpty
            ? Parts.empty("Ingen venter på hjælp", "Når nogen beder om en hjælper, kan du svare her.")
            : desk.waiting.map(waiting).joined())
        + Parts.section(
          "dine", "Dem hjælper du ved",
          desk.mine.isEmpty
            ? Parts.empty("Du hjælper ikke ved noget møde lige nu", "Sig ja til et ovenfor, når der er et.")
            : Parts.rows(desk.mine.filter { $0.meeting.day >= desk.today }.map(mine) + held.map(mine)))
        + calendar(desk) + loads(desk))
  }

  /// Week by week, so that a helper sees what is taken before saying yes to one more.
  private static func calendar(_ desk: Desk) -> HTML {
    guard !desk.calendar.isEmpty else { return .empty }
    let weeks: [HTML] = desk.calendar.map { week in
      let isNow = week.monday <= desk.today && desk.today < week.monday.adding(days: 7)
      return """
        <li\(attribute: "aria-current", isNow ? "date" : nil)><h3>\(HelpWords.week(week, isNow: isNow))</h3>\
        \(Parts.rows(week.requests.map(held)))</li>

        """
    }
    return Parts.section(
      "kalender", "Hjælpernes kalender", intro: HelpWords.calendar,
      "<ol class=\"months\" role=\"list\">\(weeks)</ol>")
  }

  private static func held(_ request: HelpRequest) -> Parts.Row {
    Parts.Row(
      request.meeting.title, note: MeetingWords.note(request.meeting),
      end: request.helper == nil
        ? Parts.badge("Venter på en hjælper", .wait) : Parts.badge(request.helperName ?? MeetingWords.erased, .ok))
  }

  private static func waiting(_ request: HelpRequest) -> HTML {
    let fields = Fields(Form(), prefix: "nej-\(request.id.raw)-")
    let words: HTML? = request.words.isEmpty ? nil : "<p>\(MeetingParts.lines(request.words))</p>"
    let who = request.askedBy.map { "\($0) spørger. " } ?? ""
    return """
      <article class="panel stack flow-3"><h3 class="h-small">\(request.meeting.title)</h3>\
      <p class="meta">\(MeetingWords.note(request.meeting))</p>\
      <p>\(who)\(HelpWords.level(request.level)).</p>\(words)\
      \(Parts.actions(Parts.post("Ja, jeg hjælper", to: .helpYes(request.id), about: "ved \(request.meeting.title)")))\
      \(Parts.details(
        "Jeg kan ikke",
        """
        <form class="stack flow-3" method="post" action="\(Path.helpNo(request.id))">\
        \(fields.text("ord", "Et par ord til dem, der spurgte", optional: true))\
        <p class="actions">\(Parts.button("Sig nej", .small, about: "til \(request.meeting.title)"))</p></form>
        """))</article>

      """
  }

  private static func mine(_ request: HelpRequest) -> Parts.Row {
    Parts.Row(
      request.meeting.title, to: .meetingHelp(request.meeting.id),
      note: "\(MeetingWords.note(request.meeting)) · \(HelpWords.level(request.level).lowercased())")
  }

  private static func loads(_ desk: Desk) -> HTML {
    guard !desk.loads.isEmpty else { return .empty }
    let rows = desk.loads.map { load in
      Table.Row("\(load.name)", ["\(Danish.count(load.meetings))", "\(KindWords.duration(load.minutes))"])
    }
    return Parts.section(
      "belastning", "Sådan er det fordelt",
      intro: "Møder, hjælperne har sagt ja til i \(BurdenWords.year(desk.year).lowercased()).",
      Table("Hjælpernes møder", ["Hjælper", .number("Møder"), .number("Mødetid")], rows, stacks: false).html)
  }

  struct Meeting: Sendable {
    let look: MeetingLook
    let request: HelpRequest?
    let declined: [(name: String, words: String)]
    let independence: Independence
    let log: [(text: String, change: LastChange)]
  }

  static func meeting(_ view: Meeting) -> Page {
    let meeting = view.look.meeting
    let title = "Neutral hjælper"
    return Page(
      title: "\(title): \(meeting.title)", menu: "moeder",
      main: Parts.head(
        crumbs: MeetingParts.crumbs(meeting, title), title: title, lead: meeting.kind.helper,
        more: HelpWords.independence(view.independence).map { "<p>\($0)</p>" })
        + (view.request.map { standing(view, $0) } ?? asking(view)) + declined(view) + log(view))
  }

  private static let levels = HelpRequest.Level.allCases.map { Choice($0.rawValue, HelpWords.level($0)) }

  private static func asking(_ view: Meeting) -> HTML {
    guard view.look.standing.mayPlan, view.look.isOpen else {
      return Parts.empty("Der er ikke bedt om en hjælper", "Den, der planlægger mødet, kan gøre det.")
    }
    let fields = Fields(Form([("hvordan", view.independence.next.rawValue)]))
    return Parts.section(
      "bed", "Bed om en hjælper",
      fields.form(
        to: .meetingHelp(view.look.meeting.id),
        [
          fields.radios("hvordan", "Hvor meget skal hjælperen bære?", levels),
          fields.long("ord", "Et par ord til hjælperen", optional: true, rows: 2),
        ], submit: "Bed om en hjælper"))
  }

  private static func standing(_ view: Meeting, _ request: HelpRequest) -> HTML {
    let id = view.look.meeting.id
    let who = request.helperName.map { "\($0) har sagt ja." } ?? HelpWords.asked
    let fields = Fields(Form([("hvordan", request.level.rawValue), ("aftale", request.handover)]))
    // Whoever helps steps back; the others do without. Nobody needs both.
    let isHelper = request.helperPerson == view.look.visitor.person
    let undo: HTML =
      isHelper
      ? Parts.actions(Parts.post("Jeg kan alligevel ikke", to: .helpNo(request.id), .quiet))
      : view.look.standing.mayPlan
        ? Parts.actions(
          Parts.post("Vi klarer os uden", to: .helpWithdrawal(id), .quiet),
          Parts.link("Tilbage til planen", to: .planMeeting(id))) : .empty
    let plan: HTML =
      request.helper == nil
      ? .empty
      : Parts.section(
        "deling", "Sådan deler I det", intro: "Hvem gør hvad i mødet, og hvad øver I selv til næste gang?",
        fields.form(
          to: .helpAgreement(id),
          [
            fields.hidden("version", "\(request.version)"),
            fields.radios("hvordan", "Hvor meget bærer hjælperen?", levels),
            fields.long("aftale", "Jeres aftale", optional: true, rows: 4),
          ], submit: "Gem aftalen"))
    return Parts.section("svar", "Svar", "<p>\(who)</p>", undo) + plan
  }

  private static func declined(_ view: Meeting) -> HTML {
    guard !view.declined.isEmpty, view.look.standing.mayPlan else { return .empty }
    let rows = view.declined.map { Parts.Row($0.name, note: $0.words.isEmpty ? nil : $0.words) }
    return Parts.section("nej", "De kan ikke", Parts.rows(rows))
  }

  /// What helper and group have learned side by side; seen by those who plan the meeting and the one who helps.
  private static func log(_ view: Meeting) -> HTML {
    guard view.request?.helper != nil || !view.log.isEmpty else { return .empty }
    let rows = view.log.map { Parts.Row($0.text, note: "\($0.change.by ?? "") · \(Danish.moment($0.change.at))") }
    let fields = Fields(Form())
    return Parts.section(
      "laering", "Det lærte I af hinanden",
      intro: "Kort efter mødet: Hvad lykkedes, og hvad øver I næste gang? Kun I og hjælperen ser det.",
      rows.isEmpty ? .empty : Parts.rows(rows),
      fields.form(
        to: .helpLearning(view.look.meeting.id), [fields.long("tekst", "Skriv det, I tager med", rows: 2)],
        submit: "Skriv det ind", weight: .normal))
  }
}
