import Markup
import TestSupport

/// What people with bad intentions, and tired people, write into fields.
let hostileTexts: [String] = [
  "", " ", "\"", "'", "<", ">", "&", "`", "=", "/", "\\", "\"\u{301}", "'\u{301}", "<\u{301}", "&\u{338}amp;",
  ">\u{338}",
  "<script>alert(1)</script>", "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
  "' onmouseover='alert(1)", "\" autofocus onfocus=alert(1) x=\"", "javascript:alert(1)", " java\tscript:alert(1)",
  "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "&#106;avascript:alert(1)",
  "&lt;b&gt;", "&amp;lt;", "&#60;", "lt;", "#60;", "amp", "-->", "--!><b>", "<!--", "<![CDATA[x]]>", "]]>", "<?php ?>",
  "</title><b>x", "</textarea><b>x", "</textarea\n>", "</style>", "{{x}}", "${x}", "\u{0}", "a\u{0}b", "\u{0}<b>",
  "\u{1}\u{8}\u{B}\u{C}\u{E}\u{1F}\u{7F}", "\u{202E}gpj.exe", "\u{2066}x\u{2069}", "\u{FEFF}x", "\u{2028}x\u{2029}",
  "\u{FFFE}\u{FFFF}", "\u{85}\u{9B}", "\n", "\nførste linje", "\r\n\t", "Å", "A\u{30A}", "👩‍👧‍👦", "\u{1F1E9}\u{1F1F0}",
  "<svg/onload=alert(1)>", "<a href=\"//evil.example\">x</a>", "+ADw-script+AD4-", "\u{FF1C}script\u{FF1E}",
  "ʺ＂‘’“”", "<b", "a<", "x y=z", "onload", "url(javascript:x)", "expression(x)", "\u{C}",
  String(repeating: "<&\"'>", count: 300),
]

/// A text as it may be read back: HTML has no way to write control characters, so they became U+FFFD.
func readable(_ text: String) -> String {
  let marks = text.unicodeScalars.map { mark -> Unicode.Scalar in
    let isControl = mark.value < 0x20 && !"\t\n\r".unicodeScalars.contains(mark) || mark.value == 0x7F
    return isControl ? "\u{FFFD}" : mark
  }
  return String(String.UnicodeScalarView(marks))
}

/// Any bytes at all, read as text, with a taste for the signs that matter.
func randomText(with chance: inout Chance) -> String {
  let spice = Array("<>&\"'/=;#-!`\u{0}\u{1}\n\r\t \\%.?:@xlt\u{301}\u{202E}æ".utf8)
  let bytes = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
    Bool.random(using: &chance) ? spice.randomElement(using: &chance)! : UInt8.random(in: 0...255, using: &chance)
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// One place where a value may stand, and how to read it back.
struct Context: Sendable, CustomStringConvertible {
  let description: String
  let write: @Sendable (String) -> HTML
  let read: @Sendable (HTMLTree) -> String?

  static let all = [
    Context(description: "text", write: { "<p>\($0)</p>" }, read: { $0.first("p")?.text }),
    Context(description: "text among text", write: { "<p>a \($0) b</p>" }, read: { cut($0.first("p")?.text) }),
    Context(
      description: "preformatted text", write: { "<pre class=\"x\">\($0)</pre>" }, read: { $0.first("pre")?.text }),
    Context(description: "title", write: { "<title>\($0)</title>" }, read: { $0.first("title")?.text }),
    Context(description: "textarea", write: { "<textarea>\($0)</textarea>" }, read: { $0.first("textarea")?.text }),
    Context(description: "double quotes", write: { "<p title=\"\($0)\">x</p>" }, read: { $0.first("p")?["title"] }),
    Context(description: "single quotes", write: { "<p title='\($0)'>x</p>" }, read: { $0.first("p")?["title"] }),
    Context(
      description: "part of an attribute", write: { "<p class=\"a \($0) b\">x</p>" },
      read: { cut($0.first("p")?["class"]) }),
    Context(
      description: "value of a field", write: { "<input value=\"\($0)\">" }, read: { $0.first("input")?["value"] }),
    Context(
      description: "an attribute that may be left out", write: { "<p\(attribute: "title", $0)>x</p>" },
      read: { $0.first("p")?["title"] }),
    Context(
      description: "nonce", write: { "<script nonce=\"\($0)\" src=\"\("/a.js" as Path)\"></script>" },
      read: { $0.first("script")?["nonce"] }),
    Context(
      description: "text in a drawing", write: { "<svg><text x=\"1\">\($0)</text></svg>" },
      read: { $0.first("text")?.text }),
    Context(
      description: "a part in a part", write: { "<ul>\([$0], { "<li>\($0)</li>" })</ul>" },
      read: { $0.first("li")?.text }),
  ]

  private static func cut(_ text: String?) -> String? {
    text.map { String(String.UnicodeScalarView($0.unicodeScalars.dropFirst(2).dropLast(2))) }
  }
}

extension HTMLTree {
  /// Elements and the names of their attributes: what no value may change.
  var shape: [String] { all.map { ([$0.name] + $0.attributes.map(\.name)).joined(separator: " ") } }
}
