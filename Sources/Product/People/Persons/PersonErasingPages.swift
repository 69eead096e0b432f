import Danish
import Markup
import Values
import Web

/// The last stop before a person is gone: what is erased, what is not, and that it cannot be undone.
enum PersonErasingPages {
  static func ask(_ view: PersonView, _ form: Form = Form(), _ errors: FormErrors = FormErrors(), for visitor: Visitor)
    -> Page
  {
    let person = view.person
    let fields = Fields(form, errors)
    let roles = view.grants.map { PersonWords.role($0, in: visitor.municipalityName) }
    return Page(
      title: errors.title("Slet \(person.name)"), menu: "brugere",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: [.init("Brugere", .people), .init(person.name, .person(person.id)), .init("Slet")],
          title: "Slet \(person.name)", lead: PersonWords.erasing),
        Parts.answers([
          .init("Navn", "\(person.name)"), .init("E-mail", "\(person.email.isEmpty ? "–" : person.email)"),
          .init("Roller", "\(roles.isEmpty ? "–" : Danish.list(roles))"),
        ]),
        fields.form(
          to: .erasure(of: person.id),
          [
            fields.check("sikker", "Ja, slet alt om \(person.name)", note: PersonWords.remaining),
            fields.hidden("version", "\(person.version)"),
          ], submit: "Slet personen for altid", quiet: Parts.link("Fortryd", to: .person(person.id), .quiet))))
  }
}
