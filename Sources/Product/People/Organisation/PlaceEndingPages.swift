import Danish
import Markup
import Values
import Web

/// Where a place is closed, or deleted when it was made by mistake.
enum PlaceEndingPages {
  /// A place and the addresses of what can be done with it.
  struct Ending {
    let name: String
    let closed: Day?
    let version: Int
    let ties: PlaceTies
    let place: Path
    let closing: Path
    let deletion: Path
  }

  static func ask(_ ending: Ending, _ form: Form, _ errors: FormErrors = FormErrors()) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title("Luk eller slet \(ending.name)"), menu: "organisation",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: [.init("Organisation", .organisation), .init(ending.name, ending.place), .init("Luk eller slet")],
          title: "Luk eller slet \(ending.name)"),
        closing(ending, fields), deleting(ending)))
  }

  private static func closing(_ ending: Ending, _ fields: Fields) -> HTML {
    guard ending.ties.mayClose else {
      return Parts.section(
        "luk", "Luk", intro: OrganisationWords.closing,
        Parts.notice(
          .warning, title: "Det kan ikke lukkes endnu", "<p>\(OrganisationWords.stillInside(ending.ties.inside))</p>"))
    }
    return Parts.section(
      "luk", "Luk", intro: OrganisationWords.closing,
      fields.form(
        to: ending.closing,
        [fields.day("sidste", "Sidste dag"), fields.hidden("version", "\(ending.version)")], submit: "Luk",
        quiet: Parts.link("Fortryd", to: ending.place, .quiet)))
  }

  private static func deleting(_ ending: Ending) -> HTML {
    let content: HTML =
      ending.ties.mayDelete
      ? Parts.post(
        "Slet for altid", to: ending.deletion, values: [("version", "\(ending.version)")], about: ending.name)
      : "<p>\(OrganisationWords.stillUsed(ending.ties))</p>"
    return Parts.section("slet", "Slet", intro: OrganisationWords.deleting, content)
  }
}
