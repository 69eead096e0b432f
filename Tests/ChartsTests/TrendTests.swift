import Charts
import Markup
import TestSupport
import Testing

struct TrendTests {
  @Test func `no line crosses a break or a year without a number`() {
    let tree = HTMLTree(Trend.strandby().html)
    let lines = tree.values("points", class: "line").map { $0.split(separator: " ").count / 2 }
    #expect(lines == [2, 5])
    #expect(tree.values("points", class: "line-other").map { $0.split(separator: " ").count / 2 } == [2, 5])
    #expect(tree.values("points", class: "band-95").map { $0.split(separator: " ").count / 4 } == [2, 5])
    #expect(tree.values("x1", class: "break") == ["28.6%"])
    #expect(tree.all(text: "brud").count == 1)
  }

  @Test func `a break between two neighbours parts the line and stands between them`() {
    let points = [3.0, 3.1, 3.2, 3.3].enumerated().map { place, value in
      Trend.Point("\(2020 + place)", .value(Bands(value)), isAfterBreak: place == 2)
    }
    let tree = HTMLTree(Trend(points, pointing: .same, words: Trend.words, numberText: plain).html)
    #expect(tree.values("points", class: "line").map { $0.split(separator: " ").count / 2 } == [2, 2])
    #expect(tree.values("x1", class: "break") == ["49%"])
  }

  @Test(arguments: Pointing.allCases)
  func `the last number is a dot at its height and never an arrow, and both ends are named`(pointing: Pointing) {
    var trend = Trend.strandby()
    trend.pointing = pointing
    let tree = HTMLTree(trend.html)
    #expect(tree.all("path").isEmpty)
    let dot = tree.all(class: "dot").first
    #expect(dot?.name == "circle" && dot?["cx"] == "96.5%")
    #expect(Double(dot?["cy"] ?? "").map { abs($0 - (8 + (100 - trend.scale.percent(4.02)) * 0.96)) < 0.01 } == true)
    #expect(tree.all("svg").last?.all("text").map(\.text) == ["4,02", "3,90"])
    #expect(tree.all(text: "2018/19").count == 1 && tree.all(text: "2025/26").count == 1)
  }

  @Test func `end labels that would touch are pushed apart in their own order`() {
    let points = [Trend.Point("2025", .value(Bands(3)), parent: .value(Bands(3.01)))]
    let tree = HTMLTree(Trend(points, pointing: .lower, words: Trend.words, within: 0...100, numberText: plain).html)
    let heights = tree.all("svg").last?.all("text").compactMap { $0["y"].flatMap(Double.init) } ?? []
    #expect(heights.count == 2 && heights[0] - heights[1] >= 15)
  }

  @Test(arguments: 0..<8)
  func `a hidden year leaves a hatch and a gap, and the same bytes whatever it was`(place: Int) {
    let hidden = Trend.strandby(changing: place, to: .hidden)
    let tree = HTMLTree(hidden.html)
    #expect(tree.all(attribute: "fill", "url(#skjult)").count == 1)
    #expect(tree.all("svg").last?.all("text").count == (place == 7 ? 1 : 2))
    #expect(HTMLChecker.problems(in: page(hidden.html)) == [])
    let shown = Trend.strandby(changing: place, to: .value(Bands(9)))
    #expect(shown.scale != hidden.scale, "a number that is shown moves the axis; a hidden one must not")
  }

  @Test func `a lone number is seen, and few answers are hollow`() {
    let points = [
      Trend.Point("2022", .value(.strandby)), .init("2023", .missing), .init("2024", .few(.strandby)),
      .init("2025", .few(.strandby)),
    ]
    let tree = HTMLTree(Trend(points, pointing: .same, words: Trend.words, numberText: plain).html)
    #expect(tree.all("circle").map { $0["class"] } == ["dot", "dot few", "dot few"])
    #expect(tree.all("rect").map { $0["class"] } == ["band-95"])
  }

  @Test func `an axis without a number on it claims nothing`() {
    let points = [Trend.Point("2024", .hidden), .init("2025", .missing)]
    let tree = HTMLTree(Trend(points, pointing: .hidden, words: Trend.words, numberText: plain).html)
    #expect(tree.all("text").map(\.text) == ["2024", "2025"])
    #expect(tree.all(class: "grid").isEmpty)
  }

  @Test(arguments: [
    [], [0], [5, 5, 5], [-3, -2], [1e300, -1e300], [.nan, 2], [.infinity], [1e-12, 2e-12], [0, 0, 0, 1e14],
  ])
  func `every series can be drawn`(values: [Double]) {
    let points = values.map { Trend.Point(hostile, .value(Bands($0)), parent: .value(Bands($0)), isAfterBreak: true) }
    for height in [132, 224, 0] {
      let html = Trend(points, pointing: .same, words: Trend.words, height: height, numberText: plain).html
      #expect(HTMLChecker.problems(in: page(html)) == [])
      #expect(!html.description.lowercased().contains("nan") && !html.description.contains("inf"))
    }
  }

  @Test func `a chart weighs one to four kilobytes`() {
    #expect((1_000...4_000).contains(Trend.strandby().html.bytes.count), "\(Trend.strandby().html.bytes.count)")
    let strip = StripTests.strip([.value(.strandby), .value(.strandby), .hidden]).html
    #expect((1_000...4_000).contains(strip.bytes.count), "\(strip.bytes.count)")
    let row = SpineRow(.value(.strandby), pointing: .higher, parent: 3.9, range: 3.7...4.1).html
    #expect(row.bytes.count < 1_000, "\(row.bytes.count)")
  }
}
