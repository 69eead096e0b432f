import Charts
import Danish
import Markup
import People
import Values
import Web

/// The pieces of the profile page.
enum ProfileParts {
  static func trace(_ release: Release) -> Trace {
    Trace(
      [
        Trace.Step(phase: 4, note: "det, I har prøvet af"),
        Trace.Step(phase: 1, note: "profilen, udgivelse \(release.number)"),
        Trace.Step(phase: 2, note: "det, I undrer jer over"),
      ], here: 1)
  }

  /// What is really known of the area, and nothing that is guessed.
  static func facts(_ profile: Profile) -> [(label: String, value: String)] {
    var facts = [(label: "nøgletal", value: Danish.count(profile.figures.count))]
    if let latest = profile.figures.compactMap(\.latest?.period).max() {
      facts.append((label: "seneste periode", value: FigureWords.label(latest)))
    }
    let kinds = Dictionary(grouping: profile.inside, by: \.kind.rawValue)
    for (kind, areas) in kinds.sorted(by: { $0.key < $1.key }) {
      facts.append((label: ProfileWords.plural(kind, areas.count), value: Danish.count(areas.count)))
    }
    return facts
  }

  static func question(_ id: String, _ question: String, _ answer: String) -> HTML {
    """
    <section class="stack flow-2" aria-labelledby="\(id)"><h2 class="h3" id="\(id)">\(question)</h2>\
    <p class="lead">\(answer)</p></section>
    """
  }

  /// Every comparison made has its sign, so that the few that stand out are seen among all.
  static func tally(_ profile: Profile) -> Tally {
    let same = profile.figures.filter { $0.comparison == .noneCertain }
    let hidden = profile.figures.filter(\.isHidden)
    return Tally([profile.strengths, profile.wonders, profile.neutrals, same, hidden].map { $0.map(\.pointing) })
  }

  /// Each finding leads to its figure further down.
  static func findings(_ figures: [Figure], none: String = "") -> HTML {
    guard !figures.isEmpty else { return "<p class=\"meta\">\(none)</p>" }
    return "<ul class=\"rows\" role=\"list\">\(figures, finding)</ul>"
  }

  private static func finding(_ figure: Figure) -> HTML {
    let indicator = figure.indicator
    return """
      <li><a class="title" href="\(Path(fragment: FigureParts.anchor(indicator)))">\(FigureWords.brief(figure))</a>\
      <p class="meta">\(FigureParts.verdict(figure)) · \(numbers(figure))</p></li>
      """
  }

  /// "4,02 mod 3,90 i kommunen"; a hidden or missing number stands alone.
  static func numbers(_ figure: Figure) -> String {
    guard let latest = figure.latest else { return "ingen målinger" }
    let own = FigureWords.cell(latest.number, figure.indicator)
    guard figure.drawsWhole, latest.number.estimate != nil, let whole = figure.latestWhole?.number.estimate else {
      return own
    }
    let place = FigureWords.brief(figure.whole)
    let name = place == figure.whole ? place : place.lowercased()
    return "\(own) mod \(FigureWords.number(whole.value, figure.indicator)) i \(name)"
  }

  /// A figure that says something is shown; the others are a line each, to be unfolded by whoever wants to know.
  static func folded(_ figure: Figure) -> HTML {
    let period = figure.latest.map { "\(FigureWords.label($0.period)) · " } ?? ""
    let verdict: HTML? =
      figure.comparison == .notMade || figure.isHidden ? nil : " · \(FigureParts.verdict(figure))"
    return """
      <details class="fold"><summary><b>\(figure.indicator.name)</b>\
      <span class="meta">\(period)\(numbers(figure))\(verdict)</span></summary>\(FigureParts.figure(figure))</details>

      """
  }

  /// The links down the page; on phones only the themes, so that the line stays one line.
  static func subnav(_ parts: [(id: String, title: String)], themes: [(id: String, title: String)]) -> HTML {
    """
    <nav class="subnav" aria-label="På denne side"><ul role="list">\
    \(parts, { "<li class=\"wide-only\"><a href=\"\(Path(fragment: $0.id))\">\($0.title)</a></li>" })\
    \(themes, { "<li><a href=\"\(Path(fragment: $0.id))\">\($0.title)</a></li>" })</ul></nav>

    """
  }

  /// What lies inside the area, as links: for the whole this is the way on.
  static func areas(_ profile: Profile) -> HTML {
    let kinds = Dictionary(grouping: profile.inside, by: \.kind.rawValue).sorted { $0.key < $1.key }
    let lists = kinds.map { kind, areas -> HTML in
      let title = FigureWords.capitalised(ProfileWords.plural(kind, 2))
      return """
        <div><h3>\(title)</h3><ul class="rows" role="list">\
        \(areas, { "<li><a class=\"title\" href=\"\(Path.profile($0.slug))\">\($0.name)</a></li>" })</ul></div>
        """
    }
    return Parts.section("omraader", "Inden for \(profile.area.name)", "<div class=\"split-list\">\(lists)</div>")
  }

  /// Topics in the catalogue's order; within each strengths first, then what else stands out, then the rest.
  static func topics(_ figures: [Figure]) -> [(topic: String, figures: [Figure])] {
    var topics: [(topic: String, figures: [Figure])] = []
    for figure in figures {
      if topics.last?.topic == figure.indicator.topic {
        topics[topics.count - 1].figures.append(figure)
      } else {
        topics.append((figure.indicator.topic, [figure]))
      }
    }
    return topics.map { topic, figures in
      let others = figures.filter { !$0.isStrength }
      return (
        topic, figures.filter(\.isStrength) + others.filter(\.saysSomething) + others.filter { !$0.saysSomething }
      )
    }
  }
}

extension Figure {
  /// It differs from the rest, or the whole itself has moved: worth a picture without being asked for.
  var saysSomething: Bool {
    comparison.direction != nil || (isOfWhole && (trend == .rising || trend == .falling))
  }
}
