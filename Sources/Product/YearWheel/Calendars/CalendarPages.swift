import Danish
import Markup
import People
import Values
import Web

/// Addresses for one's own calendar program.
enum CalendarPages {
  struct View: Sendable {
    let feeds: [CalendarFeed]
    let choices: ScopeChoices
    /// Just made, as it is shown this one time.
    let new: String?
  }

  static func show(
    _ view: View, _ form: Form = Form(), _ errors: FormErrors = FormErrors(), receipt: HTML? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title("Abonnér på årshjulet"), menu: "aarshjul",
      main: (fields.summary ?? receipt ?? .empty)
        + Parts.narrow(
          Parts.head(
            crumbs: [.init("Årshjul", .yearWheel), .init("Abonnér")], title: "Abonnér på årshjulet",
            lead: "Så står årshjulet i din egen kalender og følger med, når en dato bliver flyttet."),
          view.new.map(new) ?? .empty) + list(view) + make(view, fields))
  }

  private static func new(_ address: String) -> HTML {
    Parts.notice(
      .done, title: "Din adresse er klar",
      """
      <div class="field"><label for="adresse">Kopiér den nu. Den bliver ikke vist igen</label>\
      <input class="input" id="adresse" type="text" readonly value="\(address)"></div>\
      <p>I Outlook: Tilføj kalender, Abonnér fra internettet, og sæt adressen ind. På telefonen: tilføj en abonneret kalender.</p>\
      <p>Adressen er kun din. Alle, der har den, kan se årshjulet. Er du kommet til at dele den, så luk den nedenfor.</p>
      """)
  }

  private static func list(_ view: View) -> HTML {
    if view.feeds.isEmpty { return .empty }
    let rows = view.feeds.map { feed in
      Parts.Row(
        name(feed.choice, view.choices),
        note: "Lavet \(Danish.date(feed.made.day)). "
          + (feed.read.map { "Sidst hentet \(Danish.date($0.day))." } ?? "Ikke hentet endnu."),
        end: Parts.post("Luk adressen", to: .calendarClosing(feed.id), .quiet, about: name(feed.choice, view.choices)))
    }
    return Parts.section("adresser", "Dine adresser", Parts.rows(rows))
  }

  private static func make(_ view: View, _ fields: Fields) -> HTML {
    Parts.section(
      "ny", "Lav en adresse",
      intro: "Den viser titel, tid og sted, og hvem begivenheden gælder. Den viser aldrig noter.",
      Parts.narrow(
        fields.form(
          to: .calendars,
          [
            fields.select(
              "sted", "Hvad skal kalenderen vise?",
              groups: view.choices.groups.map { group in
                (
                  title: group.name,
                  choices: group.places.map {
                    Choice($0.scope.text, $0.scope == .municipality ? "Kun det fælles for kommunen" : $0.name)
                  }
                )
              }, empty: "Dine steder og det fælles")
          ], submit: "Lav en adresse")))
  }

  private static func name(_ choice: WheelPlaces.Choice, _ choices: ScopeChoices) -> String {
    switch choice {
    case .mine: "Dine steder og det fælles"
    case .everything: "Alle steder"
    case .place(.municipality): "Kun det fælles for kommunen"
    case .place(let scope):
      choices.groups.flatMap(\.places).first { $0.scope == scope }?.name ?? OccasionWords.gonePlace
    }
  }
}
