import Charts
import Danish
import Markup
import People
import Values
import Web

/// The figures of an area to pin and to ask about, and one of them.
enum PinPages {
  /// Everything there is about an area, by theme, each with its number.
  static func list(_ area: Area, _ figures: [Figure]) -> Page {
    let themes = Indicator.Theme.allCases.compactMap { theme -> HTML? in
      let own = figures.filter { $0.indicator.theme == theme }
      guard !own.isEmpty else { return nil }
      let rows = own.map { figure in
        Parts.Row(
          figure.indicator.name, to: .figure(area.slug, figure.indicator.slug), note: PinWords.number(figure))
      }
      return Parts.section(theme.rawValue, ProfileWords.name(theme), Parts.rows(rows))
    }
    let content =
      themes.isEmpty
      ? Parts.empty("Der er ingen tal endnu", "Her kommer tallene, når der er udgivet tal om \(area.name).")
      : themes.joined()
    return Page(
      title: "Tal om \(area.name)", menu: "lokalsamfund", phase: 1,
      main: """
        \(Parts.head(
          crumbs: crumbs(area) + [.init("Tal om \(area.name)")], title: "Tal om \(area.name)", lead: PinWords.listLead(area.name)))\
        \(content)
        """)
  }

  private static func crumbs(_ area: Area) -> [Parts.Crumb] {
    [.init("Lokalsamfund", .localCommunities), .init(area.name, .profile(area.slug))]
  }

  /// What the page of one figure shows.
  struct View: Sendable {
    let area: Area
    let figure: Figure
    let release: Release
    let targets: [PinTarget]
    /// Those the visitor has pinned this figure to.
    let pinned: Set<String>
    /// Where the visitor can plan a meeting.
    let planning: String?
    let questions: [FigureQuestion]
    let isInside: Bool
    /// The meeting one came from.
    var chosen: String?
  }

  /// A form that came back, with what is wrong in it.
  struct Sent: Sendable {
    var form = Form()
    var errors = FormErrors()
    var warning: String?

    init(_ form: Form = Form(), _ errors: FormErrors = FormErrors(), warning: String? = nil) {
      (self.form, self.errors, self.warning) = (form, errors, warning)
    }
  }

  static func show(_ view: View, pin: Sent = Sent(), question: Sent = Sent(), receipt: HTML? = nil) -> Page {
    let pinning = Fields(pinForm(view, pin.form), pin.errors, prefix: "f-")
    let asked = question.form.fields.isEmpty ? view.chosen.map { Form([("moede", $0)]) } ?? Form() : question.form
    let asking = Fields(asked, question.errors, prefix: "s-")
    let title = "\(view.figure.indicator.name), \(view.area.name)"
    let warning: HTML? = pin.warning.map { Parts.notice(.warning, "<p>\($0)</p>") }
    let errors = pin.errors.isEmpty ? question.errors : pin.errors
    return Page(
      title: errors.title(title), menu: "lokalsamfund", phase: 1,
      main: """
        \(receipt)\(pinning.summary)\(asking.summary)\(hatchPattern)\
        \(Parts.head(
          crumbs: crumbs(view.area) + [.init("Tal om \(view.area.name)", .figures(view.area.slug)), .init(view.figure.indicator.name)],
          kicker: view.area.name, title: view.figure.indicator.name))\
        \(warning)\(FigureParts.figure(view.figure, heading: "<h2 class=\"h3\">\(FigureWords.title(view.figure))</h2>", up: 3))\
        \(Parts.section("fastgoer", "Fastgør til møde", intro: PinWords.pinLead, Parts.narrow(pinSection(view, pinning))))\
        \(Parts.section("spoerg", "Spørg om tallet", intro: QuestionWords.askLead, questionSection(view, asking)))
        """)
  }

  /// The soonest meeting is chosen when there is only one.
  private static func pinForm(_ view: View, _ form: Form) -> Form {
    guard form.fields.isEmpty, view.targets.count == 1 else { return form }
    return Form([("moede", view.targets[0].id)])
  }

  private static func pinSection(_ view: View, _ fields: Fields) -> HTML {
    let pinned = view.targets.filter { view.pinned.contains($0.id) }.map { target -> HTML in
      Path(local: target.link).map { "<a href=\"\($0)\">\(target.title)</a>" } ?? "\(target.title)"
    }
    let there: HTML? =
      pinned.isEmpty
      ? nil : Parts.notice(.plain, "<p>Du har fastgjort tallet til \(pinned.joined(separator: ", ")).</p>")
    guard !view.targets.isEmpty else {
      let way = view.planning.flatMap { Path(local: $0) }.map {
        Parts.actions(Parts.link("Planlæg et møde", to: $0))
      }
      return Parts.empty(PinWords.noMeeting, PinWords.noMeetingText, actions: way)
    }
    let form = fields.form(
      to: .pinning(view.area.slug, view.figure.indicator.slug),
      [
        fields.hidden("udgivelse", view.release.id.raw), meeting(fields, "Hvilket møde?", view.targets),
        fields.long("note", "Din note", hint: PinWords.noteHint, optional: true, rows: 3),
      ], submit: "Fastgør tallet")
    return "\(there)\(form)"
  }

  /// Few meetings are all seen at once, many fold out.
  private static func meeting(
    _ fields: Fields, _ label: String, _ targets: [PinTarget], optional: Bool = false
  ) -> HTML {
    if targets.count < 7, !optional {
      return fields.radios("moede", label, targets.map { Choice($0.id, $0.title, note: $0.note) })
    }
    let choices = targets.map { Choice($0.id, $0.note.isEmpty ? $0.title : "\($0.title), \($0.note)") }
    return fields.select(
      "moede", label, choices, empty: optional ? "Ikke til et bestemt møde" : "Vælg et møde", optional: optional)
  }

  private static func questionSection(_ view: View, _ fields: Fields) -> HTML {
    let known: HTML? =
      view.questions.isEmpty
      ? nil
      : """
      <div class="stack flow-3"><h3>Det har andre spurgt om</h3>\
      \(QuestionParts.list(view.questions, isInside: view.isInside))</div>
      """
    let hidden: HTML? =
      view.figure.isHidden ? Parts.notice(.plain, "<p>\(QuestionWords.hiddenStays)</p>") : nil
    let target: HTML? =
      view.targets.isEmpty
      ? nil : meeting(fields, "Skal det bruges på et møde?", view.targets, optional: true)
    let form = fields.form(
      to: .asking(view.area.slug, view.figure.indicator.slug),
      [
        fields.long("spoergsmaal", "Dit spørgsmål", hint: QuestionWords.askHint, rows: 3), target ?? .empty,
      ], submit: "Send spørgsmålet", weight: .normal)
    return "\(known)\(Parts.narrow("\(hidden)\(form)"))"
  }

  /// A figure that was there once, or will come.
  static func absent(_ area: Area, _ name: String) -> Page {
    Page(
      title: "\(name), \(area.name)", menu: "lokalsamfund", phase: 1,
      main: """
        \(Parts.head(crumbs: crumbs(area) + [.init("Tal om \(area.name)", .figures(area.slug)), .init(name)], title: name))\
        \(Parts.empty(
          PinWords.notReleased, PinWords.notReleasedText(area.name),
          actions: Parts.actions(Parts.link("Se tallene om \(area.name)", to: .figures(area.slug)))))
        """)
  }
}
