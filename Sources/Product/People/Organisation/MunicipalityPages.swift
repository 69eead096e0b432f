import Danish
import Markup
import Values
import Web

/// Whom to turn to, for everybody; and the form for it, for the administrator.
enum MunicipalityPages {
  static func show(_ municipality: Municipality, receipt: HTML?, for visitor: Visitor) -> Page {
    let settings = municipality.settings
    return Page(
      title: municipality.name, menu: "organisation",
      main: Parts.narrow(
        receipt ?? .empty,
        Parts.head(
          title: municipality.name, lead: MunicipalityWords.lead,
          actions: actions(visitor)),
        Parts.answers([
          .init("Kommunekode", "\(municipality.code.isEmpty ? "–" : municipality.code)"),
          .init("Kontakt om Fælled", contact(settings.contact)),
          .init("Svarer på spørgsmål om tal", contact(settings.data)),
          .init("Databeskyttelsesrådgiver", mail(settings.adviserEmail) ?? "\(MunicipalityWords.nobody)"),
          .init("Personer bliver slettet", "\(MunicipalityWords.keeping(settings.keepDays))"),
          .init("Meget tid til møder", "\(MunicipalityWords.meetingHours(settings.meetingHours))"),
        ])))
  }

  private static func actions(_ visitor: Visitor) -> HTML? {
    let edit: HTML? =
      visitor.may(.manageOrganisation) ? Parts.link("Ret oplysningerne", to: .editMunicipality) : nil
    let post: HTML? = visitor.may(.managePeople) ? Parts.link("Breve, Fælled sender", to: .outbox, .quiet) : nil
    let all = [edit, post].compactMap(\.self)
    return all.isEmpty ? nil : Parts.actions(all.joined())
  }

  private static func contact(_ contact: Municipality.Contact) -> HTML {
    let parts: [HTML] = [
      contact.name.isEmpty ? nil : "\(contact.name)", mail(contact.email),
      contact.phone.isEmpty ? nil : "\(contact.phone)",
    ].compactMap(\.self)
    return parts.isEmpty ? "\(MunicipalityWords.nobody)" : parts.joined(separator: "<br>")
  }

  private static func mail(_ address: String) -> HTML? {
    guard !address.isEmpty else { return nil }
    return Path(mailto: address).map { "<a href=\"\($0)\">\(address)</a>" } ?? "\(address)"
  }

  static func edit(
    _ municipality: Municipality, _ form: Form, _ errors: FormErrors = FormErrors(), conflict: Conflict? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title("Ret kommunens oplysninger"), menu: "organisation",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: [.init(municipality.name, .municipality), .init("Ret")], title: "Ret kommunens oplysninger"),
        conflict.map(ConflictParts.versions) ?? .empty,
        fields.form(
          to: .editMunicipality,
          [
            fields.text("navn", "Kommunens navn"),
            fields.text("kode", "Kommunekode", hint: "Tre cifre, for eksempel 766.", optional: true),
            fields.text("kontakt", "Kontakt om Fælled", hint: "En person eller en afdeling.", optional: true),
            fields.email("kontakt-email", "Kontaktens e-mail", optional: true, fill: "off"),
            fields.text("kontakt-telefon", "Kontaktens telefon", optional: true),
            fields.text(
              "data", "Hvem svarer på spørgsmål om tal?", hint: "Står på kommunens side, som alle profiler fører til.",
              optional: true),
            fields.email("data-email", "E-mail til spørgsmål om tal", optional: true, fill: "off"),
            fields.email("dpo-email", "Databeskyttelsesrådgiverens e-mail", optional: true, fill: "off"),
            fields.number(
              "gem", "Hvor længe bliver personer gemt?", unit: "dage",
              hint: "Efter at adgangen er lukket, eller den sidste rolle er slut. Derefter bliver de slettet."),
            fields.number(
              "moedetimer", "Hvor mange timers møder er meget?", unit: "timer på et skoleår",
              hint: "Er en rolle i snit bedt om mere, står det på planen, før I indkalder til endnu et møde."),
            fields.hidden("version", form.text("version")),
          ], submit: "Gem", quiet: Parts.link("Fortryd", to: .municipality, .quiet))))
  }
}
