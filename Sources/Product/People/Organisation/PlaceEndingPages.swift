import Danish
import Markup
import Values
import Web

/// Where a place is closed, or deleted when it was made by mistake.
enum PlaceEndingPages {
  static func ask(_ place: EndingPlace, _ ties: PlaceTies, _ form: Form, _ errors: FormErrors = FormErrors()) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title("Luk eller slet \(place.name)"), menu: "organisation",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: [.init("Organisation", .organisation), .init(place.name, place.path), .init("Luk eller slet")],
          title: "Luk eller slet \(place.name)"),
        closing(place, ties, fields), deleting(place, ties)))
  }

  private static func closing(_ place: EndingPlace, _ ties: PlaceTies, _ fields: Fields) -> HTML {
    guard ties.mayClose else {
      return Parts.section(
        "luk", "Luk", intro: OrganisationWords.closing,
        Parts.notice(
          .warning, title: "Det kan ikke lukkes endnu", "<p>\(OrganisationWords.stillInside(ties.inside))</p>"))
    }
    return Parts.section(
      "luk", "Luk", intro: OrganisationWords.closing,
      fields.form(
        to: place.closing,
        [fields.day("sidste", "Sidste dag"), fields.hidden("version", "\(place.version)")], submit: "Luk",
        quiet: Parts.link("Fortryd", to: place.path, .quiet)))
  }

  private static func deleting(_ place: EndingPlace, _ ties: PlaceTies) -> HTML {
    let content: HTML =
      ties.mayDelete
      ? Parts.post(
        "Slet for altid", to: place.deletion, values: [("version", "\(place.version)")], about: place.name)
      : "<p>\(OrganisationWords.stillUsed(ties))</p>"
    return Parts.section("slet", "Slet", intro: OrganisationWords.deleting, content)
  }
}
