import Markup

/// How a number has moved through the years, with the whole municipality as a thin grey line.
///
/// The line joins neighbours only: it stops at a number that is hidden or missing, and at a break in the series,
/// because a line across would claim that the two sides can be compared.
package struct Trend: Sendable {
  package struct Point: Sendable {
    package var period: String
    package var mark: Mark
    package var parent: Mark
    /// True when the way of measuring changed from the point before to this one.
    package var isAfterBreak: Bool

    package init(_ period: String, _ mark: Mark, parent: Mark = .missing, isAfterBreak: Bool = false) {
      self.period = period
      self.mark = mark
      self.parent = parent
      self.isAfterBreak = isAfterBreak
    }
  }

  /// The words of a trend; numbers come ready to print.
  package struct Words: Sendable {
    /// "brud", beside the dashed line.
    package var breakLabel: String
    /// The last number of the area ("4,02") and of the municipality ("3,90").
    package var last: String
    package var parentLast: String

    package init(breakLabel: String, last: String, parentLast: String) {
      self.breakLabel = breakLabel
      self.last = last
      self.parentLast = parentLast
    }
  }

  package var points: [Point]
  package var pointing: Pointing
  package var words: Words
  package var scale: Scale
  package var numberText: NumberText
  /// 132 for small multiples; from 200 every step of the axis is written.
  package var height: Int

  package init(
    _ points: [Point], pointing: Pointing, words: Words, scale: Scale? = nil, within limits: ClosedRange<Double>? = nil,
    height: Int = 132, numberText: @escaping NumberText
  ) {
    self.points = points
    self.pointing = pointing
    self.words = words
    self.height = height
    self.numberText = numberText
    let shown = points.flatMap { ($0.mark.bands?.extent ?? []) + ($0.parent.bands.map { [$0.value] } ?? []) }
    self.scale = scale ?? .nice(shown, steps: height < 200 ? 3 : 5, within: limits)
  }

  package var html: HTML {
    """
    <div class="trend" data-direction="\(pointing.rawValue)">\
    <svg class="plot" height="\(height)" aria-hidden="true">\(plot)</svg>\
    <svg class="plot" height="\(height)" aria-hidden="true">\(endLabels)</svg></div>
    """
  }

  /// The drawing stands from 8 px below the top to 28 px above the bottom, where the periods are written.
  var top: Double { 8 }
  var plotHeight: Double { Double(max(height, 60) - 36) }

  func x(_ place: Int) -> Double {
    points.count > 1 ? 1.5 + 95 * Double(place) / Double(points.count - 1) : 49
  }

  func y(_ value: Double) -> Double { top + (100 - scale.percent(value)) * plotHeight / 100 }
}
