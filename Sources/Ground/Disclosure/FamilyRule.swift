/// How carefully an indicator must be handled: how few persons may stand behind a number.
package struct FamilyRule: Hashable, Sendable {
  /// Fewest persons behind a published count, at least 3 whatever anyone decides.
  package let threshold: Int
  package let sensitivity: Sensitivity
  /// True when the publisher has itself released these aggregates to everybody.
  package let sourceIsPublic: Bool

  package static let allowedThresholds = 3...50

  /// Answers from staff are given to a leader who knows them all; ten is the fewest.
  package static let fewestStaff = 10

  package enum Sensitivity: String, Hashable, Sendable, CaseIterable {
    case open
    case sensitive
    case confidential
  }

  /// Nil when the threshold is outside 3...50.
  package init?(threshold: Int, sensitivity: Sensitivity, isStaff: Bool = false, sourceIsPublic: Bool = false) {
    guard FamilyRule.allowedThresholds.contains(threshold) else { return nil }
    self.threshold = isStaff ? max(threshold, FamilyRule.fewestStaff) : threshold
    self.sensitivity = sensitivity
    self.sourceIsPublic = sourceIsPublic
  }

  /// More than nobody, fewer than may be shown.
  func isFew(_ persons: Int) -> Bool { 0 < persons && persons < threshold }
}
