import Danish
import Markup
import Values
import Web

/// The time that meetings take through a school year.
enum BurdenPages {
  struct View: Sendable {
    let year: SchoolYear
    let own: [Asked]
    /// Nil for those who plan nothing.
    let roles: [RoleBurden]?
  }

  static func show(_ view: View) -> Page {
    Page(
      title: "Tid til møder", menu: "moeder",
      main: Parts.head(
        crumbs: [.init("Møder", .meetings), .init("Tid til møder")], kicker: BurdenWords.year(view.year),
        title: "Tid til møder", lead: BurdenWords.lead, actions: years(view.year))
        + Parts.section("dig", "Dig selv", own(view)) + (view.roles.map(roles) ?? .empty))
  }

  private static func years(_ year: SchoolYear) -> HTML {
    func link(_ year: SchoolYear?, _ title: String) -> HTML {
      year.map { Parts.link(title, to: Path.meetingTime.with(query: [("aar", "\($0.first)")]), .quiet) } ?? .empty
    }
    return Parts.actions(link(SchoolYear(year.first - 1), "Året før"), link(year.next, "Året efter"))
  }

  private static func own(_ view: View) -> HTML {
    let minutes = view.own.reduce(0) { $0 + $1.minutes }
    return view.own.isEmpty
      ? Parts.empty("Du er ikke bedt om noget", "Der er ingen møder i \(BurdenWords.year(view.year).lowercased()).")
      : Parts.facts([
        (Danish.plural(view.own.count, one: "møde", other: "møder"), Danish.count(view.own.count)),
        ("forberedelse og møder", KindWords.duration(minutes)),
      ])
  }

  private static func roles(_ roles: [RoleBurden]) -> HTML {
    let rows = roles.map { burden in
      Table.Row(
        "\(burden.role?.title ?? BurdenWords.rest)",
        [
          "\(Danish.count(burden.persons))", "\(Danish.count(burden.meetings))",
          "\(KindWords.duration(burden.minutesPerPerson))", "\(KindWords.duration(burden.minutes))",
        ])
    }
    return Parts.section(
      "roller", "I hele kommunen, rolle for rolle",
      rows.isEmpty
        ? Parts.empty("Der er ingen møder endnu", "Her kommer til at stå, hvad møderne beder folk om.")
        : Table(
          "Tid til møder, rolle for rolle",
          ["Rolle", .number("Personer"), .number("Møder"), .number("Hver"), .number("I alt")], rows
        ).html)
  }
}
