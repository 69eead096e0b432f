import Markup
import TestSupport
import Testing
import Web

@Suite struct PartsTests {
  @Test(arguments: hostileTexts)
  func `no part lets a text become markup`(text: String) {
    let parts: [HTML] = [
      Parts.head(crumbs: [.init(text, "/"), .init(text)], kicker: text, title: text, lead: text),
      Parts.section("s", text, intro: text), Parts.details(text, "<p>x</p>"), Parts.link(text, to: "/", about: text),
      Parts.post(text, to: "/", values: [(text, text)], about: text), Parts.notice(.alert, title: text),
      Parts.receipt(text),
      Parts.empty(text, text), Parts.badge(text, .ok), Parts.state(.done, text), Parts.facts([(text, text)]),
      Parts.progress("p", done: 1, of: 2, words: text, remark: text), Parts.rows([.init(text, to: "/", note: text)]),
      Parts.answers([.init(text, "\(text)", change: "/")]), Parts.cell(text), Parts.uploaded(text, state: text),
      Parts.findings([.init(text, detail: text, found: "\(text)", note: text, settled: text)]),
      Parts.subnav([(text, text)]),
      Table(text, ["A", .init(text)], [Table.Row("\(text)", ["\(text)"])]).html,
      Parts.apology(text, text, reference: text),
      Parts.doorway(title: text, lead: text),
    ]
    for part in parts {
      let tree = HTMLTree(part)
      #expect(HTMLChecker.problems(in: part) == [], "\(part)")
      #expect(
        tree.all("script").isEmpty && tree.all("b").isEmpty && tree.all(attribute: "onmouseover").isEmpty, "\(part)")
    }
  }

  @Test func `a table tells which heading each cell answers to, on paper, on phones and aloud`() {
    let table = Table(
      "Skoler", ["Skole", .number("Elever")], [Table.Row("Strandby Skole", ["412"])], foot: Table.Row("I alt", ["412"]))
    let tree = HTMLTree(table.html)
    #expect(HTMLChecker.problems(in: table.html) == [])
    #expect(tree.first("caption")?.text == "Skoler")
    #expect(tree.all("th").map { $0["scope"] } == ["col", "col", "row", "row"])
    #expect(tree.all("td").allSatisfy { $0["data-label"] == "Elever" && $0.classes.contains("num") })
    #expect(tree.all("tr").allSatisfy { $0["role"] == "row" })
  }

  @Test func `a list that fits on one page has no pager`() throws {
    #expect(Parts.pager(page: 1, of: 1) { _ in "/" } == nil)
    let first = HTMLTree(try #require(Parts.pager(page: 1, of: 3) { ("/p" as Path).with(query: [("side", "\($0)")]) }))
    #expect(first.all("a").map { $0["href"] } == ["/p?side=2"])
    let last = HTMLTree(try #require(Parts.pager(page: 3, of: 3) { ("/p" as Path).with(query: [("side", "\($0)")]) }))
    #expect(last.all("a").map { $0["href"] } == ["/p?side=2"])
  }

  @Test(arguments: [(0, 0, "0%"), (1, 3, "33%"), (3, 3, "100%"), (9, 3, "100%"), (-1, 3, "0%")])
  func `a bar never runs out of its track`(done: Int, total: Int, width: String) {
    let tree = HTMLTree(Parts.progress("p", done: done, of: total, words: "x"))
    #expect(tree.all(class: "done").first?["width"] == width)
  }

  @Test func `each phase has a number, a name and a shape of its own`() {
    let marks = Phase.allCases.map { Parts.phaseMark($0).description }
    #expect(Set(marks).count == 4)
    for phase in Phase.allCases {
      let tree = HTMLTree(Parts.phaseChip(phase))
      #expect(tree.first("text")?.text == "\(phase.rawValue)")
      #expect(tree.all(class: "phase-chip").first?["data-phase"] == "\(phase.rawValue)")
      #expect(tree.root.text.contains(phase.name))
      #expect(
        HTMLTree(Parts.ring(at: phase)).all(class: "is-here").allSatisfy { $0["data-phase"] == "\(phase.rawValue)" })
    }
  }
}
