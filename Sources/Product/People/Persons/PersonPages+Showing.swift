import Danish
import Markup
import Values
import Web

/// Everything the page about one person shows.
struct PersonView: Sendable {
  let person: Person
  let grants: [PlacedGrant]
  let choices: ScopeChoices
  /// The link that was made a moment ago; shown once and never again.
  var invitation: (path: Path, expires: Instant)?
}

extension PersonPages {
  static func show(
    _ view: PersonView, _ form: Form = Form(), _ errors: FormErrors = FormErrors(), receipt: HTML? = nil,
    address: String?, for visitor: Visitor, at now: Instant
  ) -> Page {
    let person = view.person
    let fields = Fields(form, errors)
    let mayManage = visitor.may(.managePeople)
    return Page(
      title: errors.title(person.name), menu: "brugere",
      main: (fields.summary ?? receipt ?? .empty)
        + Parts.head(
          crumbs: visitor.may(.readPeople) ? [.init("Brugere", .people), .init(person.name)] : [],
          title: person.name, lead: person.title.isEmpty ? nil : person.title,
          actions: mayManage
            ? Parts.actions(Parts.link("Ret", to: .editPerson(person.id), .normal, about: person.name)) : nil)
        + facts(person) + roles(view, mayManage: mayManage, for: visitor, at: now)
        + (mayManage ? giveRole(view, fields) + access(view, address: address) : .empty)
        + (visitor.may(.readAccessLog) ? log(person) : .empty))
  }

  private static func facts(_ person: Person) -> HTML {
    Parts.answers(
      [
        .init("E-mail", PersonPages.mail(person.email)),
        .init("Telefon", "\(person.phone.isEmpty ? "–" : person.phone)"),
        .init("Adgang", PersonParts.badge(person.access)),
      ] + (person.eraseOn.map { [.init("Sletning", "\(PersonWords.erasedOn($0))")] } ?? []))
  }

  private static func mail(_ address: String) -> HTML {
    Path(mailto: address).map { "<a href=\"\($0)\">\(address)</a>" } ?? "\(address.isEmpty ? "–" : address)"
  }

  private static func roles(_ view: PersonView, mayManage: Bool, for visitor: Visitor, at now: Instant) -> HTML {
    if view.grants.isEmpty {
      return Parts.section(
        "roller", "Roller", Parts.empty("Ingen roller endnu", "En rolle bestemmer, hvad personen kan se og gøre."))
    }
    let rows = view.grants.map { placed in
      let isOver = placed.grant.until.map { $0 < now.day } ?? false
      let end: HTML? =
        mayManage && !isOver
        ? Parts.post(
          "Afslut", to: .grantEnd(view.person.id, placed.grant.id), .quietSmall, about: placed.grant.role.name) : nil
      return Parts.Row(
        PersonWords.role(placed, in: visitor.municipalityName), note: PersonWords.period(placed.grant), end: end)
    }
    return Parts.section("roller", "Roller", Parts.rows(rows))
  }

  private static func giveRole(_ view: PersonView, _ fields: Fields) -> HTML {
    return Parts.section(
      "ny-rolle", "Giv en rolle", intro: "Rollen gælder fra i dag, hvis du ikke skriver en anden dato.",
      fields.form(
        to: .grants(of: view.person.id),
        [
          fields.select("rolle", "Rolle", PersonParts.roleChoices, empty: "Vælg en rolle"),
          fields.select(
            "sted", "Hvor gælder den?",
            groups: view.choices.groups.map { group in
              (group.name, group.places.map { Choice($0.scope.text, $0.name) })
            }, empty: "Vælg et sted", hint: "Skriv de første bogstaver for at hoppe til stedet."),
          fields.day("fra", "Første dag", optional: true), fields.day("til", "Sidste dag", optional: true),
        ], submit: "Giv rollen"))
  }

  private static func access(_ view: PersonView, address: String?) -> HTML {
    let person = view.person
    if person.access.isDisabled {
      return Parts.section(
        "adgang", "Adgang",
        Parts.post("Åbn adgangen igen", to: .opening(of: person.id), about: "for \(person.name)"), erasing(person))
    }
    let label =
      person.access == .active ? "Lav et link til en ny adgangskode" : "Lav et link, så personen kan logge ind"
    let made: HTML = view.invitation.map { link($0.path, $0.expires, address: address) } ?? .empty
    return Parts.section(
      "adgang", "Adgang", intro: "Linket virker én gang og i syv dage. Giv det til personen selv, og til ingen andre.",
      made, Parts.post(label, to: .invitation(of: person.id), about: "for \(person.name)"),
      Parts.post("Luk adgangen", to: .closing(of: person.id), .quiet, about: "for \(person.name)"), erasing(person))
  }

  /// What the law asks for: the person may have everything handed over, and may be erased.
  private static func erasing(_ person: Person) -> HTML {
    Parts.actions(
      Parts.link("Hent alt om personen", to: .record(of: person.id), .quietSmall),
      Parts.link("Slet personen", to: .erasure(of: person.id), .quietSmall))
  }

  private static func link(_ path: Path, _ expires: Instant, address: String?) -> HTML {
    Parts.notice(
      .done, title: "Her er linket. Det vises kun denne ene gang.",
      "<p>\(Parts.cell((address ?? "") + path.text))</p><p class=\"meta\">Virker til og med \(Danish.date(expires.day)).</p>"
    )
  }

  private static func log(_ person: Person) -> HTML {
    "<p class=\"actions\">\(Parts.link("Se adgangsloggen om personen", to: .accessLog(about: person.id), .quiet, about: person.name))</p>"
  }
}
