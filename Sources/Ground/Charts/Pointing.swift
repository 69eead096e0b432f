import Markup

/// Which way a number points compared with the rest of the municipality. Never whether that is good.
package enum Pointing: String, Hashable, Sendable, CaseIterable {
  /// `same` is a finding ("no certain difference"); `uncompared` is none, and must not look like one.
  case higher, lower, same, hidden, uncompared

  /// ▲ ▼ ◆ ●, or a hatched square for a hidden number.
  package var sign: HTML {
    switch self {
    case .higher: drawing("M0-6.5 6.5 5.5H-6.5Z")
    case .lower: drawing("M0 6.5 6.5-5.5H-6.5Z")
    case .same: drawing("M0-6.5 6 0 0 6.5-6 0Z")
    case .uncompared: drawing("M-5 0A5 5 0 1 1 5 0A5 5 0 1 1-5 0Z")
    case .hidden:
      """
      <svg class="dir" viewBox="-8 -8 16 16" aria-hidden="true">\
      <path class="open" d="M-6-6H6V6H-6ZM-6 1 1-6M-6 6 6-6M-1 6 6-1"/></svg>
      """
    }
  }

  /// The sign with its word: "▲ højere".
  package func compared(_ word: String) -> HTML {
    "<span class=\"compare\" data-direction=\"\(rawValue)\">\(sign)\(word)</span>"
  }

  /// The same shape as a mark on an axis, a little larger.
  var shape: String {
    switch self {
    case .higher: "M0-7.5 7.5 6H-7.5Z"
    case .lower: "M0 7.5 7.5-6H-7.5Z"
    case .same: "M0-7.5 6.5 0 0 7.5-6.5 0Z"
    case .hidden, .uncompared: Pointing.dot
    }
  }

  /// A shape that points nowhere.
  static let dot = "M-5.5 0A5.5 5.5 0 1 1 5.5 0A5.5 5.5 0 1 1-5.5 0Z"

  private func drawing(_ outline: String) -> HTML {
    "<svg class=\"dir\" viewBox=\"-8 -8 16 16\" aria-hidden=\"true\"><path d=\"\(outline)\"/></svg>"
  }
}

/// One sign for each comparison made, in groups: so that five that stand out are seen among all twenty-four.
///
/// Silent: the sentence above it counts.
package struct Tally: Sendable {
  package let groups: [[Pointing]]

  package init(_ groups: [[Pointing]]) { self.groups = groups.filter { !$0.isEmpty } }

  package var html: HTML {
    guard !groups.isEmpty else { return .empty }
    return "<div class=\"tally\" aria-hidden=\"true\">\(groups, { "<span>\($0, item)</span>" })</div>"
  }

  private func item(_ pointing: Pointing) -> HTML {
    "<i data-direction=\"\(pointing.rawValue)\">\(pointing.sign)</i>"
  }
}
