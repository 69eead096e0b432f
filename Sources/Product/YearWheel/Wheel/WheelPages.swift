import Danish
import Markup
import People
import Values
import Web

/// Everything the page of a year shows.
struct WheelView: Sendable {
  let wheel: Wheel
  let request: WheelStore.Request
  let choices: ScopeChoices
  let hasHolidays: Bool
}

/// One school year, drawn and listed.
enum WheelPages {
  static func show(_ view: WheelView, receipt: HTML?, for visitor: Visitor) -> Page {
    let wheel = view.wheel
    let summary = wheel.summary
    return Page(
      title: "Årshjul \(Danish.schoolYear(wheel.year.first))", menu: "aarshjul",
      main: (receipt ?? .empty)
        + Parts.head(
          kicker: kicker(view), title: WheelWords.title(wheel.year), lead: WheelWords.lead(summary),
          more: years(view), actions: actions(view, visitor))
        + filters(view) + missing(view, visitor)
          + """
          <section class="section" aria-labelledby="hjul"><div class="year">\
          <figure class="figure" aria-labelledby="hjul"><h2 id="hjul">\(WheelWords.finding(summary, wheel.year))</h2>\
          \(WheelParts.drawing(wheel))\(WheelParts.key(wheel))<figcaption>\(WheelWords.caption(wheel.year))</figcaption></figure>\
          <section class="stack flow-5" aria-labelledby="liste"><h2 class="h3" id="liste">Måned for måned</h2>\
          \(WheelParts.months(wheel))</section></div></section>

          """)
  }

  private static func kicker(_ view: WheelView) -> String {
    switch view.request.choice {
    case .mine: "Årshjul · dine steder"
    case .everything: "Årshjul · alle steder"
    case .place(let scope):
      "Årshjul · \(view.choices.groups.flatMap(\.places).first { $0.scope == scope }?.name ?? OccasionWords.gonePlace)"
    }
  }

  private static func years(_ view: WheelView) -> HTML {
    let year = view.wheel.year
    func link(_ other: SchoolYear?, _ words: String) -> HTML? {
      other.map { "<a href=\"\(path(view, $0))\">\(words) \(Danish.schoolYear($0.first))</a>" }
    }
    return """
      <p class="meta no-print">\(link(year.previous, "Se"))\(year.previous == nil || year.next == nil ? "" : " · ")\
      \(link(year.next, "Se"))\(view.wheel.today.map { _ in now })</p>
      """
  }

  /// On a phone the list lies below the wheel, and the month one is in far down in it.
  private static var now: HTML { " · <a href=\"#nu\">Gå til denne måned</a>" }

  private static func path(_ view: WheelView, _ year: SchoolYear) -> Path {
    let place = view.request.choice.text
    return Path.yearWheel.with(
      query: [("aar", "\(year.first)")] + (place.isEmpty ? [] : [("sted", place)])
        + Occasion.Kind.allCases.filter(view.request.kinds.contains).map { ("slags", $0.rawValue) })
  }

  private static func actions(_ view: WheelView, _ visitor: Visitor) -> HTML {
    let mayPlan = visitor.may(.planYearWheel)
    let year = view.wheel.year
    let add: HTML? = mayPlan ? Parts.link("Tilføj en begivenhed", to: .newOccasion, .primary) : nil
    let move: HTML? =
      mayPlan && year.next != nil ? Parts.link("Flyt til næste skoleår", to: .yearMove(year)) : nil
    let holidays: HTML? =
      visitor.may(.manageSchoolHolidays) ? Parts.link("Skoleferier", to: .schoolHolidays, .quiet) : nil
    return """
      <div class="actions">\(add)\(Parts.link("Abonnér i din kalender", to: .calendars, mayPlan ? .normal : .primary))\(move)\(holidays)</div>
      """
  }

  private static func filters(_ view: WheelView) -> HTML {
    let form = Form(
      [("sted", view.request.choice.text)] + view.request.kinds.map { ("slags", $0.rawValue) })
    let groups = view.choices.groups.map { group in
      (
        title: group.name,
        choices: group.places.filter { $0.scope != .municipality }.map { Choice($0.scope.text, $0.name) }
      )
    }.filter { !$0.choices.isEmpty }
    let common = (
      title: "Årshjul", choices: [Choice("kommune", "Kun det fælles for kommunen"), Choice("alle", "Alle steder")]
    )
    return """
      <form class="wheel-filter no-print" method="get" action="\(Path.yearWheel)">\
      <input type="hidden" name="aar" value="\(view.wheel.year.first)">\
      \(Fields(form).select("sted", "Vis årshjulet for", groups: [common] + groups, empty: "Dine steder"))\
      <fieldset class="filters"><legend>Kun</legend>\(Occasion.Kind.allCases, { pill($0, view.request.kinds) })\
      <button class="btn btn-small" type="submit">Vis</button></fieldset></form>

      """
  }

  private static func pill(_ kind: Occasion.Kind, _ chosen: Set<Occasion.Kind>) -> HTML {
    """
    <label class="pill" for="slags-\(kind.rawValue)"><input type="checkbox" id="slags-\(kind.rawValue)" name="slags" \
    value="\(kind.rawValue)"\(attribute: "checked", when: chosen.contains(kind))>\(OccasionWords.name(kind))</label>
    """
  }

  /// The first steps where nothing is yet.
  private static func missing(_ view: WheelView, _ visitor: Visitor) -> HTML {
    var parts: [HTML] = []
    if view.wheel.entries.isEmpty {
      let isFiltered = !view.request.kinds.isEmpty || view.request.choice != .mine
      let words =
        isFiltered
        ? "Der er ingen begivenheder af den slags her. Vælg et andet sted eller andre slags ovenfor."
        : "Her kommer møder, målinger og læringsdage til at stå, så alle kan se dem i god tid."
      parts.append(Parts.empty("Skoleåret er tomt", words))
    }
    if !view.hasHolidays, visitor.may(.manageSchoolHolidays) {
      parts.append(
        Parts.notice(
          .plain, title: "Skriv jeres skoleferier ind først",
          "<p>Så går de faste møder uden om ferierne. Helligdagene kender vi.</p>",
          Parts.actions(Parts.link("Skoleferier", to: .schoolHolidays))))
    }
    return parts.isEmpty ? .empty : "<div class=\"stack flow-5\">\(parts)</div>\n"
  }
}
