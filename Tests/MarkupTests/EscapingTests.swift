import Markup
import TestSupport
import Testing

struct EscapingTests {
  @Test(arguments: Context.all)
  func `hostile text is read back as itself and changes nothing around it`(context: Context) {
    var chance = Chance(seed: 2026)
    let shape = HTMLTree(context.write("x")).shape
    for text in hostileTexts + (0..<400).map({ _ in randomText(with: &chance) }) {
      let tree = HTMLTree(context.write(text))
      #expect(context.read(tree).map { Array($0.utf8) } == Array(readable(text).utf8), "\(text.debugDescription)")
      #expect(tree.shape == shape && tree.problems == [], "\(text.debugDescription) \(tree.problems)")
    }
  }

  @Test func `a quote with an accent on it is still a quote`() {
    let html: HTML = "<p title=\"\("\"\u{301}")\">\("<\u{338}")</p>"
    #expect(html.bytes == Array("<p title=\"&quot;\u{301}\">&lt;\u{338}</p>".utf8))
  }

  @Test func `the five signs and nothing else are escaped`() {
    let html: HTML = "\("a<b>&\"'æ\u{A0}")"
    #expect(html.description == "a&lt;b&gt;&amp;&quot;&#39;æ\u{A0}")
    let half: HTML = "\("æble".dropFirst())\(-7)"
    #expect(half.description == "ble-7")
  }

  @Test func `control characters become U+FFFD, line breaks stay`() {
    let html: HTML = "\("a\u{0}\u{1F}\u{7F}\n\t\r")"
    #expect(html.bytes == Array("a\u{FFFD}\u{FFFD}\u{FFFD}\n\t\r".utf8))
  }

  @Test func `markup put into markup is not escaped, in all its forms`() {
    let part: HTML = "<b>\("<")</b>"
    let none: HTML? = nil
    let html: HTML = "<p>\(part)\(none)\(Optional(part))\([part, part])\([1, 2], { "<i>\($0)</i>" })</p>"
    let one = "<b>&lt;</b>"
    #expect(html.description == "<p>\(one)\(one)\(one)\(one)<i>1</i><i>2</i></p>")
    #expect([part, part].joined(separator: ", ").description == "\(one), \(one)")
    #expect((part + part).description == [part, part].joined().description)
    #expect(HTML.empty.isEmpty && ("" as HTML) == .empty)
  }

  @Test func `attributes that may be missing are written in the tag or not at all`() {
    func box(_ on: Bool, _ hint: String?) -> String {
      let html: HTML =
        "<input\(attribute: "checked", when: on) type=\"checkbox\"\(attribute: "aria-describedby", hint)>"
      return html.description
    }
    #expect(box(true, "h\"1") == "<input checked type=\"checkbox\" aria-describedby=\"h&quot;1\">")
    #expect(box(false, nil) == "<input type=\"checkbox\">")
    let single: HTML = "<br\(attribute: "hidden", when: true)><p class=\"a\" \(attribute: "hidden", when: true)>x</p>"
    #expect(single.description == "<br hidden><p class=\"a\"  hidden>x</p>")
  }
}
