import Crypto
import Disclosure
import Foundation
import Profiles
import Statistics
import TestSupport
import Testing
import Values

/// A pinned figure is read back as it was, or not at all.
@Suite struct PinnedFigureTests {
  static let day = Day(2026, 11, 20)!

  /// One of each kind of figure: shown with groups, of the whole, hidden, absent, without counts, and every period kind.
  static func figures() throws -> [Figure] {
    let (shares, divided) = (Indicator.made(), Indicator.made(groups: ["4.–6. klasse", "7.–9. klasse"]))
    var cells: [Cell] = []
    for (place, community) in Fjordlund.communities.enumerated() {
      for year in 2020..<2026 {
        let x = place == 0 ? 60 + 3 * (year - 2020) : 30 + place
        cells.append(Cell(community.id.raw, "\(year)/\(year % 100 + 1)", .proportion(x: x, n: 200)))
      }
    }
    cells.append(Cell("fjordlund", "2025/26", .proportion(x: 260, n: 1000)))
    let groups = [
      Cell("strandby", "2025/26", .proportion(x: 75, n: 200)),
      Cell("strandby", "2025/26", .proportion(x: 40, n: 100), group: "4.–6. klasse"),
      Cell("strandby", "2025/26", .missing(mark: ".."), group: "7.–9. klasse"),
    ]
    let hidden = [
      Cell("strandby", "2024/25", .proportion(x: 2, n: 90)), Cell("fjordlund", "2024/25", .proportion(x: 300, n: 900)),
    ]
    let amount = Indicator.made("indkomst", measure: .amount(unit: "kr."), period: .years)
    let months = Indicator.made("maaned", period: .month)
    let monthly = (1...12).flatMap { month -> [Cell] in
      let period = "2025M\(month < 10 ? "0" : "")\(month)"
      return [
        Cell("strandby", period, .proportion(x: 40 + month, n: 300)),
        Cell("fjordlund", period, .proportion(x: 400, n: 3000)),
      ]
    }
    return [
      try #require(try figure(shares, cells)), try #require(try figure(shares, of: Fjordlund.root, cells)),
      try #require(try figure(divided, groups)),
      try #require(
        FigureMaking(table: try table(.made(), hidden, isPublic: false), indicator: .made(), areas: Fjordlund.areas)
          .figure(of: Fjordlund.strandby)),
      try #require(
        try figure(
          amount,
          [Cell("strandby", "2022-2023", .given(312_400.5)), Cell("fjordlund", "2022-2023", .given(298_000.25))])),
      try #require(try figure(.made(), [Cell("strandby", "2024/25", .missing(mark: ":"))])),
      try #require(try figure(months, monthly)),
    ]
  }

  @Test func `every kind of figure comes back the same, word for word`() throws {
    let figures = try Self.figures()
    #expect(figures.contains { $0.isHidden })
    #expect(figures.contains { !$0.parts.isEmpty } && figures.contains { $0.verdict.steadiness != nil })
    for figure in figures {
      let pinned = PinnedFigure(figure, release: 7, released: Self.day)
      let bytes = try pinned.frozen()
      #expect(try PinnedFigure(frozen: bytes) == pinned, "\(figure.indicator.slug)")
      #expect(bytes.count < 6000, "\(figure.indicator.slug): \(bytes.count) bytes")
    }
  }

  @Test func `the shipped indicators come back the same`() throws {
    let figures = try Shipped.profile(of: Fjordlund.strandby).figures
    #expect(figures.contains { $0.spread != nil } && figures.count > 50)
    for figure in figures {
      let pinned = PinnedFigure(figure, release: 1, released: Self.day)
      #expect(try PinnedFigure(frozen: pinned.frozen()) == pinned, "\(figure.indicator.slug)")
    }
  }

  @Test func `the words are those of the day, whatever later words would be`() throws {
    let figure = try #require(try Self.figures().first)
    let pinned = PinnedFigure(figure, release: 7, released: Self.day)
    let text = String(decoding: try pinned.frozen().dropLast(32).dropFirst(4), as: UTF8.self)
    let older = text.replacing(pinned.title, with: "En overskrift fra en ældre udgave")
    #expect(older != text)
    #expect(try PinnedFigure(frozen: Self.sealed(older)).title == "En overskrift fra en ældre udgave")
  }

  @Test func `a single changed bit is found`() throws {
    let bytes = try PinnedFigure(try #require(try Self.figures().first), release: 7, released: Self.day).frozen()
    var chance = Chance(seed: 4)
    for _ in 0..<200 {
      var broken = bytes
      broken[Int.random(in: broken.indices, using: &chance)] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
      #expect(throws: PinFault.self) { try PinnedFigure(frozen: broken) }
    }
    for count in [0, 3, 35, 36, 37, bytes.count - 1] {
      #expect(throws: PinFault.self) { try PinnedFigure(frozen: Array(bytes.prefix(count))) }
    }
  }

  @Test func `what a later version wrote is said to be that`() throws {
    #expect(throws: PinFault.unknownVersion(2)) { try PinnedFigure(frozen: Self.sealed(#"{"version":2}"#)) }
    #expect(throws: PinFault.malformed) { try PinnedFigure(frozen: Self.sealed(#"{"version":1}"#)) }
    #expect(throws: PinFault.malformed) { try PinnedFigure(frozen: Self.sealed("ikke noget")) }
  }

  /// Written by the first version of the product that could pin. It must be readable for ever: a later version gets its
  /// own reader, and this text is never changed.
  static let first = """
    {"area":"Strandby","indicator":{"breakdowns":[],"breaks":[{"from":"2022/23","reason":"Ny måling."}],"decimals":1,\
    "definition":"Andel elever, der cykler.","direction":"higherBetter","frequency":"hvert år","located":"institution",\
    "mayConclude":"Om flere cykler.","mayNotConclude":"Hvorfor.","measure":{"proportion":{}},"name":"Cykler i skole",\
    "period":"schoolYear","population":"0.–9. klasse","question":"Cykler de?","sensitivity":"open","slug":"cykler",\
    "source":{"isPublic":true,"product":"Skolevejsundersøgelse","publisher":"Kommunen"},\
    "subject":"andelen af elever, der cykler","theme":"trivsel","threshold":5,"topic":"fritidsliv","version":3},\
    "parts":[{"name":"4. klasse","number":{"no":"hidden"}}],"points":[{"number":{"no":"not-measured"},"t":"2023/24"},\
    {"number":{"h":47.5,"l":33.5,"n":200,"v":40.25},"t":"2024/25"}],"release":4,"released":"2026-10-02",\
    "sentence":"I skoleåret 2024/25 er tallet 40,3 %.","spread":[20,25.5,35,40.25],"title":"Flere cykler",\
    "verdict":"sound sign-higher too-few -","version":1,"whole":"Fjordlund Kommune",\
    "wholePoints":[{"number":{"mark":"..","no":"absent"},"t":"2024/25"}]}
    """

  @Test func `what the first version wrote is read as it was meant`() throws {
    let pinned = try PinnedFigure(frozen: Self.sealed(Self.first))
    #expect(pinned.title == "Flere cykler" && pinned.release == 4 && pinned.released == Day(2026, 10, 2))
    let figure = pinned.figure
    #expect(figure.points.map(\.number) == [.notMeasured, .shown(.init(value: 40.25, low: 33.5, high: 47.5, n: 200))])
    #expect(figure.wholePoints.map(\.number) == [.absent("..")] && figure.parts.map(\.number) == [.hidden])
    #expect(figure.verdict.comparison == .sign(.higher) && figure.trend == .tooFewMeasurements)
    #expect(figure.indicator.version == 3 && figure.indicator.breaks.first?.from == .schoolYear(2022))
    #expect(figure.spread?.upperQuarter == 35)
  }

  static func sealed(_ json: String) -> [UInt8] {
    let bytes = Array("FPIN".utf8) + Array(json.utf8)
    return bytes + SHA256.hash(data: bytes)
  }
}
