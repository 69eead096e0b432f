/// Why one cell, seen alone, must not be shown. For the steward only.
package enum UnsafeReason: String, Hashable, Sendable, CaseIterable {
  /// R3, R4: fewer persons than the threshold.
  case fewPersons
  /// R3: few of the persons have what is counted.
  case fewWith
  /// R3: few of the persons do not have it.
  case fewWithout
  /// R5: everyone has it, and it is sensitive.
  case everyone
  /// R4: all gave the same answer.
  case allAlike
  /// R4: the mean stands at an end of the scale, so everyone answered that.
  case scaleEnd
  /// A sensitive aggregate without counts, from a source that has not published it.
  case countsUnknown
  /// The source hid the number, and the numbers around it may give it away.
  case hiddenBySource
  /// Parts that together exceed their whole: they overlap, and what that reveals is not known.
  case overlap
  /// Whole and parts are different kinds of number, so what they reveal together is not known.
  case mixedKinds
  /// R6: safe in itself, but it would give others away.
  case protectsOthers
  /// A narrower audience does not see it either, or it was hidden before it was corrected.
  case hiddenElsewhere
  /// R11: readers have seen it with almost the same number.
  case changedLittle
  /// R11: beside an earlier release the period would tell of a few persons.
  case periodClosed
  /// R14: no safe choice of cells was found.
  case noPattern
}

extension FamilyRule {
  /// Every reason why the cell must not be shown; empty when it may (R3, R4, R5).
  ///
  /// `hasCounts` tells whether any cell of the family carries counts, for then a number hidden by the source may be
  /// worked out from its neighbours.
  func reasonsToHide(_ content: CellContent, amongCounts hasCounts: Bool) -> [UnsafeReason] {
    switch content {
    case .proportion(let x, let n): reasons(x: x, of: n)
    case .mean(let value, let n, let sd, let scale): reasons(mean: value, n: n, sd: sd, scale: scale)
    case .count(let x, let population): reasons(count: x, population: population)
    case .given: sensitivity == .open || sourceIsPublic ? [] : [.countsUnknown]
    case .missing(let mark): reasons(mark: mark, amongCounts: hasCounts)
    }
  }

  /// True when a group with these numbers may be told of on its own: for groups that no table names but a comparison
  /// needs, such as the rest of an area (R12).
  package func allows(_ content: CellContent) -> Bool { reasonsToHide(content, amongCounts: true).isEmpty }

  private func reasons(x: Int, of n: Int) -> [UnsafeReason] {
    var reasons: [UnsafeReason] = []
    if isFew(n) { reasons.append(.fewPersons) }
    if isFew(x) { reasons.append(.fewWith) }
    if isFew(n - x) { reasons.append(.fewWithout) }
    if sensitivity != .open, n > 0, x == n { reasons.append(.everyone) }
    return reasons
  }

  private func reasons(mean: Double, n: Int, sd: Double?, scale: ClosedRange<Double>) -> [UnsafeReason] {
    var reasons: [UnsafeReason] = []
    let nearly = (scale.upperBound - scale.lowerBound) * 1e-9
    if isFew(n) { reasons.append(.fewPersons) }
    if let sd, sd <= nearly { reasons.append(.allAlike) }
    if mean <= scale.lowerBound + nearly || mean >= scale.upperBound - nearly { reasons.append(.scaleEnd) }
    return reasons
  }

  /// Events may outnumber the population; when they do not, they may be persons, and are treated as such.
  private func reasons(count x: Int, population: Int?) -> [UnsafeReason] {
    guard let population else { return isFew(x) ? [.fewWith] : [] }
    guard x > population else { return reasons(x: x, of: population) }
    return (isFew(population) ? [.fewPersons] : []) + (isFew(x) ? [.fewWith] : [])
  }

  private func reasons(mark: String, amongCounts hasCounts: Bool) -> [UnsafeReason] {
    let isPublicAnyway = sourceIsPublic && (sensitivity == .open || !hasCounts)
    return isPublicAnyway || FamilyRule.harmlessMarks.contains(mark) ? [] : [.hiddenBySource]
  }

  /// Signs that mean "cannot occur", "none" or "not reported". All others, ".." and "<10" among them, may mean that
  /// the source hid a small number; an unknown sign is taken to mean that.
  package static let harmlessMarks: Set<String> = [".", "-", "M", "U"]
}

extension CellContent {
  var hasCounts: Bool {
    switch self {
    case .proportion, .mean, .count: true
    case .given, .missing: false
    }
  }
}
