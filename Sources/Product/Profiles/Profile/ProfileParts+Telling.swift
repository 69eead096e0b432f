import Charts
import Danish
import Markup
import Values
import Web

/// What a school leader should know after half a minute.
extension ProfileParts {
  /// The two questions every profile is asked, each answered by the figures that have something to tell.
  static func told(_ profile: Profile) -> HTML {
    let children = question(
      "q2", ProfileWords.childrenQuestion, profile, profile.ofChildren, about: "børnenes og de unges liv")
    let vitality = question("q1", ProfileWords.vitalityQuestion, profile, profile.ofVitality, about: "livskraft")
    return """
      <div class="section stack flow-5" id="skiller-sig-ud"><div class="split-list">\(vitality)\(children)</div>
      <div class="stack flow-2">\(tally(profile).html)<p class="meta">\(ProfileWords.extent(profile))</p></div>\(downloads)</div>

      """
  }

  private static func question(
    _ id: String, _ question: String, _ profile: Profile, _ figures: [Figure], about subject: String
  ) -> HTML {
    let told = Telling.allCases.map { profile.told($0, in: figures) }
    let all = told.flatMap(\.self)
    // Three of each kind answer the question; whoever wants the rest asks for them.
    let first = told.flatMap { $0.prefix(all.count > 7 ? 3 : 7) }
    let rest = told.flatMap { $0.dropFirst(all.count > 7 ? 3 : 7) }
    let more: HTML? =
      rest.isEmpty
      ? nil
      : "<details class=\"more\"><summary>\(ProfileWords.more(rest.count))</summary>\(findings(rest))</details>"
    let answer: HTML =
      first.isEmpty
      ? "<p>\(ProfileWords.lead(figures, about: subject))</p>" : "\(findings(first))\(more)"
    return "<section aria-labelledby=\"\(id)\"><h2 class=\"h3\" id=\"\(id)\">\(question)</h2>\(answer)</section>"
  }

  /// Each finding leads to its figure further down.
  private static func findings(_ figures: [Figure]) -> HTML {
    "<ul class=\"rows\" role=\"list\">\(figures, finding)</ul>"
  }

  private static func finding(_ figure: Figure) -> HTML {
    let kind: HTML? = figure.telling.map { "<b>\(ProfileWords.name($0))</b>" }
    return """
      <li><a class="title" href="\(Path(fragment: FigureParts.anchor(figure.indicator)))">\(FigureWords.brief(figure))</a>\
      <p class="meta">\(kind) · \(FigureParts.verdict(figure)) · \(numbers(figure))</p></li>
      """
  }

  /// Every comparison made has its sign, so that the few that stand out are seen among all.
  private static func tally(_ profile: Profile) -> Tally {
    guard profile.whole != nil else { return Tally([]) }
    let same = profile.figures.filter { $0.comparison == .noneCertain }
    let hidden = profile.figures.filter(\.isHidden)
    return Tally((Telling.allCases.map { profile.told($0) } + [same, hidden]).map { $0.map(\.pointing) })
  }

  /// The files hold what the page shows, so they belong to the page's own address.
  private static var downloads: HTML {
    Parts.actions(
      Parts.link("Hent som regneark", to: Path(relative: "profil.xlsx"), about: "til Excel"),
      Parts.link("Hent som CSV", to: Path(relative: "profil.csv"), .quiet),
      Parts.link("Alle nøgletal", to: .allIndicators(up: 2), .quiet))
  }
}
