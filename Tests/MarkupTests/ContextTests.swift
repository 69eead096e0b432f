import Markup
import Testing

/// Markup that may be broken: keeps the rule instead of stopping the program.
struct Judged: ExpressibleByStringInterpolation, Sendable {
  let violation: Violation?

  init(stringLiteral literal: StaticString) {
    var parts = HTML.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
    parts.appendLiteral(literal)
    self.init(stringInterpolation: parts)
  }

  init(stringInterpolation parts: HTML.StringInterpolation) { violation = parts.finished() }
}

private let x = "x"
private let path: Path = "/x"
private let part: HTML = "<b>x</b>"

struct ContextTests {
  @Test(
    arguments: [
      ("<a href=\"\(x)\">x</a>", .textInAddress), ("<A HREF=\"\(x)\">x</A>", .textInAddress),
      ("<a href='\(1)'>x</a>", .textInAddress), ("<form action=\"\(x)\"></form>", .textInAddress),
      ("<img src=\"\(x)\">", .textInAddress), ("<button formaction=\"\(x)\">x</button>", .textInAddress),
      ("<video poster=\"\(x)\"></video>", .textInAddress), ("<q cite=\"\(x)\">x</q>", .textInAddress),
      ("<svg><use xlink:href=\"\(x)\"/></svg>", .textInAddress), ("<a ping=\"\(x)\">x</a>", .textInAddress),
      ("<a href=\"/a/\(x)\">x</a>", .textInAddress), ("<a href=\"/a\(path)\">x</a>", .pathNotAlone),
      ("<a href=\"\(path)/b\">x</a>", .pathNotAlone), ("<a href=\"\(path)\(path)\">x</a>", .pathNotAlone),
      ("<p onclick=\"\(x)\">x</p>", .valueInCode), ("<p ONCLICK=\"\(x)\">x</p>", .valueInCode),
      ("<p style=\"\(x)\">x</p>", .valueInCode), ("<p style=\"color:\(path)\">x</p>", .valueInCode),
      ("<img srcset=\"\(x)\">", .valueInCode), ("<img srcset=\"\(path)\">", .valueInCode),
      ("<svg><path fill=\"url(\(x))\"/></svg>", .valueInCode), ("<svg><g mask='\(x)'></g></svg>", .valueInCode),
      ("<script>\(x)</script>", .valueInCode), ("<script>let a = \"\(x)\"</script>", .valueInCode),
      ("<script>\(part)</script>", .valueInCode), ("<script>\(path)</script>", .valueInCode),
      ("<style>\(x)</style>", .valueInCode), ("<SCRIPT>\(x)</SCRIPT>", .valueInCode),
      ("<script>a </\(x)</script>", .valueInCode), ("<p\(attribute: "onclick", x)>x</p>", .valueInCode),
      ("<p\(attribute: "style", x)>x</p>", .valueInCode), ("<a\(attribute: "href", x)>x</a>", .valueInCode),
      ("<!-- \(x) -->", .valueOutsideText), ("<!\(x)>", .valueOutsideText), ("<!doctype \(x)>", .valueOutsideText),
      ("<\(x)>", .valueOutsideText), ("<p\(x)>", .valueOutsideText), ("<p \(x)>", .valueOutsideText),
      ("<p cl\(x)=\"a\">", .valueOutsideText), ("<p class=\(x)>", .valueOutsideText),
      ("<p class=\(path)>", .valueOutsideText),
      ("<p class=\"a\"\(x)>", .valueOutsideText), ("</\(x)>", .valueOutsideText), ("</p\(x)>", .valueOutsideText),
      ("<title></ti\(x)</title>", .valueOutsideText), ("<textarea><\(x)</textarea>", .valueOutsideText),
      ("<p class=\"\(part)\">x</p>", .markupOutsideText), ("<title>\(part)</title>", .markupOutsideText),
      ("<p \(part)>x</p>", .markupOutsideText), ("<!-- \(part) -->", .markupOutsideText),
      ("<p>\(attribute: "hidden", when: true)</p>", .attributeOutsideTag),
      ("<p class=\"\(attribute: "hidden", when: true)\">x</p>", .attributeOutsideTag),
      ("<p>&\(x)</p>", .brokenReference), ("<p>&#\(x);</p>", .brokenReference),
      ("<p title=\"&l\(x)\">x</p>", .brokenReference),
      ("<p>&\(part)</p>", .brokenReference), ("a &am", .brokenReference),
    ] as [(Judged, Violation.Rule)])
  func `a value in the wrong place is refused`(markup: Judged, rule: Violation.Rule) {
    #expect(markup.violation?.rule == rule)
  }

  @Test(
    arguments: [
      ("<p class=a>x</p>", .unquotedValue), ("<p class= \"a\">x</p>", .unquotedValue), ("a < b", .strayLessThan),
      ("<3", .strayLessThan), ("<p class=\"a\"id=\"b\">x</p>", .brokenTag), ("<p \"a\">x</p>", .brokenTag),
      ("<p a=\"b\" = \"c\">x</p>", .brokenTag), ("<br/ >", .brokenTag), ("</>", .brokenTag), ("</ p>", .brokenTag),
      ("</p x>", .brokenTag), ("<![CDATA[x]]>", .brokenTag), ("<!-->", .brokenComment), ("<!--->", .brokenComment),
      ("<!-- a --!> -->", .brokenComment), ("<!-- a -- b -->", .brokenComment), ("<!-x-->", .brokenComment),
      ("<script><!-- <script></script>", .scriptComment), ("<base href=\"/\">", .refusedElement),
      ("<iframe></iframe>", .refusedElement), ("<plaintext>", .refusedElement), ("<SET to=\"x\">", .refusedElement),
      ("<object></object>", .refusedElement), ("<meta http-equiv=\"refresh\">", .refusedElement), ("<p", .unfinished),
      ("<p class=\"a", .unfinished), ("<!-- a", .unfinished), ("<title>a", .unfinished), ("<script>a", .unfinished),
      ("<", .unfinished), ("<script></scripty>", .unfinished),
    ] as [(Judged, Violation.Rule)])
  func `markup a browser would have to guess about is refused`(markup: Judged, rule: Violation.Rule) {
    #expect(markup.violation?.rule == rule)
  }

  #if DEBUG
    @Test(
      arguments: [
        ("<p>", .unclosed), ("<ul><li>a</ul>", .unbalanced), ("</p>", .unbalanced), ("<b><i>x</b></i>", .unbalanced),
        ("<div/>", .selfClosed), ("<br></br>", .unbalanced), ("<script/>", .selfClosed), ("<p>x</P>", .unbalanced),
      ] as [(Judged, Violation.Rule)])
    func `every tag is closed, in order`(markup: Judged, rule: Violation.Rule) {
      #expect(markup.violation?.rule == rule)
    }
  #endif

  @Test(
    arguments: [
      "<!doctype html><html lang=\"da\"><head><meta charset=\"utf-8\"><title>\(x)</title></head><body></body></html>",
      "<script nonce=\"\(x)\" src=\"\(path)\"></script>", "<script>if (a < b && \"</p>\") { c() }</script>",
      "<style>a > b { color: red }</style>", "<!-- <b> & -->", "<!---->", "<br/><hr><svg><rect x=\"1\"/><g></g></svg>",
      "<p data-path=\"\(path)\" data-n='\(1)'>\(path) &amp; &#39; R&D \(x) a > b</p>",
      "<textarea>a < b </p> \(x)</textarea>",
      "<option\n  value=\"\(x)\"\n>\(x)</option >", "<p hidden>x</p><p hidden\(attribute: "inert", when: true)>x</p>",
      "<a href=\"\(path)\" title=\"\(x)\">x</a>", "<TITLE>\(x)</TITLE>", "<title>a</titl \(x)</title>",
    ] as [Judged])
  func `good markup passes`(markup: Judged) {
    #expect(markup.violation?.message == nil)
  }

  @Test func `the message names the rule, the markup before and the line`() throws {
    let violation = try #require(("<p class=\"a\"><a href=\"\(x)\">" as Judged).violation)
    #expect(violation.message.contains("only a Path stands in an address"))
    #expect(violation.message.contains("<a href=\""))
    #expect("\(violation.file)".hasSuffix("ContextTests.swift") && violation.line == #line - 3)
  }

  @Test func `an author who breaks a rule gets no page`() async {
    await #expect(processExitsWith: .failure) {
      let text = "javascript:alert(1)"
      let page: HTML = "<a href=\"\(text)\">x</a>"
      print(page)
    }
  }
}
