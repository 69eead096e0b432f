import Danish
import Testing

struct WordTests {
  @Test func `a list has no comma before og`() {
    #expect(Danish.list([]) == "")
    #expect(Danish.list(["a"]) == "a")
    #expect(Danish.list(["a", "b"]) == "a og b")
    #expect(Danish.list(["a", "b", "c"]) == "a, b og c")
  }

  @Test func `none is plural, one is singular`() {
    #expect(
      [0, 1, 2, 21, -1].map { Danish.plural($0, one: "indsats", other: "indsatser") }
        == ["indsatser", "indsats", "indsatser", "indsatser", "indsats"])
    #expect(Danish.counted(0, one: "indsats", other: "indsatser") == "0\u{A0}indsatser")
    #expect(Danish.counted(1, one: "barn", other: "børn") == "1\u{A0}barn")
    #expect(Danish.counted(1234, one: "barn", other: "børn") == "1.234\u{A0}børn")
  }

  @Test(arguments: [
    ("Århus", "aarhus"), ("Aarhus", "aarhus"), ("A\u{30A}rhus", "aarhus"), ("ÆBLEØ", "aebleoe"), ("Ölholm", "oelholm"),
    ("  Øster\u{A0} Snede ", "oester snede"), ("Café Müller", "cafe muller"), ("ß", "ss"), ("", ""),
    ("0.-3. kl.", "0.-3. kl."),
  ])
  func `folding makes different spellings meet`(text: String, folded: String) {
    #expect(Danish.fold(text) == folded)
    #expect(Danish.fold(folded) == folded)
  }

  @Test(arguments: [
    ("Øster Snede", "oester-snede"), ("Aale/Hjortsvang", "aale-hjortsvang"), ("  Å!  ", "aa"), ("2. b", "2-b"),
    ("???", "uden-navn"), ("", "uden-navn"), ("../../etc", "etc"), ("日本", "uden-navn"), ("\u{202E}abc", "abc"),
  ])
  func `a slug is plain letters, digits and hyphens`(text: String, slug: String) {
    #expect(Danish.slug(text) == slug)
  }
}
