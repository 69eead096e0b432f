import Tabular

/// The labels of a file, column by column: what a guess and the mapping page are made from.
package struct FileSurvey: Sendable {
  package struct Column: Sendable {
    package var name: String
    package var labels: [String]
    /// True when there are more labels than were kept.
    package var hasMore: Bool

    /// How many of the labels pass.
    package func share(_ passes: (String) -> Bool) -> Double {
      labels.isEmpty ? 0 : Double(labels.count(where: passes)) / Double(labels.count)
    }
  }

  package var columns: [Column]
  package var measures: [String]
  package var isMelted: Bool
  package var rows: Int
  /// True when there are several number columns, so that somebody must say how they hang together.
  package var hasManyNumbers: Bool
  /// False when the names of the columns are ours.
  package var hasHeader: Bool
  package var findings: Findings

  /// More labels than this in one column are counted, not kept.
  package static let labelLimit = 2000

  /// Walks through the file once. `isMelted` is decided from the headings unless the caller knows.
  package init(_ source: TidySource, isMelted: Bool? = nil, catalogue: Catalogue) {
    let view = FileView(source, isMelted: isMelted ?? FileSurvey.looksMelted(source, catalogue))
    var kept = view.dimensions.map { Column(name: $0, labels: [], hasMore: false) }
    var seen = view.dimensions.map { _ in SeenCodes() }
    var count = 0
    view.forEach { row, column in
      count += 1
      for place in kept.indices where seen[place].insert(view.code(row, place, column)) {
        if kept[place].labels.count < FileSurvey.labelLimit {
          let label = view.label(row, place, column)
          if !kept[place].labels.contains(label) { kept[place].labels.append(label) }
        } else {
          kept[place].hasMore = true
        }
      }
    }
    columns = kept
    measures = view.measures
    self.isMelted = view.isMelted
    hasManyNumbers = source.measures.count > 1
    hasHeader = source.hasHeader
    rows = count
    findings = source.findings
    // With a column of periods in the file, the nameless number columns are different numbers after all.
    if isMelted == nil, self.isMelted, !hasHeader,
      columns.prefix(source.dimensions.count).contains(where: { $0.share { Period(reading: $0) != nil } >= 0.5 })
    {
      self = FileSurvey(source, isMelted: false, catalogue: catalogue)
    }
  }

  /// The codes that have been met. The reader hands codes out from zero, so a row of flags knows them at once.
  private struct SeenCodes {
    private var flags: [Bool] = []

    /// True the first time.
    mutating func insert(_ code: Int) -> Bool {
      if code < flags.count, flags[code] { return false }
      while flags.count <= code { flags.append(false) }
      flags[code] = true
      return true
    }
  }

  /// Years or indicators across the top are labels; "tæller" and "nævner" are different numbers about the same, and so
  /// are a figure under its own name and the count beside it. Columns without any heading are years more often than not.
  private static func looksMelted(_ source: TidySource, _ catalogue: Catalogue) -> Bool {
    if !source.hasHeader { return true }
    return source.headings.contains { heading in
      let labels = Set(heading.labels)
      let periods = labels.count { Period(reading: $0) != nil }
      let indicators = labels.count { catalogue.meant(by: $0) != nil }
      return (periods > 0 || indicators > 1) && (periods + indicators) * 2 >= labels.count
    }
  }
}
