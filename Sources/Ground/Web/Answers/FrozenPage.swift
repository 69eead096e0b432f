import Markup

/// A released page: a title and place like any page, and content that was frozen when it was published.
package struct FrozenPage: Sendable {
  package var title: String
  package var menu: String?
  package var phase: Int
  package var trace: Trace?
  /// What this request alone shows above the content.
  package var before: HTML
  package var main: FrozenMain
  /// Names the content: release, address and audience. The same tag must never stand for two contents.
  package var tag: String

  package init(
    title: String, menu: String? = nil, phase: Int = 0, trace: Trace? = nil, before: HTML = .empty, main: FrozenMain,
    tag: String
  ) {
    self.title = title
    self.menu = menu
    self.phase = phase
    self.trace = trace
    self.before = before
    self.main = main
    self.tag = tag
  }
}
