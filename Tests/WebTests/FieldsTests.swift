import Markup
import TestSupport
import Testing
import Values
import Web

/// Text as an attacker would type it; none of it may become markup, in any field.
let hostileTexts = [
  "\"><script>alert(1)</script>", "' onmouseover='x", "</textarea><b>ud</b>", "\"\u{301} onfocus=x", "a\u{0}b",
  "&lt;b&gt;",
  "\u{202E}omvendt", "</main></body>",
]

@Suite struct FieldsTests {
  /// Every kind of field, named alike.
  static let kinds: [(String, @Sendable (Fields) -> HTML)] = [
    ("text", { $0.text("felt", "Navn", hint: "Som det står på skiltet.") }),
    ("email", { $0.email("felt", "Mail", hint: "Vi skriver sjældent.") }),
    ("password", { $0.password("felt", "Adgangskode", .new, hint: "Mindst 12 tegn.") }),
    ("number", { $0.number("felt", "Antal", hint: "Et helt tal.") }),
    ("code", { $0.code("felt", "Kode", hint: "Seks tal.") }),
    ("long", { $0.long("felt", "Note", hint: "Uden navne.") }),
    ("select", { $0.select("felt", "Kilde", [Choice("a", "A"), Choice("b", "B")], hint: "Vælg én.") }),
    ("radios", { $0.radios("felt", "Hvem?", [Choice("a", "A"), Choice("b", "B")], hint: "Vælg én.") }),
    ("checks", { $0.checks("felt", "Temaer", [Choice("a", "A"), Choice("b", "B")], hint: "Vælg flere.") }),
    ("day", { $0.day("felt", "Dato", hint: "For eksempel 1. oktober 2026.") }),
    ("file", { $0.file("felt", "Fil", accept: ".csv", hint: "CSV.") }),
  ]

  @Test(arguments: kinds.map(\.0))
  func `a field that is wrong says so, and the screen reader hears the message and the hint`(kind: String) throws {
    let draw = try #require(FieldsTests.kinds.first { $0.0 == kind }?.1)
    var errors = FormErrors()
    errors.add("felt", "Skriv noget andet.")
    let fields = Fields(Form(), errors)
    let tree = HTMLTree(draw(fields))
    #expect(HTMLChecker.problems(in: draw(fields)) == [])
    let control = try #require(tree.element(id: "felt"))
    #expect(control["aria-invalid"] == "true")
    let holder = try #require(tree.all(attribute: "aria-describedby", "felt-fejl felt-hint").first)
    #expect(holder.name == "fieldset" || holder["id"] == "felt")
    #expect(tree.element(id: "felt-fejl")?.text.contains("Skriv noget andet.") == true)
    #expect(tree.element(id: "felt-hint") != nil)
    #expect(try #require(fields.summary).description.contains("href=\"#felt\""))
  }

  @Test(arguments: kinds.map(\.0))
  func `a field that is right is left in peace`(kind: String) throws {
    let draw = try #require(FieldsTests.kinds.first { $0.0 == kind }?.1)
    let tree = HTMLTree(draw(Fields()))
    #expect(tree.all(attribute: "aria-invalid").isEmpty)
    #expect(tree.all(class: "error").isEmpty)
    #expect(Fields().summary == nil)
  }

  @Test(arguments: hostileTexts)
  func `what was typed comes back as text, whatever it was`(text: String) throws {
    let form = Form([("felt", text), ("felt-dag", text), ("felt-maaned", text), ("felt-aar", text)])
    var errors = FormErrors()
    errors.add("felt", text)
    for (kind, draw) in FieldsTests.kinds {
      let html = draw(Fields(form, errors))
      #expect(HTMLChecker.problems(in: html) == [], "\(kind)")
      #expect(HTMLTree(html).all("script").isEmpty && HTMLTree(html).all("b").isEmpty, "\(kind)")
    }
    let kept = text.replacing("\u{0}", with: "\u{FFFD}")
    let tree = HTMLTree(Fields(form).text("felt", "Navn"))
    #expect(tree.element(id: "felt")?["value"] == kept)
    #expect(HTMLTree(Fields(form).long("felt", "Note")).element(id: "felt")?.text == kept)
  }

  @Test func `a text that begins with an empty line keeps it`() throws {
    let html = Fields(Form([("note", "x\n\ny")])).long("note", "Note")
    #expect(html.description.contains(">\nx\n\ny</textarea>"))
  }

  @Test func `a password and a file never come back to the page`() {
    let form = Form([("felt", "hemmelig")])
    #expect(!Fields(form).password("felt", "Adgangskode", .current).description.contains("hemmelig"))
    #expect(!Fields(form).file("felt", "Fil", accept: ".csv").description.contains("hemmelig"))
  }

  @Test func `what was chosen stays chosen, and nothing else`() {
    let form = Form([("valg", "b"), ("valg", "c")])
    let choices = [Choice("a", "A"), Choice("b", "B"), Choice("c", "C")]
    let boxes = HTMLTree(Fields(form).checks("valg", "Valg", choices))
    #expect(boxes.all(attribute: "checked").map { $0["value"] } == ["b", "c"])
    let list = HTMLTree(Fields(form).select("valg", "Valg", choices, empty: "Vælg"))
    #expect(list.all(attribute: "selected").map { $0["value"] } == ["b"])
  }

  @Test func `two forms on one page do not share ids`() {
    let page = Fields().text("navn", "Navn") + Fields(prefix: "ny-").text("navn", "Navn")
    #expect(HTMLChecker.problems(in: page) == [])
  }

  @Test(arguments: [
    ("1", "oktober", "2026", "2026-10-01"), ("1.", "Oktober", "2026", "2026-10-01"), ("08", "10", "2026", "2026-10-08"),
    ("29", "februar", "2024", "2024-02-29"),
  ])
  func `a date is read from its three fields`(day: String, month: String, year: String, iso: String) {
    let form = Form([("d-dag", day), ("d-maaned", month), ("d-aar", year)])
    #expect(form.day("d")?.iso == iso)
  }

  @Test(arguments: [
    ("31", "september", "2026"), ("29", "2", "2026"), ("", "10", "2026"), ("1", "smørrebrød", "2026"),
    ("1", "13", "2026"),
  ])
  func `a date that does not exist is no date`(day: String, month: String, year: String) {
    #expect(Form([("d-dag", day), ("d-maaned", month), ("d-aar", year)]).day("d") == nil)
  }

  @Test func `a date fills its own fields`() throws {
    let day = try #require(Day(iso: "2026-10-08"))
    #expect(Form(Form.fields("d", day)).day("d") == day)
    #expect(Form().hasNoDay("d") && !Form(Form.fields("d", day)).hasNoDay("d"))
  }
}
