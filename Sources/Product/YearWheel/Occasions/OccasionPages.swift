import Danish
import Markup
import People
import Values
import Web

/// One occasion: what it is, when it is held, and the form it is written in.
enum OccasionPages {
  struct View: Sendable {
    let occasion: Occasion
    let placeName: String
    /// The next times it is held, ten at most.
    let next: [Occurrence]
    let mayPlan: Bool
  }

  static func show(_ view: View, receipt: HTML?) -> Page {
    let occasion = view.occasion
    let change: HTML? =
      view.mayPlan
      ? Parts.actions(
        Parts.link("Ret begivenheden", to: .editOccasion(occasion.id)),
        Parts.post(
          "Slet begivenheden", to: .occasionDeletion(occasion.id), .quiet, values: [("version", "\(occasion.version)")])
      )
      : nil
    return Page(
      title: occasion.title, menu: "aarshjul",
      main: (receipt ?? .empty)
        + Parts.head(
          crumbs: [
            .init("Årshjul", .yearWheel(SchoolYear(of: view.next.first?.day ?? occasion.first))), .init(occasion.title),
          ], title: occasion.title, lead: "\(OccasionWords.name(occasion.kind)) · \(view.placeName)", actions: change)
        + Parts.answers(facts(occasion)) + times(view))
  }

  private static func facts(_ occasion: Occasion) -> [Parts.Answered] {
    var facts = [
      Parts.Answered(
        "Hvornår",
        "\(OccasionWords.capitalised(OccasionWords.time(occasion.first, occasion.lastDay(from: occasion.first), occasion.hours)))"
      )
    ]
    if let rhythm = OccasionWords.rhythm(occasion.recurrence, from: occasion.first) {
      facts.append(.init("Gentages", "\(OccasionWords.capitalised(rhythm))"))
      facts.append(.init("På fridage", "\(OccasionWords.name(occasion.recurrence.onDayOff))"))
    }
    if !occasion.audience.isEmpty { facts.append(.init("Hvem", "\(occasion.audience)")) }
    if !occasion.place.isEmpty { facts.append(.init("Hvor", "\(occasion.place)")) }
    if let path = occasion.target {
      facts.append(.init("Mere", "<a href=\"\(path)\">\(occasion.link)</a>"))
    }
    return facts
  }

  private static func times(_ view: View) -> HTML {
    guard view.occasion.recurrence.rhythm != .once else { return .empty }
    let rows = view.next.map { occurrence in
      let moved = occurrence.day == occurrence.slot ? nil : "Flyttet fra \(Danish.weekdayDate(occurrence.slot))"
      return Parts.Row(
        OccasionWords.capitalised(
          OccasionWords.time(occurrence.day, view.occasion.lastDay(from: occurrence.day), view.occasion.hours)),
        note: moved)
    }
    return Parts.section(
      "gange", "De næste gange",
      rows.isEmpty ? Parts.empty("Der er ikke flere gange", "Gentagelsen er slut.") : Parts.rows(rows))
  }

  static func edit(
    _ occasion: Occasion, _ choices: ScopeChoices, _ form: Form, _ errors: FormErrors = FormErrors(), isNew: Bool,
    conflict: Conflict? = nil
  ) -> Page {
    let title = isNew ? "Ny begivenhed" : "Ret begivenheden"
    let fields = Fields(form, errors)
    let back: Path = isNew ? .yearWheel : .occasion(occasion.id)
    return Page(
      title: errors.title(title), menu: "aarshjul",
      main: (conflict.map(ConflictParts.versions) ?? .empty)
        + Parts.narrow(
          fields.summary ?? .empty,
          Parts.head(
            crumbs: [.init("Årshjul", .yearWheel)] + (isNew ? [] : [.init(occasion.title, back)]) + [.init(title)],
            title: title),
          choices.groups.isEmpty
            ? Parts.notice(
              .warning, title: "Din rolle gælder ikke noget sted i dag",
              "<p>Jeres administrator kan se, hvor dine roller gælder.</p>") : .empty,
          fields.form(
            to: isNew ? .occasions : .editOccasion(occasion.id),
            [fields.hidden("version", "\(form.text("version"))")] + what(fields, choices) + when(fields, form, errors)
              + [more(fields, form, errors)], submit: isNew ? "Sæt i årshjulet" : "Gem begivenheden",
            quiet: Parts.link("Fortryd", to: back, .quiet))))
  }

  private static func what(_ fields: Fields, _ choices: ScopeChoices) -> [HTML] {
    [
      fields.text("titel", "Hvad sker der?", hint: "For eksempel Læringsmøde om sprog."),
      fields.radios(
        "slags", "Slags",
        Occasion.Kind.allCases.map { Choice($0.rawValue, OccasionWords.name($0), note: OccasionWords.note($0)) }),
      fields.select(
        "sted", "Hvem hører den til?",
        groups: choices.groups.map { group in
          (title: group.name, choices: group.places.map { Choice($0.scope.text, $0.name) })
        }, empty: "Vælg et sted", hint: "Alle i kommunen kan se den. Den står på dem, der hører til stedet."),
    ]
  }

  private static func when(_ fields: Fields, _ form: Form, _ errors: FormErrors) -> [HTML] {
    let isRepeated = form.text("gentag") != "" && form.text("gentag") != "en-gang"
    let isOpen = isRepeated || ["hver", "ophoer"].contains { errors[$0] != nil }
    return [
      fields.day("dato", "Dato"),
      fields.text("fra", "Fra klokken", hint: "For eksempel 9.00. Uden tid varer den hele dagen.", optional: true),
      fields.text("til", "Til klokken", optional: true),
      Parts.details(
        "Gentag begivenheden", isOpen: isOpen,
        fields.radios(
          "gentag", "Hvor tit?",
          [
            Choice("en-gang", "Én gang"), Choice("uger", "Hver uge eller hver anden uge, samme ugedag"),
            Choice("maaneder-ugedag", "Hver måned, samme ugedag", note: "For eksempel den anden torsdag i måneden."),
            Choice("maaneder-dato", "Hver måned, samme dato"),
            Choice("aar-uge", "Hvert år, samme uge og ugedag"), Choice("aar-dato", "Hvert år, samme dato"),
          ]),
        fields.number(
          "hver", "Med hvor mange uger eller måneder imellem?", hint: "1 er hver gang, 2 er hver anden.", optional: true
        ),
        fields.day("ophoer", "Sidste gang senest", optional: true),
        fields.radios(
          "fridage", "Når den falder på en ferie eller helligdag",
          Recurrence.OnDayOff.allCases.map { Choice($0.rawValue, OccasionWords.name($0)) })),
    ]
  }

  private static func more(_ fields: Fields, _ form: Form, _ errors: FormErrors) -> HTML {
    let names = ["hvem", "hvor", "adresse"]
    let isOpen = names.contains { errors[$0] != nil || !form.text($0).isEmpty } || !form.hasNoDay("sidste")
    return Parts.details(
      "Flere dage, hvem og hvor", isOpen: isOpen,
      fields.day("sidste", "Sidste dag", hint: "Når den varer mere end én dag.", optional: true),
      fields.text("hvem", "Hvem gælder den?", hint: "For eksempel ledelsesteam og ressourcepersoner.", optional: true),
      fields.text("hvor", "Hvor er det?", optional: true),
      fields.text("adresse", "Link til mere", hint: "En side i Fælled eller på nettet.", optional: true))
  }
}
