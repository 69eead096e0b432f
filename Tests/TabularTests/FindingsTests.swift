import Tabular
import Testing

/// What is kept of what is found, and what is only counted.
@Suite struct FindingsTests {
  @Test func `an error after any number of warnings is kept, counted and told first`() {
    var findings = Findings()
    for row in 1...2000 { findings.add(Finding(.warning, row: row, "Her står noget sært i række \(row).")) }
    findings.add(Finding(.error, row: 2001, "Her mangler et tal."))
    #expect(findings.worst == .error)
    #expect(findings.ordered.first?.row == 2001)
    #expect(findings.count == 2001 && findings.count(of: .warning) == 2000)
    #expect(findings.unlisted == 1500 && findings.unlisted(of: .error) == 0)
  }

  @Test func `one kind in every row leaves room for the others, within bounds`() {
    var findings = Findings(limit: 10)
    for row in 1...100 { findings.add(Finding(.error, row: row, column: "A", "Tallet \(row) er for stort.")) }
    findings.add(Finding(.error, row: 101, column: "B", "Tallet 101 er for stort."))
    findings.add(Finding(.error, row: 102, column: "A", "Området findes ikke."))
    #expect(findings.items.suffix(2).map(\.row) == [101, 102])
    for row in 0..<1000 { findings.add(Finding(.error, row: row, column: "kolonne \(row)", "Tallet er for stort.")) }
    #expect(findings.items.count == 20 && findings.count == 1102)
  }

  @Test func `findings put together are as many as their parts`() {
    var (all, part) = (Findings(limit: 5), Findings(limit: 3))
    for row in 1...40 { part.add(Finding(row % 4 == 0 ? .error : .warning, row: row, "Se her.")) }
    all.add(part)
    all.add(part)
    #expect(all.count == 80 && all.count(of: .error) == 20 && all.unlisted == 80 - all.items.count)
    #expect(all.items.count(where: { $0.level == .error }) == 5)
  }

  @Test func `a judge decides as they come, so what was raised to an error is never crowded out`() throws {
    let rows = (0..<1800).map { "n\($0);1;\($0 % 9 == 0 ? "nej" : "2")\n" }
    let text = "navn;brugt;ubrugt\n" + rows.joined() + "y;nej;4\n"
    let source = try withFile(Array(text.utf8)) { try Tidy.read($0) }
    let judged = Findings(limit: 100) { finding in
      var finding = finding
      if finding.column == "brugt (B)", finding.expected == Finding.aNumber { finding.level = .error }
      return finding
    }
    source.forEach(findings: judged) { _ in }
    let errors = source.findings.items.filter { $0.level == .error }
    #expect(errors.map(\.row) == [1802] && source.findings.count(of: .warning) == 200)
  }

  @Test(arguments: [
    ("SkagstrÃ¸d", true), ("Ã…skolen", true), ("Skagstr\u{FFFD}d", true), ("Åskolen", false), ("São", false),
  ])
  func `text that was read as something else gives itself away`(text: String, isGarbled: Bool) {
    #expect(TextEncoding.looksGarbled(text) == isGarbled)
  }
}
