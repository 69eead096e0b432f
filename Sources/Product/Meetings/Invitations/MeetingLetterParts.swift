import Markup

/// A letter as HTML: plain paragraphs and lists that every mail program shows alike. No pictures and no styles: what is
/// fetched from elsewhere would tell when a letter is read.
enum MeetingLetterParts {
  /// A whole document of its own, for a mail.
  static func document(_ letter: MeetingLetter) -> HTML {
    """
    <!doctype html>
    <html lang="da"><head><meta charset="utf-8"><title>\(letter.subject)</title></head><body>
    \(content(letter))</body></html>

    """
  }

  /// The document as text, as a letter carries it.
  static func source(_ letter: MeetingLetter) -> String { String(decoding: document(letter).bytes, as: UTF8.self) }

  /// The letter within a page.
  static func content(_ letter: MeetingLetter) -> HTML { "\(letter.blocks, block)" }

  private static func block(_ block: MeetingLetter.Block) -> HTML {
    switch block {
    case .words(let words): "<p>\(words)</p>\n"
    case .small(let words): "<p><small>\(words)</small></p>\n"
    case .facts(let facts): "<p>\(facts, { "<strong>\($0.label):</strong> \($0.value)<br>" })</p>\n"
    case .list(let title, let items): "<p><strong>\(title)</strong></p>\n<ul>\(items, { "<li>\($0)</li>" })</ul>\n"
    case .passage(let title, let words): "<p><strong>\(title)</strong><br>\(MeetingParts.lines(words))</p>\n"
    case .agenda(let title, let lines):
      "<p><strong>\(title)</strong></p>\n<ul>\(lines, { "<li>\($0.label) \($0.value)</li>" })</ul>\n"
    case .link(let title, let address): link(title, address)
    }
  }

  /// An address that is no https (somebody trying the product at home) stands as text.
  private static func link(_ title: String, _ address: String) -> HTML {
    Path(web: address).map { "<p><a href=\"\($0)\">\(title)</a></p>\n" } ?? "<p>\(title): \(address)</p>\n"
  }
}
