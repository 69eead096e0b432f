import Danish
import Markup
import People
import Values
import Web

/// The approved minutes of a school year on one page, made to be printed.
enum MinutesYearPages {
  static func show(_ year: MinutesYear, makesPDF: Bool) -> Page {
    Page(
      title: MinutesYearWords.heading(year), menu: "moeder",
      main: Parts.head(
        crumbs: [.init("Møder", .meetings), .init(MinutesYearWords.title)], kicker: year.placeName,
        title: MinutesYearWords.heading(year), lead: MinutesYearWords.lead, actions: actions(year, makesPDF))
        + filter(year) + (year.meetings.isEmpty ? empty(year) : told(year) + year.meetings.map(section).joined()))
  }

  /// The same choice at another address.
  static func path(_ path: Path, _ year: MinutesYear) -> Path {
    path.with(query: [("aar", "\(year.year.first)")] + (year.place.map { [("sted", $0.text)] } ?? []))
  }

  private static func actions(_ year: MinutesYear, _ makesPDF: Bool) -> HTML {
    func other(_ next: SchoolYear?, _ title: String) -> HTML {
      next.map { next in
        let place = year.place.map { [("sted", $0.text)] } ?? []
        return Parts.link(
          title, to: Path.minutesOfYear.with(query: [("aar", "\(next.first)")] + place), .quiet)
      } ?? .empty
    }
    let word: HTML =
      year.meetings.isEmpty ? .empty : Parts.link(MinutesWords.getWord, to: path(.minutesOfYearWord, year), .quiet)
    let pdf: HTML =
      year.meetings.isEmpty || !makesPDF
      ? .empty : Parts.link(MinutesWords.getPDF, to: path(.minutesOfYearPDF, year), .quiet)
    return
      "<div class=\"no-print\">\(Parts.actions(other(year.year.previous, "Året før"), other(year.year.next, "Året efter"), word, pdf))</div>"
  }

  private static func filter(_ year: MinutesYear) -> HTML {
    guard year.places.count > 1 || year.place != nil else { return .empty }
    let fields = Fields(Form([("sted", year.place?.text ?? "")]))
    let choices = year.places.map { Choice($0.scope.text, $0.name) }
    return """
      <form class="wheel-filter no-print" method="get" action="\(Path.minutesOfYear)">\
      <input type="hidden" name="aar" value="\(year.year.first)">\
      \(fields.select("sted", "Vis referater fra", choices, empty: MinutesYearWords.everywhere))\
      <p class="actions"><button class="btn btn-small" type="submit">Vis</button></p></form>

      """
  }

  private static func told(_ year: MinutesYear) -> HTML {
    let all = Danish.plural(year.meetings.count, one: "godkendt referat", other: "godkendte referater")
    return Parts.facts(
      [(all, Danish.count(year.meetings.count))]
        + year.counts.map { (MinutesYearWords.many($0.sort, $0.count), Danish.count($0.count)) })
  }

  private static func empty(_ year: MinutesYear) -> HTML {
    Parts.empty(MinutesYearWords.emptyTitle(year), MinutesYearWords.emptyText)
  }

  private static func section(_ held: MinutesYear.Held) -> HTML {
    let outcomes: HTML =
      held.outcomes.isEmpty
      ? "<p>\(MinutesYearWords.nothing)</p>"
      : Table(
        MinutesYearWords.came(held.meeting), MinutesWords.briefHead.map { .init($0) },
        held.outcomes.map { row in Table.Row("\(row[0])", row.dropFirst().map { "\($0)" }) }, stacks: false
      ).html
    let added: HTML =
      held.additions.isEmpty
      ? .empty
      : "<h3>\(MinutesWords.additions)</h3>\(held.additions, { "<p>\(MeetingParts.lines($0))</p>" })"
    let whole = Parts.link(
      "Læs hele referatet", to: .minutes(held.meeting.id), .quietSmall, about: MinutesYearWords.name(held.meeting))
    return Parts.section(
      "moede-\(held.meeting.id.raw)", MinutesYearWords.name(held.meeting), intro: MinutesWords.approved(held.standing),
      outcomes, added, "<p class=\"no-print\">\(whole)</p>")
  }
}
