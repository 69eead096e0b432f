import Markup

/// The whole document around a page: where am I, who am I, what came before and comes after, and the way out.
package enum Frame {
  /// The version that stands in the foot of every page.
  package static let version = "0.1.0"

  package static func render(_ page: Page, in around: Surroundings) -> HTML {
    let place = page.phase == 0 ? nil : "\(page.phase)"
    let description: HTML =
      "<meta name=\"description\" content=\"Fælled samler det, vi ved om børn og unge i lokalsamfundene.\">"
    return """
      <!doctype html>
      <html lang="da"\(attribute: "class", isScreen(page) ? "screen" : nil)>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="format-detection" content="telephone=no">
      \(around.visitor == nil ? description : nil)
      <title>\(page.title) – Fælled</title>
      <link rel="stylesheet" href="\(around.assets.path("faelled.css"))">
      \(page.styles, { "<link rel=\"stylesheet\" href=\"\(around.assets.path($0))\">\n" })\
      <link rel="icon" href="\(around.assets.path("faelled.svg"))" type="image/svg+xml">
      \(page.scripts, { script($0, around) })\(page.head)</head>
      <body>
      \(top(page, around))\
      <main id="indhold"\(attribute: "class", isScreen(page) ? nil : "wrap") tabindex="-1"\(attribute: "data-phase", place)\
      \(attribute: "data-live", page.live?.path.text)\(attribute: "data-seq", page.live.map { "\($0.sequence)" })>\(page.main)</main>
      \(foot(page, around))</body>
      </html>

      """
  }

  private static func isScreen(_ page: Page) -> Bool { if case .screen = page.place { true } else { false } }

  private static func top(_ page: Page, _ around: Surroundings) -> HTML {
    let skip: HTML = "<a class=\"skip-link\" href=\"#indhold\">Spring til indholdet</a>\n"
    return switch page.place {
    case .site: skip + header(page, around) + (page.trace.map(trace) ?? .empty)
    case .room(let bar, _):
      "\(skip)<header class=\"room-bar\"><div class=\"wrap\">\(mark(page.phase))\(bar)</div></header>\n"
    case .screen: .empty
    }
  }

  private static func foot(_ page: Page, _ around: Surroundings) -> HTML {
    switch page.place {
    case .site: footer(around.visitor)
    case .room(_, let foot):
      "<footer class=\"site-footer\"><div class=\"wrap\">\(foot)</div></footer>\n"
    case .screen(let foot): "<footer class=\"screen-foot\">\(foot)</footer>\n"
    }
  }

  /// The nonce is what lets it run: the policy of the answer names it, and nothing else may.
  private static func script(_ name: String, _ around: Surroundings) -> HTML {
    "<script type=\"module\" src=\"\(around.assets.path(name))\" nonce=\"\(around.nonce)\"></script>"
  }

  /// What stands before and after the content, for content that was rendered and compressed when it was published.
  ///
  /// `head + main + tail` is byte for byte what `render` gives. `page.main` is ignored.
  package static func parts(_ page: Page, in around: Surroundings) -> (head: [UInt8], tail: [UInt8]) {
    var hollow = page
    hollow.main = .empty
    let bytes = render(hollow, in: around).bytes
    // No value can write an end tag, so the first one is the frame's own.
    guard let seam = place(of: Array("</main>".utf8), in: bytes) else { fatalError("The frame has no main") }
    return (Array(bytes[..<seam]), Array(bytes[seam...]))
  }

  private static func place(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
    guard let first = needle.first else { return nil }
    return bytes.indices.first { bytes[$0] == first && bytes[$0...].starts(with: needle) }
  }
}
