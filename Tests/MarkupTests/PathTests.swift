import Foundation
import Markup
import TestSupport
import Testing

/// A path that may be broken: keeps the result instead of stopping the program.
struct JudgedPath: ExpressibleByStringInterpolation, Sendable {
  let result: Result<String, Violation>

  init(stringLiteral literal: StaticString) {
    var parts = Path.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
    parts.appendLiteral(literal)
    self.init(stringInterpolation: parts)
  }

  init(stringInterpolation parts: Path.StringInterpolation) { result = parts.finished() }
}

struct PathTests {
  @Test(arguments: [
    ("strandby", "strandby"), ("a/b", "a%2Fb"), ("../x", "..%2Fx"), ("a?b#c", "a%3Fb%23c"), ("100%", "100%25"),
    ("Ærø", "%C3%86r%C3%B8"), ("a b", "a%20b"), ("\u{202E}x", "%E2%80%AEx"), ("\u{0}\n", "%00%0A"), ("a\\b", "a%5Cb"),
    ("", "%EF%BF%BD"), (".", "%EF%BF%BD"), ("..", "%EF%BF%BD"), ("...", "..."), ("%2e%2e", "%252e%252e"),
  ])
  func `what is put in stays in its segment`(value: String, encoded: String) {
    #expect(("/lokalsamfund/\(value)/profil" as Path).text == "/lokalsamfund/\(encoded)/profil")
    #expect(("/\(value)" as Path).text == "/\(encoded)")
  }

  @Test func `no value makes another segment, another host or another page`() {
    var chance = Chance(seed: 7)
    for text in hostileTexts + (0..<500).map({ _ in randomText(with: &chance) }) {
      for path in ["/\(text)/x", "/a/\(text)", "/\(text)\(text)/x", "/a.\(text)/x"] as [Path] {
        #expect(
          path.text.split(separator: "/", omittingEmptySubsequences: false).count == 3, "\(text.debugDescription)")
        let resolved = URL(string: path.text, relativeTo: URL(string: "https://faelled.dk/q?r=1"))
        #expect(resolved?.host() == "faelled.dk" && resolved?.query() == nil && resolved?.fragment() == nil)
        let segments = path.text.lowercased().replacing("%2e", with: ".").split(
          separator: "/", omittingEmptySubsequences: false)
        #expect(!segments.dropFirst().contains { ["", ".", ".."].contains($0) }, "\(text.debugDescription)")
      }
    }
  }

  @Test func `a relative address stays beside the page it stands on`() {
    #expect(Path(relative: "profil.csv").text == "profil.csv")
    #expect(Path(relative: "kirkeby", "profil", up: 1).text == "../kirkeby/profil")
    for value in ["", ".", "..", "%2e%2e", "a/b", "javascript:x", "//evil", "x?y#z", "\u{0}"] {
      let path = Path(relative: value, "profil", up: 1)
      let page = URL(string: "https://faelled.dk/lokalsamfund/strandby/profil")
      let resolved = URL(string: path.text, relativeTo: page)?.absoluteURL
      #expect(resolved?.host() == "faelled.dk" && resolved?.query() == nil, "\(path.text)")
      #expect(resolved?.absoluteString.hasPrefix("https://faelled.dk/lokalsamfund/") == true, "\(path.text)")
      #expect(resolved?.absoluteString.hasSuffix("/profil") == true, "\(path.text)")
    }
  }

  @Test(
    arguments: [
      "x", "", "//evil", "/\\evil", "/a//b", "/a/../b", "/a/.", "/%2e%2E/x", "/a b", "/æ", "https://x", "/a\"b", "/a<b",
      "?a=b", "#a",
    ] as [JudgedPath])
  func `an author's path that is none is refused`(path: JudgedPath) {
    #expect(throws: Violation.self) { try path.result.get() }
  }

  @Test func `two empty values never make a path that leads to another house`() {
    let none = ""
    #expect(("/\(none)\(none)/x" as Path).text == "/%EF%BF%BD/x")
    #expect(("/\(none).\(none)/x" as Path).text == "/%EF%BF%BD/x")
    #expect(("/a/" as Path).text == "/a/")
  }

  @Test func `questions and places are added in order, escaped, before the fragment`() {
    let path: Path = "/soeg"
    #expect(path.with(query: []) == path)
    #expect(path.with(query: [("q", "a&b=c d"), ("q", "æ")]).text == "/soeg?q=a%26b%3Dc%20d&q=%C3%A6")
    #expect(
      path.with(fragment: "t 1").with(query: [("a", "1")]).with(query: [("b", "2")]).text == "/soeg?a=1&b=2#t%201")
    #expect(path.with(fragment: "a").with(fragment: "b").text == "/soeg#b")
    #expect(Path(fragment: "trivsel\"").text == "#trivsel%22")
    #expect(("/soeg?q=\("a&b")#\("c d")" as Path).text == "/soeg?q=a%26b#c%20d")
  }

  @Test(arguments: [
    ("https://www.dst.dk/da/x?a=b&c=[1]#d", "https://www.dst.dk/da/x?a=b&c=[1]#d"),
    ("HTTPS://dst.dk", "https://dst.dk"),
    ("https://dst.dk:8443/æ", "https://dst.dk:8443/%C3%A6"), ("https://dst.dk/a@b", "https://dst.dk/a@b"),
  ])
  func `a web address is kept`(address: String, text: String) { #expect(Path(web: address)?.text == text) }

  @Test(arguments: [
    "http://dst.dk", "https://", "https:///x", "https://me@dst.dk", "https://a:b@dst.dk", "https://dst.dk\n/x",
    "https://dst.dk\\@evil.dk", "javascript:alert(1)", "//dst.dk", "https:dst.dk", " https://dst.dk",
    "https://dst.dk/ x",
    "https://dst..dk", "https://-dst.dk", "https://dst.dk:port/", "https://dst.dk:/", "https://[::1]/",
    "https://dst.dk/\"",
    "https://dst.dk/\u{0}", "https://æ.dk", "https://?x", "https://dst.dk/" + String(repeating: "a", count: 3000),
  ])
  func `what is no plain https address is refused`(address: String) { #expect(Path(web: address) == nil) }

  @Test func `mail goes to one person`() {
    #expect(Path(mailto: "ole.winther+x@fjordlund.dk")?.text == "mailto:ole.winther%2Bx@fjordlund.dk")
    #expect(Path(mailto: "a?b&c@d.dk")?.text == "mailto:a%3Fb%26c@d.dk")
    for address in [
      "", "a", "@b.dk", "a@", "a@b@c.dk", "a b@c.dk", "a@b.dk?cc=x@y.dk", "a@b.dk,c@d.dk", "a\n@b.dk", "å@b.dk",
    ] {
      #expect(Path(mailto: address) == nil, "\(address)")
    }
  }

  @Test(arguments: [
    ("/", "/"), ("/moeder/12?x=1&y=%2F#z", "/moeder/12?x=1&y=%2F#z"), ("/æ", "/%C3%A6"), ("/a/", "/a/"),
    ("/a?u=//b", "/a?u=//b"),
  ])
  func `after sign-in one goes on to a place in this house`(address: String, text: String) {
    #expect(Path(local: address)?.text == text)
  }

  @Test(arguments: [
    "", "x", "//evil.dk", "/\\evil.dk", "\\\\evil.dk", "/\t/evil.dk", "\t//evil.dk", " //evil.dk", "https://evil.dk",
    "javascript:alert(1)", "/a\\b", "/a//b", "/../..//evil.dk", "/./x", "/%2e%2e/x", "/x\r\nSet-Cookie: a=b", "/\u{0}",
    "/a b",
    "/\"", "/<x>", "///evil.dk", "/x/..",
  ])
  func `and never to another`(address: String) { #expect(Path(local: address) == nil) }
}
