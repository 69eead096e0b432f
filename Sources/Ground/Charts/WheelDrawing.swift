import Foundation
import Markup

/// A year drawn as a wheel: months around the edge, clockwise from the top; marks on three tracks; days off as
/// sectors; a hand that shows where we are.
///
/// The drawing is silent for screen readers: whoever uses it puts the same in a list beside it. All places are parts
/// of the year, 0 to 1.
package struct WheelDrawing: Sendable {
  /// What stands on a track at one place. `mark` is drawn in a square of 24 around its middle at (12, 12).
  package struct Pin: Sendable {
    let at: Double
    let track: Int
    let isSmall: Bool
    let mark: HTML

    /// `track` 0 is outermost, 2 innermost. A small pin is a dot and may lie close to its neighbours.
    package init(at place: Double, track: Int, isSmall: Bool = false, mark: HTML) {
      at = place
      self.track = min(max(track, 0), 2)
      self.isSmall = isSmall
      self.mark = mark
    }
  }

  /// Some days in a row, as a sector; the name is written along it where there is room.
  package struct Sector: Sendable {
    let from: Double
    let to: Double
    let name: String?

    package init(from: Double, to: Double, name: String? = nil) {
      self.from = from
      self.to = to
      self.name = name
    }
  }

  package struct Month: Sendable {
    let name: String
    let from: Double
    let to: Double

    package init(_ name: String, from: Double, to: Double) {
      self.name = name
      self.from = from
      self.to = to
    }
  }

  let months: [Month]
  let ticks: [Double]
  let sectors: [Sector]
  let pins: [Pin]
  let middle: String
  let now: (at: Double, words: String)?

  /// `ticks` are the Mondays; `now` is nil in another year.
  package init(
    months: [Month], ticks: [Double], sectors: [Sector], pins: [Pin], middle: String,
    now: (at: Double, words: String)?
  ) {
    self.months = months
    self.ticks = ticks
    self.sectors = sectors
    self.pins = pins
    self.middle = middle
    self.now = now
  }

  package var svg: HTML {
    """
    <svg class="wheel" viewBox="0 0 640 640" aria-hidden="true">\(sectors, sector)\
    \(Self.radii, { "<circle class=\"track\" cx=\"320\" cy=\"320\" r=\"\(Length($0))\"/>" })\
    <circle class="edge" cx="320" cy="320" r="\(Length(Self.outer))"/>\
    <circle class="edge" cx="320" cy="320" r="\(Length(Self.inner))"/>\
    \(ticks, tick)\(months, month)\(hand)\(placed, pin)\
    <text class="big" x="320" y="\(now == nil ? 335 : 325)">\(middle)</text>\(nowWords)</svg>
    """
  }

  static let outer = 276.0
  static let inner = 112.0
  static let radii = [246.0, 200, 154]

  private func point(_ at: Double, _ radius: Double) -> (x: Length, y: Length) {
    let (x, y) = Self.place(at, radius)
    return (Length(x), Length(y))
  }

  static func place(_ at: Double, _ radius: Double) -> (x: Double, y: Double) {
    let angle = at * 2 * .pi
    return (320 + radius * sin(angle), 320 - radius * cos(angle))
  }

  private func sector(_ sector: Sector) -> HTML {
    let (a, b) = (point(sector.from, Self.outer), point(sector.to, Self.outer))
    let (c, d) = (point(sector.to, Self.inner), point(sector.from, Self.inner))
    let large = sector.to - sector.from > 0.5 ? 1 : 0
    let path =
      "M\(a.x.text) \(a.y.text)A276 276 0 \(large) 1 \(b.x.text) \(b.y.text)"
      + "L\(c.x.text) \(c.y.text)A112 112 0 \(large) 0 \(d.x.text) \(d.y.text)Z"
    return "<path class=\"off\" d=\"\(path)\"/>\(sectorName(sector))"
  }

  /// Along the middle of the sector, readable from outside the wheel: never upside down.
  private func sectorName(_ sector: Sector) -> HTML? {
    guard let name = sector.name, sector.to - sector.from > 0.012 else { return nil }
    let at = (sector.from + sector.to) / 2
    let (x, y) = point(at, 222)
    let turn = at * 360 + (at < 0.5 ? -90 : 90)
    return """
      <text class="wide" x="\(x)" y="\(y)" dy="4" transform="rotate(\(Length(turn)) \(x) \(y))">\(name)</text>
      """
  }

  private func tick(_ at: Double) -> HTML {
    line("tick", at, Self.outer, Self.outer - 6)
  }

  private func month(_ month: Month) -> HTML {
    let (x, y) = point((month.from + month.to) / 2, Self.outer + 24)
    return """
      \(line("month", month.from, Self.outer, Self.outer - 14))<text x="\(x)" y="\(y)" dy="6">\(month.name)</text>
      """
  }

  private var hand: HTML? {
    now.map { now in
      let (x, y) = point(now.at, Self.outer)
      return """
        \(line("now", now.at, Self.inner, Self.outer))<circle class="now-dot" cx="\(x)" cy="\(y)" r="6"/>
        """
    }
  }

  private var nowWords: HTML? {
    now.map { "<text class=\"now-text\" x=\"320\" y=\"356\">\($0.words)</text>" }
  }

  private func line(_ name: StaticString, _ at: Double, _ from: Double, _ to: Double) -> HTML {
    let (a, b) = (point(at, from), point(at, to))
    return "<line\(attribute: "class", "\(name)") x1=\"\(a.x)\" y1=\"\(a.y)\" x2=\"\(b.x)\" y2=\"\(b.y)\"/>"
  }

  private func pin(_ placed: Placed) -> HTML {
    // 27 units wide, as large as a finger's width of the text around it.
    let scale = 1.12
    let (x, y) = (Length(placed.x - 12 * scale), Length(placed.y - 12 * scale))
    return "<g transform=\"translate(\(x) \(y)) scale(1.12)\">\(placed.pin.mark)</g>"
  }
}
