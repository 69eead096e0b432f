import Charts
import Danish
import Markup
import Values
import Web

extension ProfileParts {
  typealias Topic = (topic: String, figures: [Figure])

  /// Topics in the catalogue's order; within each strengths first, then what else stands out, then the rest.
  static func topics(_ figures: [Figure]) -> [Topic] {
    var topics: [Topic] = []
    for figure in figures {
      if topics.last?.topic == figure.indicator.topic {
        topics[topics.count - 1].figures.append(figure)
      } else {
        topics.append((figure.indicator.topic, [figure]))
      }
    }
    return topics.map { topic, figures in
      let others = figures.filter { $0.telling != .strength }
      return (
        topic,
        figures.filter { $0.telling == .strength } + others.filter { $0.telling != nil }
          + others.filter { $0.telling == nil }
      )
    }
  }

  /// A topic is open when one of its figures has something to tell; every figure is a line that can be unfolded.
  static func topic(_ topic: Topic, _ profile: Profile) -> HTML {
    let isShort = profile.isShort
    let isOpen = isShort || topic.figures.contains { $0.telling != nil }
    return """
      <details class="topic"\(attribute: "open", when: isOpen)><summary><h3>\(FigureWords.capitalised(topic.topic))</h3> \
      <span class="meta">\(ProfileWords.count(topic.figures))</span></summary>
      \(topic.figures, { line($0, profile) })</details>

      """
  }

  /// The figure in one line, which is all that paper needs; the whole figure is inside. The line carries the anchor,
  /// so that a link finds it wherever it is folded.
  private static func line(_ figure: Figure, _ profile: Profile) -> HTML {
    let isShort = profile.isShort
    let acts = profile.hasDesk ? PinParts.acts(figure.indicator, profile.area) : nil
    let period = figure.latest.map { "\(FigureWords.label($0.period)) · " } ?? ""
    let verdict: HTML? =
      (figure.comparison == .notMade && figure.telling == nil) || figure.isHidden
      ? nil : " · \(FigureParts.verdict(figure))"
    return """
      <details class="fold" id="\(FigureParts.anchor(figure.indicator))"\
      \(attribute: "open", when: isShort || figure.telling != nil)><summary><b>\(figure.indicator.name)</b> \
      <span class="meta">\(period)\(numbers(figure))\(verdict)</span></summary>\(FigureParts.figure(figure, acts: acts))</details>

      """
  }
}
