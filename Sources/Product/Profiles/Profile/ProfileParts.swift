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
    let same = profile.figures.filter { $0.comparison == .compared(.noneCertain) }
    let hidden = profile.figures.filter { $0.latest?.number == .hidden }
    return Tally([profile.strengths, profile.wonders, profile.neutrals, same, hidden].map { $0.map(\.pointing) })
  }

  /// Each finding leads to its figure further down.
  static func findings(_ figures: [Figure], none: String = "") -> HTML {
    guard !figures.isEmpty else { return "<p class=\"meta\">\(none)</p>" }
    return "<ul class=\"rows\" role=\"list\">\(figures, finding)</ul>"
  }

  private static func finding(_ figure: Figure) -> HTML {
    let indicator = figure.indicator
    let numbers = [figure.latest?.number, figure.latestWhole?.number].compactMap { number in
      number.map { FigureWords.cell($0, indicator) }
    }
    return """
      <li><a class="title" href="\(Path(fragment: FigureParts.anchor(indicator)))">\(FigureWords.title(figure))</a>\
      <p class="meta">\(FigureParts.verdict(figure)) · \(numbers.joined(separator: " mod ")) \
      i \(FigureWords.brief(figure.whole).lowercased())</p></li>
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

  /// Topics in the catalogue's order; within each the strengths come first, then the rest as the catalogue has them.
  static func topics(_ figures: [Figure]) -> [(topic: String, figures: [Figure])] {
    var topics: [(topic: String, figures: [Figure])] = []
    for figure in figures {
      if topics.last?.topic == figure.indicator.topic {
        topics[topics.count - 1].figures.append(figure)
      } else {
        topics.append((figure.indicator.topic, [figure]))
      }
    }
    return topics.map { ($0.topic, $0.figures.filter(\.isStrength) + $0.figures.filter { !$0.isStrength }) }
  }
}
