import Markup

/// A whole page before it gets its frame: title, place in the menu and in the circle, and the content.
package struct Page: Sendable {
  /// Shown in the browser's tab, before "– Fælled".
  package var title: String
  /// Id of the menu item the page belongs to.
  package var menu: String?
  /// 1 data, 2 reflection, 3 decision, 4 action; 0 stands outside the circle.
  package var phase: Int
  package var trace: Trace?
  /// More for the head of the document, such as a script of the page's own.
  package var head: HTML
  /// Scripts in Public that this page needs beside the frame's own; the frame gives them the nonce.
  package var scripts: [String]
  /// Stylesheets in Public that this page needs beside the house's own.
  package var styles: [String]
  /// What stands inside `<main>`.
  package var main: HTML
  package var place: Place
  /// Where what is new on the page comes from while it is open; nil for a page that stands still.
  package var live: Live?

  /// Where a page stands, which decides what is around it.
  package enum Place: Sendable {
    /// Between the site's own header and footer.
    case site
    /// In a meeting: a narrow bar instead of the menu, so that nothing leads away by accident.
    case room(bar: HTML, foot: HTML)
    /// On the big screen, read from afar; nothing to press.
    case screen(foot: HTML)
  }

  package struct Live: Sendable {
    package let path: Path
    /// What the page shows already.
    package let sequence: Int

    package init(_ path: Path, at sequence: Int) { (self.path, self.sequence) = (path, sequence) }
  }

  package init(
    title: String, menu: String? = nil, phase: Int = 0, trace: Trace? = nil, head: HTML = .empty,
    scripts: [String] = [], styles: [String] = [], main: HTML, place: Place = .site, live: Live? = nil
  ) {
    precondition((0...4).contains(phase), "A page stands in phase 1-4, or 0 outside the circle")
    self.title = title
    self.menu = menu
    self.phase = phase
    self.trace = trace
    self.head = head
    self.scripts = scripts
    self.styles = styles
    self.main = main
    self.place = place
    self.live = live
  }
}

/// The line under the header that tells what came before this page in the circle and what comes after.
package struct Trace: Sendable {
  package struct Step: Sendable {
    package let phase: Int
    /// A few words: "profilen for 2026".
    package let note: String
    package let path: Path?

    package init(phase: Int, note: String, path: Path? = nil) {
      self.phase = phase
      self.note = note
      self.path = path
    }
  }

  package let steps: [Step]
  /// Which of the steps the page itself is.
  package let here: Int

  package init(_ steps: [Step], here: Int) {
    precondition(steps.indices.contains(here), "The page itself is one of the steps of its trace")
    self.steps = steps
    self.here = here
  }
}

/// What the frame around a page needs to know about this request.
package struct Surroundings: Sendable {
  package var visitor: Visitor?
  /// The menu as this visitor sees it.
  package var menu: [MenuItem]
  /// Allows the frame's own scripts to run in this one answer: `<script nonce="…">`.
  package var nonce: String
  package var assets: Assets

  package init(visitor: Visitor? = nil, menu: [MenuItem] = [], nonce: String = "", assets: Assets = Assets()) {
    self.visitor = visitor
    self.menu = menu
    self.nonce = nonce
    self.assets = assets
  }
}
