/// The findings of one file: counted all of them, kept the first of each level.
///
/// A level is full on its own, so a thousand warnings never hide an error; and the first few of every kind are kept
/// even then, so one mistake made in every row never hides another made once. What is kept is bounded whatever the
/// file holds; what is not kept is counted.
package struct Findings: Sendable {
  /// What a page or a terminal shows of each level.
  package static let limit = 500
  /// What a list to save and work through holds of each level: some ten megabytes at most.
  package static let longLimit = 20_000
  /// Of every kind this many are kept beyond the limit, until there are twice as many as the limit.
  private static let ofEachKind = 5

  package private(set) var items: [Finding] = []
  private var counts = [0, 0, 0]
  private var kept = [0, 0, 0]
  private var kinds: [Kind: Int] = [:]
  let limit: Int
  /// Judges anew as they come: whoever knows what the file is for knows how much a finding matters.
  private let judge: (@Sendable (Finding) -> Finding)?

  package init(
    _ items: [Finding] = [], limit: Int = Findings.limit, judge: (@Sendable (Finding) -> Finding)? = nil
  ) {
    self.limit = limit
    self.judge = judge
    for item in items { add(item) }
  }

  package mutating func add(_ finding: Finding) {
    let finding = judge?(finding) ?? finding
    counts[finding.level.rank] += 1
    if hasRoom(for: finding) {
      items.append(finding)
      kept[finding.level.rank] += 1
    }
  }

  package mutating func add(_ more: Findings) {
    for item in more.items { add(item) }
    for level in counts.indices { counts[level] += more.counts[level] - more.kept[level] }
  }

  /// None yet, but kept and judged in the same way.
  package var emptied: Findings { Findings(limit: limit, judge: judge) }

  /// How many there are in all, listed or not.
  package var count: Int { counts.reduce(0, +) }
  package func count(of level: Finding.Level) -> Int { counts[level.rank] }
  package var worst: Finding.Level? { [.error, .warning, .note].first { counts[$0.rank] > 0 } }
  /// How many there are beyond those that are listed.
  package var unlisted: Int { count - items.count }
  package func unlisted(of level: Finding.Level) -> Int { counts[level.rank] - kept[level.rank] }

  /// Errors first, then what to look at, then notes; each in the order of the file, what holds for all of it first.
  package var ordered: [Finding] {
    items.enumerated().sorted { a, b in
      (b.element.level.rank, a.element.row ?? 0, a.offset) < (a.element.level.rank, b.element.row ?? 0, b.offset)
    }.map(\.element)
  }
}

extension Findings {
  /// The same sentence about the same column, the numbers and quoted words in it aside.
  private struct Kind: Hashable {
    let level: Finding.Level
    let column: String?
    let sentence: Substring

    init(_ finding: Finding) {
      level = finding.level
      column = finding.column
      sentence = finding.message.prefix { !$0.isNumber && $0 != "»" }
    }
  }

  private mutating func hasRoom(for finding: Finding) -> Bool {
    let level = finding.level.rank
    // However many kinds a file invents, this is the end of it.
    guard kept[level] < limit * 2 else { return false }
    let soFar = kinds[Kind(finding), default: 0]
    guard kept[level] < limit || soFar < Self.ofEachKind else { return false }
    kinds[Kind(finding)] = soFar + 1
    return true
  }
}

/// The file holds no table that can be used; the findings say why.
package struct Unreadable: Error, Sendable {
  package var findings: Findings
  package init(_ finding: Finding) { findings = Findings([finding]) }
  package init(_ findings: Findings) { self.findings = findings }
}
