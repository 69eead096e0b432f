import Danish
import Markup
import People
import Web

/// What the data steward sees before deciding who can read the profile.
struct OpeningView: Sendable {
  let opening: Opening
  let municipality: Municipality
  let site: String?
  /// The release that readers see now, and what each circle sees of it; nil while nothing is published.
  let release: Release?
  let eyes: [Eyes]
  let mayDecide: Bool

  var everyone: Eyes? { eyes.first { $0.audiences.contains(.everyone) } }
}

/// Who can see the profile: the decision, what it means, and how it came about.
enum OpeningPages {
  static func show(_ view: OpeningView, errors: FormErrors = FormErrors()) -> Page {
    let fields = Fields(Form(), errors)
    return Page(
      title: errors.title(OpeningWords.title), menu: "data", phase: 1,
      main: """
        \(fields.summary)\(Parts.head(
          crumbs: [.init("Data", .data), .init(OpeningWords.title)], title: OpeningWords.title,
          lead: OpeningWords.state(view.opening), more: address(view)))
        \(circles(view))
        \(Parts.section("ser", "Det ser alle, når profilen er åben", list(OpeningWords.seen)))
        \(Parts.section("ser-ikke", "Det ser alle ikke", list(OpeningWords.unseen), keptInside(view)))
        \(decision(view, fields))
        \(history(view.opening))
        """)
  }

  private static func address(_ view: OpeningView) -> HTML? {
    guard view.opening.isOpen else { return nil }
    let sharing = Sharing(municipality: view.municipality.slug, site: view.site)
    return "<p>Del adressen: \(OpeningParts.link(.open(sharing.municipality), sharing))</p>"
  }

  private static func circles(_ view: OpeningView) -> HTML {
    let who: HTML = "<ul>\(Audience.allCases, { "<li>\(circle($0))</li>" })</ul>"
    guard let release = view.release else {
      return Parts.section("kredse", "Fire kredse", who, Parts.notice(.plain, "<p>\(OpeningWords.nothingToSee)</p>"))
    }
    let warning: HTML =
      view.everyone?.areas.isEmpty ?? true ? Parts.notice(.warning, "<p>\(OpeningWords.nothingToSee)</p>") : .empty
    return Parts.section(
      "kredse", "Fire kredse", intro: AudienceWords.intro(isOpen: view.opening.isOpen), who,
      ReleaseAudienceParts.table(view.eyes), warning,
      Parts.actions(
        Parts.link("Se profilen, som alle ser den", to: .draft(release.id, as: .everyone)),
        Parts.link("Udgivelse \(release.number)", to: .release(release.id), .quiet)))
  }

  private static func circle(_ audience: Audience) -> HTML {
    "<b>\(FigureWords.capitalised(AudienceWords.name(audience))):</b> \(AudienceWords.who(audience))"
  }

  private static func list(_ lines: [String]) -> HTML { "<ul>\(lines, { "<li>\($0)</li>" })</ul>" }

  private static func keptInside(_ view: OpeningView) -> HTML {
    let names = view.everyone?.leftOut ?? []
    return names.isEmpty
      ? .empty : "<p>I jeres nyeste udgivelse bliver disse nøgletal indenfor: \(Danish.list(names)).</p>"
  }

  private static func decision(_ view: OpeningView, _ fields: Fields) -> HTML {
    guard view.mayDecide else { return Parts.notice(.plain, "<p>\(OpeningWords.notYours)</p>") }
    if view.opening.isOpen {
      return Parts.section(
        "luk", "Luk profilen",
        intro: "Den lukker med det samme. Det, nogen har hentet eller delt, kan I ikke kalde tilbage.",
        Parts.post("Luk profilen for alle", to: .closing))
    }
    return Parts.section(
      "aabn", "Åbn profilen",
      fields.form(
        to: .opening, [fields.check("set", OpeningWords.confirm, note: OpeningWords.confirmNote)],
        submit: "Åbn profilen for alle"))
  }

  private static func history(_ opening: Opening) -> HTML {
    guard !opening.decisions.isEmpty else { return .empty }
    return Parts.section("historie", OpeningWords.history, list(opening.decisions.map(OpeningWords.decision)))
  }

  /// Whom somebody outside asks about a figure.
  static func whomToAsk(_ municipality: Municipality) -> Page {
    let contact = municipality.settings.data
    let name: HTML? = contact.name.isEmpty ? nil : "\(contact.name)"
    let phone: HTML? = contact.phone.isEmpty ? nil : "\(contact.phone)"
    let lines = [name, mail(contact.email), phone].compactMap(\.self)
    let adviser = mail(municipality.settings.adviserEmail).map {
      Parts.Answered("Databeskyttelsesrådgiver", $0)
    }
    return Page(
      title: "Spørg om tallene",
      main: Parts.narrow(
        Parts.head(
          crumbs: [.init("Lokalsamfund", .areas()), .init("Spørg om tallene")], title: "Spørg om tallene",
          lead: OpeningWords.whomLead),
        Parts.answers(
          [
            .init(
              "Svarer på spørgsmål om tal",
              lines.isEmpty ? "\(OpeningWords.nobody)" : lines.joined(separator: "<br>"))
          ] + [adviser].compactMap(\.self))))
  }

  private static func mail(_ address: String) -> HTML? {
    guard !address.isEmpty else { return nil }
    return Path(mailto: address).map { "<a href=\"\($0)\">\(address)</a>" } ?? "\(address)"
  }
}
