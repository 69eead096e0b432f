import Charts
import Danish
import Markup
import Values
import Web

/// One figure of a profile: finding, picture, sentence, table and source, all made from the same value.
///
/// The drawings are silent to a screen reader, because the sentence and the table say everything they show.
enum FigureParts {
  static func figure(_ figure: Figure, heading: Heading = .inTopic) -> HTML {
    let id = anchor(figure.indicator)
    return """
      <figure class="figure" id="\(id)" aria-labelledby="om-\(figure.indicator.slug)"\
      \(attribute: "data-neutral", when: figure.indicator.direction == .neutral)>\
      <div class="stack flow-2">\(title(figure, heading))<figcaption>\(caption(figure))</figcaption></div>
      \(drawing(figure))<p class="figure-sentence">\(FigureWords.sentence(figure))</p>\
      \(FigureWords.breaks(figure), { "<p class=\"meta\">\($0)</p>" })
      \(tables(figure))\(source(figure.indicator))
      <p class="meta"><a href="\(Path.indicator(figure.indicator.slug))">Definition og alle områder\
      <span class="vh"> af \(figure.indicator.name)</span></a></p></figure>

      """
  }

  enum Heading {
    /// Under the theme and the topic.
    case inTopic
    case inSection
  }

  /// Where on the page the figure stands: a prefix of its own, so that no slug can collide with another part.
  static func anchor(_ indicator: Indicator) -> String { "tal-\(indicator.slug)" }

  private static func title(_ figure: Figure, _ heading: Heading) -> HTML {
    let (id, words) = ("om-\(figure.indicator.slug)", FigureWords.title(figure))
    return switch heading {
    case .inTopic: "<h4 class=\"h3\" id=\"\(id)\">\(words)</h4>"
    case .inSection: "<h3 id=\"\(id)\">\(words)</h3>"
    }
  }

  /// Measure, population, how it is placed, period and n: what one must know before looking.
  static func caption(_ figure: Figure) -> String {
    let indicator = figure.indicator
    let located = indicator.population.contains("opgjort efter") ? "" : ", \(FigureWords.located(indicator))"
    var words = "\(indicator.name). \(FigureWords.kind(indicator)). \(indicator.population)\(located)."
    if let latest = figure.latest {
      words += " \(FigureWords.capitalised(FigureWords.phrase(latest.period)))"
      if let n = latest.number.estimate?.n { words += ", n\u{A0}=\u{A0}\(Danish.count(n))" }
      words += "."
    }
    return words
  }

  /// What the mark points at, as a sign and words. Neutral figures have the sign without the colour.
  static func verdict(_ figure: Figure) -> HTML {
    let word = FigureWords.word(figure.comparison)
    guard figure.comparison.isMade || figure.comparison == .hidden else { return "\(word)" }
    guard figure.indicator.direction == .neutral else { return figure.pointing.compared(word) }
    return "<span class=\"compare\">\(figure.pointing.sign)\(word)</span>"
  }

  /// Publisher and product, and in plain words what the number can and cannot show. The definition is a click away,
  /// on the indicator's own page: forty-five of them would be a tenth of the profile.
  static func source(_ indicator: Indicator) -> HTML {
    """
    <dl class="source"><dt>Kilde</dt><dd>\(origin(indicator.source))</dd>\
    <dt>Kan vise</dt><dd>\(indicator.mayConclude)</dd>\
    <dt>Kan ikke vise</dt><dd>\(indicator.mayNotConclude)</dd></dl>
    """
  }

  static func origin(_ source: Indicator.Source) -> HTML {
    let product: HTML = web(source.url).map { "<a href=\"\($0)\">\(source.product)</a>" } ?? "\(source.product)"
    let licence: HTML? = source.licence.map { name in
      " · \(web(name).map { "<a href=\"\($0)\">Vilkår for brug</a>" as HTML } ?? "licens: \(name)")"
    }
    return "\(source.publisher), \(product)\(licence)"
  }

  private static func web(_ address: String?) -> Path? { address.flatMap { Path(web: $0) } }
}
