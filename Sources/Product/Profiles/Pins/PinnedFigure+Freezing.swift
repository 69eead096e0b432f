import Crypto
import Foundation
import Statistics
import Values

/// A pinned figure as bytes: four letters, a JSON object that says its version, and a checksum over both.
///
/// A version is never changed once it has been out: a new one gets a reader of its own beside the old. The checksum finds
/// accidents and careless edits, as that of a frozen table does; it is no signature.
extension PinnedFigure {
  private static let sign = Array("FPIN".utf8)

  package func frozen() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = Self.sign + [UInt8](try encoder.encode(FirstForm(self)))
    return bytes + SHA256.hash(data: bytes)
  }

  /// Throws `PinFault` when a single bit differs, or when a later version of the product wrote it.
  package init(frozen bytes: [UInt8]) throws(PinFault) {
    let (body, sum) = (bytes.dropLast(32), bytes.suffix(32))
    guard body.count > Self.sign.count, body.starts(with: Self.sign) else { throw .malformed }
    guard SHA256.hash(data: body).elementsEqual(sum) else { throw .tampered }
    let json = Data(body.dropFirst(Self.sign.count))
    guard let version = (try? JSONDecoder().decode(Version.self, from: json))?.version else { throw .malformed }
    guard version == 1 else { throw .unknownVersion(version) }
    guard let thawed = (try? JSONDecoder().decode(FirstForm.self, from: json))?.pinned else { throw .malformed }
    self = thawed
  }

  private struct Version: Decodable { let version: Int }
}

/// Why a pinned figure cannot be shown.
package enum PinFault: Error, Hashable, Sendable {
  case malformed, tampered
  case unknownVersion(Int)
}

/// Version 1. Names are short because there is one for every period.
private struct FirstForm: Codable {
  var version = 1
  let indicator: Indicator
  let area, whole: String
  let points, wholePoints: [Point]
  let parts: [Part]
  /// Lowest, lower quarter, upper quarter, highest.
  let spread: [Double]?
  let verdict, title, sentence: String
  let release: Int
  let released: String

  init(_ pinned: PinnedFigure) {
    let figure = pinned.figure
    (indicator, area, whole) = (figure.indicator, figure.area, figure.whole)
    points = figure.points.map(Point.init)
    wholePoints = figure.wholePoints.map(Point.init)
    parts = figure.parts.map { Part(name: $0.name, number: Number($0.number)) }
    spread = figure.spread.map { [$0.lowest, $0.lowerQuarter, $0.upperQuarter, $0.highest] }
    verdict = figure.verdict.frozen
    (title, sentence, release) = (pinned.title, pinned.sentence, pinned.release)
    released = pinned.released.iso
  }

  /// Nil when a word in it is none of the product's.
  var pinned: PinnedFigure? {
    guard let verdict = Verdict(frozen: verdict), let day = Day(iso: released) else { return nil }
    let kind = indicator.period
    let (own, other) = (points.compactMap { $0.point(kind) }, wholePoints.compactMap { $0.point(kind) })
    let groups = parts.compactMap { part in part.number.number.map { Figure.Part(name: part.name, number: $0) } }
    guard own.count == points.count, other.count == wholePoints.count, groups.count == parts.count else { return nil }
    guard let range = thawedSpread else { return nil }
    return PinnedFigure(
      figure: Figure(
        indicator: indicator, area: area, whole: whole, points: own, wholePoints: other, parts: groups, spread: range,
        verdict: verdict), title: title, sentence: sentence, release: release, released: day)
  }

  /// Nil inside where there was none; nil outside where there are not four numbers.
  private var thawedSpread: Figure.Spread?? {
    guard let spread else { return .some(nil) }
    guard spread.count == 4 else { return nil }
    return Figure.Spread(
      lowest: spread[0], lowerQuarter: spread[1], upperQuarter: spread[2], highest: spread[3])
  }
}

extension FirstForm {
  struct Point: Codable {
    let t: String
    let number: Number

    init(_ point: Figure.Point) { (t, number) = (point.period.text, Number(point.number)) }

    /// "2022-2023" is two years together or one school year: the indicator knows.
    func point(_ kind: Period.Kind) -> Figure.Point? {
      guard let period = Period(reading: t, expecting: kind), let number = number.number else { return nil }
      return Figure.Point(period: period, number: number)
    }
  }

  struct Part: Codable {
    let name: String
    let number: Number
  }

  /// Value, low, high and how many; or a word for why there is none, with the source's own mark.
  struct Number: Codable {
    var v, l, h: Double?
    var n: Int?
    var no, mark: String?

    init(_ number: Figure.Number) {
      switch number {
      case .shown(let estimate): (v, l, h, n) = (estimate.value, estimate.low, estimate.high, estimate.n)
      case .hidden: no = "hidden"
      case .absent(let sign): (no, mark) = ("absent", sign)
      case .notMeasured: no = "not-measured"
      }
    }

    var number: Figure.Number? {
      if let v { return .shown(Figure.Estimate(value: v, low: l, high: h, n: n)) }
      return switch no {
      case "hidden": .hidden
      case "absent": .absent(mark ?? "")
      case "not-measured": .notMeasured
      default: nil
      }
    }
  }
}
