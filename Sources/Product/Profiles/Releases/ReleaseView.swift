import People

/// A release as its page shows it to one visitor.
struct ReleaseView {
  let release: Release
  /// Areas that have a page in it, in the tree's order.
  let areas: [Area]
  let differences: [ReleaseDifference]
  /// What each circle of readers sees of it.
  let eyes: [Eyes]
  /// Whether everybody may read what is published.
  let isOpen: Bool
  /// The release everybody sees while this one is a draft; nil when there is none.
  let standing: Release?
  let indicators: [String: Indicator]
  let areaNames: [String: String]
  let publishing: Publishing
  let maySeeLog: Bool

  /// Whether the visitor may publish this draft: it takes four eyes.
  enum Publishing: Hashable {
    case notAllowed
    /// Somebody else made it.
    case freely
    /// The visitor made it, and nobody else can publish: possible, when it is said.
    case alone
    /// The visitor made it, and these can publish it.
    case byAnother([String])

    init(_ release: Release, mayPublish: Bool, visitor: PersonID, others: [String]) {
      self =
        if !mayPublish { .notAllowed } else if release.maker != visitor { .freely } else if others.isEmpty {
          .alone
        } else { .byAnother(others) }
    }
  }

  func name(of indicator: String) -> String { indicators[indicator]?.name ?? indicator }
}
