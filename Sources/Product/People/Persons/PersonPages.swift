import Danish
import Markup
import Values
import Web

/// The pages about people: the list, one person, and the forms.
enum PersonPages {
  static func list(
    _ page: PersonPage, _ query: Form, _ filter: PersonFilter, isFirst: Bool, receipt: HTML?, for visitor: Visitor
  ) -> Page {
    let found = Danish.counted(page.total, one: "person", other: "personer")
    return Page(
      title: "Brugere", menu: "brugere",
      main: (receipt ?? .empty)
        + Parts.head(
          title: "Brugere", lead: "Dem, du kan se: \(found).",
          actions: visitor.may(.managePeople)
            ? Parts.actions(
              Parts.link("Opret en person", to: .newPerson, .primary),
              Parts.link("Hent ind fra en fil", to: .organisationImport, .quiet)) : nil)
        + filters(query)
        + (page.persons.isEmpty ? nobody(filter) : table(page, for: visitor) + more(page, query, isFirst: isFirst)))
  }

  private static func filters(_ query: Form) -> HTML {
    let fields = Fields(query)
    return """
      <form class="stack flow-4" role="search" method="get" action="\(Path.people)">\
      \(fields.text("q", "Søg efter navn, e-mail eller titel", optional: true))\
      \(fields.select("rolle", "Rolle", PersonParts.roleChoices, empty: "Alle roller"))\
      \(fields.check("uden-adgang", "Vis kun dem, der ikke kan logge ind endnu"))\
      <p class="actions">\(Parts.button("Søg"))</p></form>

      """
  }

  private static func nobody(_ filter: PersonFilter) -> HTML {
    filter == PersonFilter()
      ? Parts.empty(
        "Her er ingen personer endnu",
        "Her kommer dem, der skal mødes om tallene. Opret dem en ad gangen, eller hent dem ind fra en fil.")
      : Parts.empty(
        "Vi fandt ingen, der passer", "Prøv med færre ord, eller fjern et af de andre valg.",
        actions: Parts.actions(Parts.link("Vis alle", to: .people)))
  }

  private static func table(_ page: PersonPage, for visitor: Visitor) -> HTML {
    let rows = page.persons.map { person in
      let roles = (page.grants[person.id] ?? []).map { PersonWords.role($0, in: visitor.municipalityName) }
      return Table.Row(
        "<a href=\"\(Path.person(person.id))\">\(person.name)</a>",
        ["\(person.title)", "\(Danish.list(roles))", "\(person.email)", PersonParts.badge(person.access)])
    }
    return Table("Personer", ["Navn", "Titel", "Roller", "E-mail", "Adgang"], rows).html
  }

  /// Pages lead forward from the last person; the way back is the first page or the browser's own.
  private static func more(_ page: PersonPage, _ query: Form, isFirst: Bool) -> HTML {
    let kept = query.fields.filter { $0.name != "efter" && $0.name != "besked" && !$0.value.isEmpty }.map {
      ($0.name, $0.value)
    }
    let first: HTML? = isFirst ? nil : "<a href=\"\(Path.people.with(query: kept))\">Til begyndelsen</a>"
    let next: HTML? = page.next.map { last in
      "<a rel=\"next\" href=\"\(Path.people.with(query: kept + [("efter", last.raw)]))\">Næste side →</a>"
    }
    if first == nil && next == nil { return .empty }
    return "<nav class=\"pager\" aria-label=\"Sider\"><span>\(first)</span><span>\(next)</span></nav>"
  }

  static func edit(
    _ person: Person, _ form: Form, _ errors: FormErrors = FormErrors(), isNew: Bool, conflict: Conflict? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    let title = isNew ? "Opret en person" : "Ret \(person.name)"
    let back: Path = isNew ? .people : .person(person.id)
    return Page(
      title: errors.title(title), menu: "brugere",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(crumbs: [.init("Brugere", .people), .init(title)], title: title),
        conflict.map(ConflictParts.versions) ?? .empty,
        fields.form(
          to: isNew ? .people : .editPerson(person.id),
          [
            fields.text("navn", "Navn", fill: "off"),
            fields.email("email", "E-mail", hint: "Den logger personen ind med.", optional: true, fill: "off"),
            fields.text("titel", "Titel", hint: "For eksempel pædagogisk leder.", optional: true, fill: "off"),
            fields.text("telefon", "Telefon", optional: true, fill: "off"),
            fields.hidden("version", form.text("version")),
          ], submit: isNew ? "Opret personen" : "Gem", quiet: Parts.link("Fortryd", to: back, .quiet))))
  }
}
