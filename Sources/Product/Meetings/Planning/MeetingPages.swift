import Danish
import Goals
import Markup
import People
import Values
import Web

/// The meetings one takes part in or plans, and the page of one.
enum MeetingPages {
  struct List: Sendable {
    let coming: [MeetingEntry]
    /// The latest first.
    let held: [MeetingEntry]
    let mayPlan: Bool
    let words: String
    /// What a search found; nil before one.
    let found: [FoundItem]?
  }

  static func list(_ list: List, receipt: HTML?) -> Page {
    let plan: HTML? =
      list.mayPlan
      ? Parts.actions(
        Parts.link("Planlæg et møde", to: .newMeeting, .primary), Parts.link("Tid til møder", to: .meetingTime, .quiet),
        Parts.link("Planlæg næste skoleår", to: .nextYearOfMeetings, .quiet))
      : nil
    let empty = Parts.empty(
      "Der er ingen møder endnu",
      list.mayPlan
        ? "Vælg en mødeform, et sted og en dag. Så ligger dagsorden, deltagere og forberedelse klar."
        : "Når nogen indkalder dig til et møde, står det her.")
    return Page(
      title: "Møder", menu: "moeder",
      main: (receipt ?? .empty)
        + Parts.head(title: "Møder", lead: MeetingWords.lead, actions: plan)
        + (list.coming.isEmpty && list.held.isEmpty
          ? empty
          : search(list)
            + Parts.section(
              "kommende", "Kommende",
              list.coming.isEmpty
                ? Parts.empty("Der er ingen kommende møder", "De holdte møder står nedenfor.")
                : Parts.rows(list.coming.map(row)))
            + (list.held.isEmpty
              ? .empty
              : Parts.section(
                "holdte", "Holdte møder", Parts.rows(list.held.map(row)),
                Parts.actions(Parts.link(MinutesYearWords.title, to: .minutesOfYear, .quiet)))))
    )
  }

  private static func search(_ list: List) -> HTML {
    let rows = (list.found ?? []).map { found in
      Parts.Row(
        found.item.isEmpty ? found.meeting.title : found.item, to: .meeting(found.meeting.id),
        note: found.item.isEmpty
          ? MeetingWords.note(found.meeting) : "\(found.meeting.title), \(Danish.date(found.meeting.day))")
    }
    let results: HTML =
      list.found == nil
      ? .empty
      : Parts.section(
        "fundet", "Fundet i jeres dagsordener",
        rows.isEmpty
          ? Parts.empty("Vi fandt ikke »\(list.words)«", "Prøv et andet ord, eller kun begyndelsen af det.")
          : Parts.rows(rows))
    return Fields(Form([("find", list.words)])).search(at: .meetings, "find", "Find et punkt i jeres dagsordener")
      + results
  }

  /// A page with one form about a meeting: where it stands, what it is for, its fields and the way back.
  static func form(
    _ meeting: Meeting, _ title: String, lead: String? = nil, more: HTML? = nil, _ fields: Fields, to path: Path,
    _ content: [HTML], submit: String, back: Path, conflict: Conflict? = nil
  ) -> Page {
    Page(
      title: fields.errors.title(title), menu: "moeder",
      main: (conflict.map(ConflictParts.versions) ?? .empty)
        + Parts.narrow(
          fields.summary ?? .empty,
          Parts.head(crumbs: MeetingParts.crumbs(meeting, title), title: title, lead: lead, more: more),
          fields.form(to: path, content, submit: submit, quiet: Parts.link("Fortryd", to: back, .quiet))))
  }

  static func row(_ entry: MeetingEntry) -> Parts.Row {
    Parts.Row(
      entry.title, to: .meeting(entry.id), note: MeetingWords.note(entry),
      end: entry.isCancelled ? Parts.badge("Aflyst", .alert) : nil)
  }

  struct View: Sendable {
    let look: MeetingLook
    let related: [(sort: Meeting.Relation.Sort, entry: MeetingEntry)]
    /// What this meeting came out of.
    let origin: MeetingEntry?
    let ticked: Set<MeetingTick>
    /// What was agreed here before and is still open.
    let earlier: Outcomes
    let sections: [HTML]
  }

  static func show(_ view: View, receipt: HTML?) -> Page {
    let (look, meeting) = (view.look, view.look.meeting)
    let plan: HTML? =
      look.standing.mayPlan
      ? Parts.actions(
        Parts.link(look.isOpen ? "Planlæg mødet" : "Se planen", to: .planMeeting(meeting.id))) : nil
    return Page(
      title: meeting.title, menu: "moeder",
      main: (receipt ?? .empty)
        + Parts.head(
          crumbs: [.init("Møder", .meetings), .init(meeting.title)], kicker: MeetingParts.kicker(meeting),
          title: meeting.title,
          lead: MeetingWords.sentence(MeetingWords.time(meeting.day, meeting.start, meeting.end)), actions: plan)
        + MeetingParts.cancelled(look) + origin(view)
        + Parts.section("moedet", "Om mødet", MeetingParts.facts(look), KindParts.data(meeting.kind) ?? .empty)
        + view.sections.joined()
        + Parts.section("dagsorden", "Dagsorden", MeetingParts.agenda(meeting, earlier: view.earlier))
        + Parts.section("deltagere", "Hvem er med?", MeetingParts.people(look)) + KindParts.agreeing(meeting.kind, nil)
        + season(meeting) + checklist(view) + related(view))
  }

  private static func origin(_ view: View) -> HTML {
    guard let origin = view.origin, let relation = view.look.meeting.relation else { return .empty }
    return """
      <p>\(MeetingWords.relation(relation.sort)) <a href="\(Path.meeting(origin.id))">\(origin.title)</a>, \
      \(Danish.date(origin.day)).</p>

      """
  }

  private static func season(_ meeting: Meeting) -> HTML {
    KindParts.season(meeting.kind).map { Parts.section("saeson", "Sæsonens emner", $0) } ?? .empty
  }

  private static func checklist(_ view: View) -> HTML {
    let meeting = view.look.meeting
    guard let checklist = meeting.kind.checklist else { return .empty }
    return Parts.section(
      "tjekliste", checklist.name, intro: checklist.note,
      MeetingParts.ticks(meeting, .checklist, view.ticked, mayTick: view.look.mayChange))
  }

  private static func related(_ view: View) -> HTML {
    guard !view.related.isEmpty else { return .empty }
    return Parts.section("flere", "Møder, der hører til", Parts.rows(view.related.map { row($0.entry) }))
  }
}
