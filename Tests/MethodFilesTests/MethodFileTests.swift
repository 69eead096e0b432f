import Foundation
import MethodFiles
import TestSupport
import Testing

/// What every method file is read by, whoever owns it.
@Suite struct MethodFileTests {
  private func findings(_ text: String, _ body: (inout MethodFile) -> Void = { _ in }) -> [MethodFinding] {
    let (opened, findings) = MethodFile.read(text, named: "prøve.yaml")
    guard var file = opened else { return findings }
    body(&file)
    return file.findings
  }

  /// Fifty thousand levels would end the program, for the parser calls itself for each.
  @Test(arguments: [
    String(repeating: "[", count: 50_000), "a: " + String(repeating: "{b: ", count: 15_000),
    String(repeating: "- ", count: 30_000), "a:\n" + String(repeating: "? ", count: 30_000),
    "a: 1\nb:\n  " + String(repeating: "- ", count: 40) + "x\n",
  ])
  func `a file of endless levels is refused with its line before it is parsed`(text: String) {
    let found = findings(text)
    #expect(found.map(\.problem) == [.tooDeep])
    #expect(found.first?.line != nil)
  }

  @Test func `a file that repeats itself by reference does not grow without end`() {
    let levels = (1...20).map { level in
      "l\(level): &l\(level) [\((0..<9).map { _ in "*l\(level - 1)" }.joined(separator: ", "))]"
    }
    let text = "l0: &l0 [a, a]\n" + levels.joined(separator: "\n") + "\nnavn: *l20\n"
    let found = findings(text) { _ = $0.text("navn") }
    #expect(!found.isEmpty)
  }

  @Test func `a file as large as a book is refused`() {
    #expect(findings("a: " + String(repeating: "b", count: 70_000)).map(\.problem) == [.tooLarge(limit: 65_536)])
  }

  @Test func `the texts of a list are found one by one, each with its line`() {
    let found = findings("regler:\n  - Lyt\n  - [a, b]\n  -\n  - Spørg\n") { file in
      #expect(file.texts("regler") == ["Lyt", "Spørg"])
    }
    #expect(found.map(\.field) == ["regler[2]", "regler[3]"])
    #expect(found.map(\.line) == [3, 4])
  }

  @Test func `the items of a list say which of them is wrong`() {
    let found = findings("punkter:\n  - titel: A\n  - tittel: B\n  - C\n") { file in
      let items: [String] = file.items("punkter", expecting: ["titel"]) { $0.text("titel") }
      #expect(items == ["A"])
    }
    #expect(found.map(\.field) == ["punkter[2].titel", "punkter[2].tittel", "punkter"])
    #expect(found[1].message.contains("Mener du »titel«?"))
  }

  static let texts = [
    "Velkommen", "Hvad ved vi?", "- ikke en liste", "nej: ikke et felt", "#ikke en note", "null", "~", "true", "12",
    "»citat« og \"citat\" og 'citat'", "back\\slash", "<script>alert(1)</script>", "&anker *henvisning !mærke",
    "{a: b}",
    "[1, 2]", "| > % @ `", "slut:", "slut #", "æ\u{301}\u{328}", "👩‍👩‍👧‍👦", "\u{202E}baglæns", "a\u{7F}b", "a\u{FEFF}b",
    "a\u{FFFE}b",
    "a\u{85}b", "a\u{2028}b", String(repeating: "langt ord ", count: 40), String(repeating: "x", count: 400),
    "- " + String(repeating: "lang liste ", count: 20), String(repeating: "# : ", count: 60),
  ]

  @Test(arguments: texts)
  func `a text that is written reads back as itself`(text: String) throws {
    try expectReadBack(text)
  }

  @Test func `a thousand texts of chance read back as themselves`() throws {
    var chance = Chance(seed: 40)
    let signs = Array(" :#-[]{}\"'\\,&*!|>%@`?æøå€\u{A0}\u{7F}\u{FEFF}\u{1F600}ab1\u{301}".unicodeScalars)
    for _ in 0..<1000 {
      let count = Int.random(in: 1...160, using: &chance)
      var text = ""
      for _ in 0..<count { text.unicodeScalars.append(signs[Int.random(in: 0..<signs.count, using: &chance)]) }
      try expectReadBack(text)
    }
  }

  private func expectReadBack(_ text: String) throws {
    let seen = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{FEFF}" }))
    let plain = seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !plain.isEmpty else { return }
    var out = MethodWriter()
    out.text("tekst", plain)
    out.texts("liste", [plain, "b"])
    out.items("punkter", [plain]) { value, out in
      out.text("titel", value)
      out.inside("inde") { $0.text("note", value) }
    }
    let (opened, found) = MethodFile.read(out.text, named: "a.yaml")
    var file = try #require(opened, "\(found.map(\.message)) in\n\(out.text)")
    #expect(file.text("tekst") == plain)
    #expect(file.texts("liste") == [plain, "b"])
    let items: [[String]] = file.items("punkter", expecting: ["titel", "inde"]) { level in
      let note = level.inside("inde", expecting: ["note"]) { $0.text("note") }
      return [level.text("titel"), note].compactMap(\.self)
    }
    #expect(items == [[plain, plain]])
    #expect(file.findings.map(\.message) == [])
  }
}
