import Charts
import Danish
import Markup
import Values
import Web

/// One figure of a profile: finding, picture, sentence, table and source, all made from the same value.
///
/// The drawings are silent to a screen reader, because the sentence and the table say everything they show.
enum FigureParts {
  /// `up` is how many folders above the page the release's own pages lie; `acts` is what one can do with the figure.
  static func figure(_ figure: Figure, heading: HTML? = nil, up: Int = 2, acts: HTML? = nil) -> HTML {
    let heading = heading ?? "<h4 class=\"h3\">\(FigureWords.title(figure))</h4>"
    return """
      <figure class="figure"\(attribute: "data-neutral", when: figure.indicator.direction == .neutral)>\
      <div class="stack flow-2">\(heading)<figcaption>\(caption(figure))</figcaption></div>
      \(drawing(figure))<p class="figure-sentence">\(FigureWords.sentence(figure))</p>\
      \(FigureWords.breaks(figure), { "<p class=\"meta\">\($0)</p>" })
      \(tables(figure))\(source(figure.indicator, up))\(acts)</figure>

      """
  }

  /// Where on the page the figure stands: a prefix of its own, so that no slug can collide with another part.
  static func anchor(_ indicator: Indicator) -> String { "tal-\(indicator.slug)" }

  /// Measure, population, how it is placed, period and n: what one must know before looking.
  static func caption(_ figure: Figure) -> String {
    let indicator = figure.indicator
    let located = indicator.population.contains("opgjort efter") ? "" : ", \(FigureWords.located(indicator))"
    var words = "\(FigureWords.sentence(FigureWords.kind(indicator))) \(indicator.population)\(located)."
    if let latest = figure.latest {
      words += " \(FigureWords.capitalised(FigureWords.phrase(latest.period)))"
      if let n = latest.number.estimate?.n { words += ", n\u{A0}=\u{A0}\(Danish.count(n))" }
      words += "."
    }
    return words
  }

  /// What the mark points at, as a sign and words. Neutral figures have the sign without the colour.
  static func verdict(_ figure: Figure) -> HTML {
    if figure.isOfWhole, let direction = figure.pointsTo {
      return sign(
        direction == .higher ? .higher : .lower, "\(FigureWords.word(figure.trend) ?? "") over fem år", figure)
    }
    let word = FigureWords.word(figure.comparison)
    guard figure.comparison.isMade || figure.isHidden || figure.comparison == .hidden else { return "\(word)" }
    return sign(figure.pointing, word, figure)
  }

  private static func sign(_ pointing: Pointing, _ word: String, _ figure: Figure) -> HTML {
    guard figure.indicator.direction == .neutral else { return pointing.compared(word) }
    return "<span class=\"compare\">\(pointing.sign)\(word)</span>"
  }

  /// Publisher and product, and in plain words what the number can and cannot show. The definition is a click away,
  /// on the indicator's own page with all areas: forty-five of them would be a tenth of the profile.
  static func source(_ indicator: Indicator, _ up: Int = 2) -> HTML {
    """
    <dl class="source"><dt>Kilde</dt><dd>\(origin(indicator.source))</dd>\
    <dt>Definition</dt><dd><a href="\(Path.oneIndicator(indicator.slug, up: up))">\(indicator.name)</a> og alle områder</dd>\
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
