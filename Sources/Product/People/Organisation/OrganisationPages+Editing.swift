import Markup
import Values
import Web

extension OrganisationPages {
  static func editArea(
    _ area: Area, in tree: AreaTree, _ form: Form, _ errors: FormErrors = FormErrors(), isNew: Bool,
    conflict: Conflict? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    let title = isNew ? "Opret et område" : "Ret \(area.name)"
    let branches = tree.all.filter { !$0.kind.isTrunk && $0.kind != .institution && $0.id != area.id }
    let others = branches.map { Choice($0.id.raw, $0.name, note: OrganisationParts.label($0)) }
    return Page(
      title: errors.title(title), menu: "organisation",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(crumbs: [.init("Organisation", .organisation), .init(title)], title: title),
        conflict.map(ConflictParts.versions) ?? .empty,
        fields.form(
          to: isNew ? "/organisation/omraader" : .editArea(area),
          [
            fields.text("navn", "Navn"),
            fields.select(
              "slags", "Slags", Area.Kind.allCases.map { Choice($0.rawValue, OrganisationWords.name($0)) },
              empty: "Vælg en slags"),
            fields.select(
              "ligger-i", "Ligger i", OrganisationParts.areaChoices(tree, without: area.id), empty: "Øverst i træet"),
            fields.text("kode", "Kode", hint: "Den kode, jeres tal bruger, for eksempel 766.", optional: true),
            fields.text(
              "inddeling", "Inddeling",
              hint: "Lokalsamfund, skoledistrikt, sogn eller jeres egen. Et område hører til én inddeling.",
              optional: true),
            others.isEmpty ? .empty : fields.checks("ligger-ogsaa-i", "Ligger også i", others, optional: true),
            fields.long(
              "andre-navne", "Andre navne",
              hint: "Ét på hver linje. Så genkender vi området, når en fil skriver det anderledes.",
              optional: true, rows: 3),
            fields.hidden("version", form.text("version")),
          ], submit: isNew ? "Opret området" : "Gem",
          quiet: Parts.link("Fortryd", to: isNew ? .organisation : .area(area), .quiet))))
  }

  static func editUnit(
    _ unit: Unit, in tree: AreaTree, _ form: Form, _ errors: FormErrors = FormErrors(), isNew: Bool,
    conflict: Conflict? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    let title = isNew ? "Opret en enhed" : "Ret \(unit.name)"
    return Page(
      title: errors.title(title), menu: "organisation",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(crumbs: [.init("Organisation", .organisation), .init(title)], title: title),
        conflict.map(ConflictParts.versions) ?? .empty,
        fields.form(
          to: isNew ? "/organisation/enheder" : .editUnit(unit.id),
          [
            fields.text("navn", "Navn", hint: "For eksempel Strandby Skole."),
            fields.select("slags", "Slags", OrganisationParts.kindChoices, empty: "Vælg en slags"),
            fields.text("anden-slags", "Hvis andet: hvilken slags?", optional: true),
            fields.select(
              "ligger-i", "Ligger i", OrganisationParts.areaChoices(tree), empty: "Ikke i et bestemt område"),
            fields.text("kode", "Nummer", hint: "Institutionsnummer eller jeres eget nummer.", optional: true),
            fields.text("telefon", "Telefon", optional: true),
            fields.hidden("version", form.text("version")),
          ], submit: isNew ? "Opret enheden" : "Gem",
          quiet: Parts.link("Fortryd", to: isNew ? .organisation : .unit(unit.id), .quiet))))
  }
}
