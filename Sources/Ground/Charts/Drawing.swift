import Markup

/// A length on a drawing, with one decimal at most: `13.2`, `4`, `-0.5`. A tenth of a percent of the widest drawing is
/// less than a pixel, and a page holds thousands of lengths.
struct Length: Hashable, Sendable {
  let text: String

  init(_ value: Double) {
    let tenths = Int((min(max(value.isFinite ? value : 0, -100_000), 100_000) * 10).rounded())
    let rest = tenths.magnitude % 10
    text = "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10)\(rest == 0 ? "" : ".\(rest)")"
  }
}

extension HTML.StringInterpolation {
  /// A length in the units of the drawing.
  mutating func appendInterpolation(_ length: Length) { appendInterpolation(length.text) }

  /// A length along the stretched axis, in percent of the width.
  mutating func appendInterpolation(percent value: Double) { appendInterpolation(Length(value).text + "%") }
}

/// The hatch that stands for a hidden number. Once a page, before the first chart.
package let hatchPattern: HTML = """
  <svg class="vh" width="0" height="0" aria-hidden="true"><defs>\
  <pattern id="skjult" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
  <rect class="hatch-ground" width="7" height="7"/><line class="hatch-line" x1="0" y1="0" x2="0" y2="7"/>\
  </pattern></defs></svg>
  """

/// A hatched box; percent across, pixels down.
func hatch(from left: Double, width: Double, y: Int, height: Int) -> HTML {
  """
  <rect x="\(percent: left)" width="\(percent: width)" y="\(y)" height="\(height)" fill="url(#skjult)"/>\
  <rect class="hatch-frame" x="\(percent: left)" width="\(percent: width)" y="\(y)" height="\(height)"/>
  """
}

/// The light and the dark band, `y` and `height` in pixels.
func bands(_ likely: ClosedRange<Double>?, _ middle: ClosedRange<Double>?, isFew: Bool, y: Int, height: Int) -> HTML {
  func band(_ range: ClosedRange<Double>?, _ name: String) -> HTML? {
    range.map { range in
      """
      <rect class="\(name)\(isFew ? " few" : "")" x="\(percent: range.lowerBound)" \
      width="\(percent: range.upperBound - range.lowerBound)" y="\(y)" height="\(height)"/>
      """
    }
  }
  return "\(band(likely, "band-95"))\(band(middle, "band-50"))"
}

/// The mark itself: keeps its shape however wide the drawing gets.
func mark(_ pointing: Pointing, isFew: Bool, x: Double, y: Double) -> HTML {
  """
  <svg x="\(percent: x)" y="\(Length(y))" overflow="visible" width="1" height="1">\
  <path class="dot\(isFew ? " few" : "")" d="\(pointing.shape)"/></svg>
  """
}
