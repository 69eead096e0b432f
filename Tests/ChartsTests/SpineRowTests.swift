import Charts
import Markup
import TestSupport
import Testing

struct SpineRowTests {
  @Test func `the municipality stands in the middle and the farthest number at the edge`() {
    let row = SpineRow(.value(.strandby), pointing: .higher, parent: 3.90, range: 3.74...4.05)
    let tree = HTMLTree(row.html)
    #expect(tree.values("x1", class: "centre") == ["50%"])
    #expect(tree.values("x", class: "band-95") == ["59.2%"])
    #expect(tree.values("width", class: "band-95") == ["36.8%"])
    #expect(tree.values("x", class: "band-50") == ["71.3%"])
    #expect(tree.values("width", class: "band-50") == ["12.7%"])
    #expect(tree.values("x1", class: "range") == ["13.2%"])
    #expect(tree.all("svg").last?["x"] == "77.6%")
  }

  @Test func `low absence is a good thing and points down on the right`() {
    let row = SpineRow(
      .value(Bands(14.2, likely: 10.4...19.1)), pointing: .lower, parent: 19.6, range: 16.2...23.3, isLowBest: true)
    let tree = HTMLTree(row.html)
    #expect(tree.first("svg")?["data-direction"] == "lower")
    #expect(tree.values("x", class: "band-95") == ["52.5%"])
    #expect(tree.values("d", class: "dot") == ["M0 7.5 7.5-6H-7.5Z"])
    #expect(tree.all("svg").last?["x"] == "77%")
  }

  @Test func `a hidden number has a hatch and no place`() {
    let rows = [
      SpineRow(.hidden, pointing: .higher, parent: 7.8, range: 1...20),
      SpineRow(.hidden, pointing: .lower, parent: 99, isLowBest: true),
    ]
    #expect(rows[0].html == rows[1].html)
    let tree = HTMLTree(rows[0].html)
    #expect(tree.all("rect").map { $0["fill"] } == ["url(#skjult)", nil])
    #expect(tree.all(class: "centre").isEmpty && tree.all(class: "dot").isEmpty && tree.all(class: "range").isEmpty)
  }

  @Test func `few answers are hollow, and what is not measured has no mark`() {
    let few = HTMLTree(SpineRow(.few(.strandby), pointing: .same, parent: 3.9).html)
    #expect(few.all(class: "few").map(\.name) == ["rect", "rect", "path"])
    let missing = HTMLTree(SpineRow(.missing, pointing: .same, parent: 3.9, range: 3...5).html)
    #expect(missing.all(class: "dot").isEmpty && missing.all(class: "range").count == 1)
    #expect(HTMLTree(SpineRow(.notRelevant, pointing: .same, parent: 3.9).html).all.count == 1)
  }

  @Test(arguments: [0, 1, -4.2, 1e-300, 1e300, -.greatestFiniteMagnitude, .infinity, -.infinity, .nan])
  func `every number can be drawn`(value: Double) {
    for parent in [value, 0, 5, -value] {
      let likely = value.isFinite ? value.nextDown...value.nextUp : nil
      let row = SpineRow(.value(Bands(value, likely: likely)), pointing: .same, parent: parent)
      #expect(!row.html.description.contains("nan") && !row.html.description.contains("inf"))
      for x in HTMLTree(row.html).all(attribute: "x").compactMap({ Double($0["x"]?.dropLast() ?? "") }) {
        #expect((4...96).contains(x))
      }
    }
  }

  @Test func `the table reads aloud and escapes every word`() {
    let line = SpineTable.Line(
      title: "Social trivsel", note: hostile, value: hostile, interval: hostile, base: hostile, word: hostile,
      row: SpineRow(.value(.strandby), pointing: .higher, parent: 3.9))
    let table = SpineTable(
      .init(
        caption: hostile, title: "Nøgletal", area: hostile, worse: "mindre gunstigt", better: "gunstigt",
        parent: "Kommunen", compared: "Sammenlignet"), [line, line])
    #expect(HTMLChecker.problems(in: page(table.html)) == [])
    let tree = HTMLTree(table.html)
    #expect(tree.all(class: "value").map(\.text).dropFirst().first == hostile + hostile)
    #expect(tree.all("script").isEmpty && tree.all("tr").count == 3)
    #expect(tree.all("tr").allSatisfy { $0["role"] == "row" })
  }
}
