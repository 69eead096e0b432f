import TestSupport
import Testing

struct HTMLCheckerTests {
  static let page = """
    <!doctype html>
    <html lang="da"><head><meta charset="utf-8"><title>Strandby</title></head>
    <body><main id="indhold"><h1>Strandby</h1>
    <form method="post" action="/maal"><p><label for="navn">Navn</label><input id="navn" name="navn"></p>
    <button type="submit">Gem</button></form>
    BODY
    </main></body></html>
    """

  static func problems(_ body: String) -> [String] {
    HTMLChecker.problems(in: [UInt8](page.replacing("BODY", with: body).utf8))
  }

  @Test(arguments: [
    "", "<p>Tom &amp; Bo&nbsp;2&#8209;3 &lt; 4</p>", "<br><img src=\"/x.png\" alt=\"\">",
    "<h2>A</h2><h3>B</h3><h2>C</h2>", "<svg aria-hidden=\"true\"><g><rect width=\"1\"/></g></svg>",
    "<svg role=\"img\"><title>Fald</title><path d=\"M0 0\"/></svg>", "<label>Ja <input type=\"checkbox\"></label>",
    "<table><thead><tr><th scope=\"col\">År</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
    "<textarea aria-label=\"Svar\">a &lt; b</textarea>", "<a href=\"#indhold\">Op</a>", "<!-- <b> & -->",
    "<details><summary>Mere</summary><p>x</p></details>", "<script src=\"/a.js\"></script>",
  ])
  func `good markup has no problems`(body: String) {
    #expect(Self.problems(body) == [])
  }

  @Test(arguments: [
    ("<p>", "never closed|not closed"), ("</p>", "closes nothing"), ("<p><b>x</p></b>", "not closed"),
    ("<p>a < b</p>", "unescaped <"), ("<p>Tom & Bo</p>", "unescaped &"), ("<p title=\"a<b\">x</p>", "unescaped <"),
    ("<p title=\"a&b\">x</p>", "unescaped &"), ("<div/>", "only void"), ("</br>", "void"),
    ("<p id=\"a\">x</p><p id=\"a\">y</p>", "taken"), ("<p id=\"\">x</p>", "no id"),
    ("<p class=\"a\" class=\"b\">x</p>", "twice"), ("<p class=a>x</p>", "quotes"),
    ("<p class=\"a\"id=\"b\">x</p>", "no space"), ("<p style=\"color:red\">x</p>", "inline style"),
    ("<p onclick=\"x()\">x</p>", "inline script"), ("<a href=\" java\tscript:alert(1)\">x</a>", "runs script"),
    ("<img src=\"/x.png\">", "no alt"), ("<input name=\"x\">", "label"), ("<select name=\"x\"></select>", "label"),
    ("<button>x</button>", "type"), ("<button type=\"button\"></button>", "without a name"),
    ("<a href=\"/x\"></a>", "without a name"), ("<h1>To</h1>", "2 h1"), ("<h3>x</h3>", "h3 follows h1"),
    ("<label for=\"nej\">x</label>", "points at nothing"), ("<p aria-labelledby=\"nej\">x</p>", "points at nothing"),
    ("<p aria-describedby=\"indhold nej\">x</p>", "points at nothing"), ("<a href=\"#nej\">x</a>", "points at nothing"),
    ("<svg aria-hidden=\"true\"><rect fill=\"url(#nej)\"/></svg>", "points at nothing"),
    ("<label for=\"indhold\">x</label>", "takes no label"),
    ("<table><tr><th>År</th></tr></table>", "scope"), ("<table><tr><td>År</td></tr></table>", "without headings"),
    ("<a href=\"/x\">a <button type=\"button\">b</button></a>", "click inside"),
    ("<p><div>x</div></p>", "may not stand"),
    ("<ul><p>x</p></ul>", "may not stand"), ("<tr><td>x</td></tr>", "may not stand"),
    ("<form><form></form></form>", "form in a form"), ("<blink>x</blink>", "no such element"),
    ("<svg><path d=\"M0 0\"/></svg>", "neither named nor hidden"), ("<main>x</main>", "2 main"),
    ("<p tabindex=\"3\">x</p>", "tabindex"), ("<div aria-hidden=\"true\"><a href=\"/x\">x</a></div>", "takes focus"),
    ("<p>a\u{1}b</p>", "control character"), ("<!-- x", "comment without end"),
  ])
  func `a problem is found and named`(body: String, problem: String) {
    let found = Self.problems(body).joined(separator: "\n")
    #expect(problem.split(separator: "|").contains { found.contains($0) }, "\(found)")
  }

  @Test(arguments: [
    ("<html lang=\"da\">", "<html>", "language"), ("<title>Strandby</title>", "<title> </title>", "title"),
    ("<label for=\"navn\">Navn</label>", "", "field without a label"),
  ])
  func `a page without its necessities is found`(part: String, instead: String, problem: String) {
    let bytes = [UInt8](Self.page.replacing("BODY", with: "").replacing(part, with: instead).utf8)
    #expect(HTMLChecker.problems(in: bytes).joined().contains(problem))
  }

  @Test(arguments: [
    "<p a=\"", "<script a=\"", "<title", "<", "</", "&", "<!", "<!doctype", "<p /", "<textarea>", "<script></",
  ])
  func `markup that stops short is reported, not tripped over`(text: String) {
    #expect(HTMLTree([UInt8](text.utf8)).problems.isEmpty == text.hasPrefix("<!doctype"))
  }

  @Test func `a tree is searched by tag, attribute, class and text`() {
    let tree = HTMLTree(
      [UInt8]("<ul class=\"rows x\"><li id=\"a\">Å &amp; <b>ø</b></li><li data-x=\"1\">B</li></ul>".utf8))
    #expect(tree.all("li").map(\.text) == ["Å & ø", "B"])
    #expect(tree.element(id: "a")?.first("b")?.text == "ø")
    #expect(tree.all(attribute: "data-x", "1").count == 1)
    #expect(tree.all(class: "rows").first?.elements.count == 2)
    #expect(tree.all(text: "ø").map(\.name) == ["b"])
    #expect(tree.element(id: "a")?.parent?.name == "ul")
  }
}
