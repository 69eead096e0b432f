import Charts
import Danish
import Markup
import People
import Values
import Web

/// A pinned figure as it is drawn in a meeting, in its pack and in its minutes: always from what was frozen.
///
/// A page that shows any of them has `PinParts.patterns` once, before the first: hidden numbers are hatched with it.
package enum PinParts {
  package static var patterns: HTML { hatchPattern }

  /// The whole figure: finding, drawing, sentence, table, source and what people wrote.
  package static func full(_ pin: Pin, actions: HTML? = nil) -> HTML {
    let content: HTML =
      pin.figure.map { "\(figure(pin, $0))\(facts(pin, $0))" } ?? "\(head(pin, title(pin)))<p>\(why(pin))</p>"
    return """
      <article class="stack flow-4" aria-labelledby="fast-\(pin.id.raw)">\(content)\(notes(pin))\(actions)</article>

      """
  }

  /// What one needs to see the figure among others: finding, mark, number, verdict and notes.
  package static func small(_ pin: Pin, actions: HTML? = nil) -> HTML {
    guard let pinned = pin.figure else {
      return """
        <article class="stack flow-2" aria-labelledby="fast-\(pin.id.raw)">\(head(pin, title(pin)))\
        <p class="meta">\(why(pin))</p>\(notes(pin))\(actions)</article>

        """
    }
    let figure = pinned.figure
    return """
      <article class="stack flow-2" aria-labelledby="fast-\(pin.id.raw)">\(head(pin, pinned.title))\
      <p class="meta">\(figure.area) · \(PinWords.number(figure)) · \(FigureParts.verdict(figure))</p>\
      \(mark(figure))<p class="meta">\(PinWords.released(pinned))</p>\(notes(pin))\(actions)</article>

      """
  }

  /// The way to ask about the figure, with the meeting it is pinned to in mind.
  package static func asking(_ pin: Pin) -> HTML? {
    guard pin.figure != nil, let slug = pin.areaSlug else { return nil }
    let path = Path.figure(slug, pin.indicator).with(query: [("moede", pin.target)]).with(fragment: "spoerg")
    return "<p class=\"meta\"><a href=\"\(path)\">Spørg om tallet<span class=\"vh\">: \(title(pin))</span></a></p>"
  }

  /// The area's number against the whole, on the scale of its kind; nil where there is nothing to stand beside.
  static func mark(_ figure: Figure) -> HTML? {
    guard figure.drawsWhole, let whole = figure.latestWhole?.number.estimate?.value else { return nil }
    let range = figure.spread.flatMap { $0.lowest <= $0.highest ? $0.lowest...$0.highest : nil }
    return SpineRow(
      figure.latest?.number.mark ?? .missing, pointing: figure.pointing, parent: whole, range: range,
      isLowBest: figure.indicator.direction == .lowerBetter
    ).html
  }

  private static func title(_ pin: Pin) -> String { "\(pin.indicatorName), \(pin.areaName)" }

  private static func why(_ pin: Pin) -> String {
    pin.content == .unsound ? PinWords.unsound : PinWords.notForReader
  }

  private static func head(_ pin: Pin, _ title: String) -> HTML { "<h3 id=\"fast-\(pin.id.raw)\">\(title)</h3>" }

  private static func figure(_ pin: Pin, _ pinned: PinnedFigure) -> HTML {
    let figure = pinned.figure
    return """
      <figure class="figure"\(attribute: "data-neutral", when: figure.indicator.direction == .neutral)>\
      <div class="stack flow-2">\(head(pin, pinned.title))<figcaption>\(FigureParts.caption(figure))</figcaption></div>
      \(FigureParts.drawing(figure))<p class="figure-sentence">\(pinned.sentence)</p>\
      \(FigureWords.breaks(figure), { "<p class=\"meta\">\($0)</p>" })
      \(FigureParts.tables(figure))</figure>

      """
  }

  /// Where the number comes from, what it is, and which release it was in.
  private static func facts(_ pin: Pin, _ pinned: PinnedFigure) -> HTML {
    let indicator = pinned.figure.indicator
    return """
      <dl class="source"><dt>Område</dt><dd>\(PinWords.place(pinned.figure))</dd>\
      <dt>Nøgletal</dt><dd>\(indicator.name), \(FigureWords.unit(indicator))</dd>\
      <dt>Definition</dt><dd>\(indicator.definition)</dd><dt>Opskrift</dt><dd>\(PinWords.version(indicator))</dd>\
      <dt>Kan ikke vise</dt><dd>\(indicator.mayNotConclude)</dd>\
      <dt>Kilde</dt><dd>\(FigureParts.origin(indicator.source))</dd>\
      <dt>Udgivet</dt><dd>\(PinWords.released(pinned))</dd>\
      <dt>Må ses af</dt><dd>\(AudienceWords.names(pin.audiences))</dd></dl>
      """
  }

  /// What people wrote beside it, each with a name; somebody who wrote nothing is named too, for the pin is theirs.
  private static func notes(_ pin: Pin) -> HTML {
    "<ul class=\"rows\" role=\"list\">\(pin.notes, note)</ul>"
  }

  private static func note(_ note: Pin.Note) -> HTML {
    let text: HTML? =
      switch note.text {
      case nil: "<p class=\"meta\">\(PinWords.noteNotForReader)</p>"
      case "": nil
      case .some(let text): "<p>\(lines(text))</p>"
      }
    let who = note.name ?? PinWords.gonePerson
    return "<li>\(text)<p class=\"meta\">\(who), \(Danish.shortDate(note.at.day))</p></li>"
  }

  /// Text in several lines, as it was written.
  package static func lines(_ text: String) -> HTML {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "\(String($0))" as HTML }.joined(
      separator: "<br>")
  }

  /// Above a profile, for those who are signed in.
  static func band(_ area: Area) -> HTML {
    OpeningParts.above("<p class=\"meta\"><a href=\"\(Path.figures(area.slug))\">\(PinWords.band)</a></p>")
  }

  /// Beside a figure on a page that only those inside or partners get.
  static func acts(_ indicator: Indicator, _ area: Area) -> HTML {
    """
    <p class="meta"><a href="\(Path.figure(area.slug, indicator.slug))">\(PinWords.acts)\
    <span class="vh">: \(indicator.name)</span></a></p>
    """
  }
}
