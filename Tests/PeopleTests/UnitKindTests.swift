import People
import Testing

@Suite struct UnitKindTests {
  @Test func `the nineteen kinds are there, each with a name and a code of its own`() {
    #expect(UnitKind.known.count == 19)
    #expect(Set(UnitKind.known.map(\.name)).count == 19)
    for kind in UnitKind.known {
      #expect(UnitKind(code: kind.code) == kind)
      #expect(UnitKind.reading(kind.name) == kind)
    }
  }

  @Test func `what the list does not have is kept in the municipality's own words`() {
    #expect(UnitKind(code: "andet", words: "Bibliotek") == .other("Bibliotek"))
    #expect(UnitKind(code: "bibliotek") == nil)
    #expect(UnitKind.reading("bibliotek") == nil)
  }

  @Test(arguments: [
    ("Folkeskole", UnitKind.school), ("Børnehus", .dayCare), ("DAGINSTITUTION", .dayCare),
    ("Skolefritidsordning", .afterSchoolCare), ("Privatskole", .independentSchools),
  ])
  func `other systems' words are understood`(text: String, kind: UnitKind) { #expect(UnitKind.reading(text) == kind) }

  @Test(arguments: [
    ("a@b.dk", true), ("å.ø@kommune.dk", true), ("a b@c.dk", false), ("a@b", false), ("@b.dk", false),
    ("a@b@c.dk", false), ("a@.dk", false), ("a@b..dk", false), ("<a@b.dk>", false), ("", false),
  ])
  func `an e-mail address is somebody at somewhere`(address: String, isPlausible: Bool) {
    #expect(EmailAddress.isPlausible(address) == isPlausible, "\(address)")
  }

  @Test func `a name is one readable line`() {
    #expect(PlainText.line("  Mette \u{0}\n\tLund ") == "Mette Lund")
    #expect(PlainText.line("gpj\u{202E}.exe") == "gpj.exe")
    #expect(PlainText.line("Åse Æblø 👩‍👧‍👦") == "Åse Æblø 👩‍👧‍👦")
  }
}
