import Danish
import Markup
import Values
import Web

/// The material for a meeting: one ordinary page that is printed as sheets. A meeting works on paper alone.
enum PackPages {
  static func show(_ view: PackView) -> Page {
    let meeting = view.meeting
    return Page(
      title: PackWords.title, menu: "moeder", phase: 1,
      head: "<link rel=\"stylesheet\" href=\"\(view.addresses.margin)\" media=\"print\">\n",
      main: Parts.head(
        crumbs: [.init(meeting.title, view.addresses.meeting), .init(PackWords.title)], title: PackWords.title,
        lead: "Vælg, hvad I vil have på papir, og brug browserens Udskriv. Alt kan læses i sort-hvid.")
        + choices(view) + sheets(view))
  }

  private static func choices(_ view: PackView) -> HTML {
    let fields = Fields(
      Form(
        PackPart.allCases.filter(view.choice.parts.contains).map { ("del", $0.rawValue) }
          + [("plakat", view.choice.poster.rawValue)]))
    let offered = PackPart.allCases.filter { part in
      (part != .poster && part != .cards) || view.meeting.circle != nil
    }
    return """
      <form class="stack flow-5 no-print narrow" method="get" action="\(view.addresses.pack)">\
      \(fields.checks("del", "Hvad skal med?", offered.map { Choice($0.rawValue, PackWords.name($0)) }))\
      \(fields.radios("plakat", "Plakatens papir", PackChoice.Paper.allCases.map { Choice($0.rawValue, PackWords.name($0)) }))\
      <p class="actions">\(Parts.button("Vis det valgte", .primary))</p></form>

      """
  }

  private static func sheets(_ view: PackView) -> HTML {
    PackPart.allCases.filter(view.choice.parts.contains).map { part in
      switch part {
      case .front: PackParts.front(view)
      case .agenda: PackParts.agenda(view)
      case .roles: PackParts.roles(view)
      case .profile: PackParts.profile(view)
      case .figures: PackParts.figures(view)
      case .questions: PackParts.questions(view)
      case .preparing: PackParts.preparing(view)
      case .poster: PackParts.poster(view)
      case .cards: PackParts.cards(view)
      case .rules: PackParts.rules(view)
      case .agreements: PackParts.agreements(view)
      }
    }.joined()
  }
}
