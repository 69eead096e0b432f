import Charts
import Markup
import TestSupport
import Testing

struct StripTests {
  static func strip(_ marks: [Mark], parent: Double? = 3.58) -> Strip {
    Strip(
      marks.map { .init(label: "4.–6. klasse", value: "3,52", mark: $0, pointing: .lower) }, parent: parent,
      parentLabel: "kommunen 3,58", numberText: plain)
  }

  @Test func `all rows share one scale with round ends`() {
    let strip = Self.strip([
      .value(Bands(3.41, likely: 3.32...3.50)), .value(Bands(3.52, likely: 3.40...3.64)),
      .value(Bands(3.29, likely: 3.16...3.42)),
    ])
    #expect(abs(strip.scale.low - 3) < 1e-9 && abs(strip.scale.high - 3.8) < 1e-9)
    let tree = HTMLTree(strip.html)
    #expect(tree.values("x1", class: "centre") == ["72.5%", "72.5%", "72.5%"])
    #expect(tree.values("x", class: "band-95") == ["40%", "50%", "20%"])
    #expect(tree.values("width", class: "band-95") == ["22.5%", "30%", "32.5%"])
    #expect(tree.values("x1", class: "grid").prefix(5) == ["0%", "25%", "50%", "75%", "100%"])
    #expect(tree.all("li").last?.text == "3.03.23.43.63.8")
    #expect(tree.all("li").first?.text == "kommunen 3,58")
  }

  @Test func `a hidden row is hatch from end to end`() {
    let tree = HTMLTree(Self.strip([.value(.strandby), .hidden]).html)
    let hidden = tree.all("li")[2]
    #expect(hidden.first("svg")?["data-direction"] == "hidden")
    #expect(hidden.all("rect").count == 2 && hidden.all("line").isEmpty && hidden.all("path").isEmpty)
    #expect(hidden.first("rect")?["width"] == "100%")
  }

  @Test(
    arguments: [
      [], [.hidden], [.missing, .notRelevant], [.value(Bands(0))], [.value(Bands(.nan))], [.few(Bands(1e300))],
    ] as [[Mark]])
  func `nothing to show is shown without harm`(marks: [Mark]) {
    for parent in [nil, 0, 3.58, .infinity] {
      let html = Self.strip(marks, parent: parent).html
      #expect(HTMLChecker.problems(in: page(html)) == [])
      #expect(!html.description.contains("nan%") && !html.description.contains("inf%"))
    }
  }

  @Test func `labels are text`() {
    let strip = Strip(
      [.init(label: hostile, value: hostile, mark: .value(.strandby), pointing: .same)], parent: 4,
      parentLabel: hostile,
      numberText: { _, _ in hostile })
    #expect(HTMLChecker.problems(in: page(strip.html)) == [])
    #expect(HTMLTree(strip.html).all("span").map(\.text).contains(hostile))
  }
}
