extension LayoutFinder {
  /// Divides the columns into those that name something and those that measure it.
  mutating func assignRoles() {
    let live = (0..<frame.width).filter { isUsed[$0] || !head($0).isBlank }
    let firstPeriod = firstPeriod(live)
    if let first = firstPeriod ?? frame.firstNumbered {
      isMatrix = firstPeriod != nil
      stubs = live.filter { $0 < first }
      let rest = live.filter { $0 >= first }
      // A year for which every figure is missing is a year all the same.
      measures = rest.filter { isNumeric($0) || columns[$0].texts == 0 }
      stubs += rest.filter { !measures.contains($0) }
      return
    }
    // Empty headings in front of named ones belong to the names of the rows.
    let unnamed = frame.main == nil ? [] : Array(live.prefix { head($0).isBlank })
    let inFront = unnamed.count < live.count ? unnamed : []
    let rest = live.dropFirst(inFront.count)
    measures = rest.filter { isNumeric($0) && !isKey($0, among: Array(rest)) }
    if let first = measures.first, let last = measures.last {
      // An empty column among measures is a measure that nobody has filled in.
      measures = rest.filter {
        measures.contains($0) || (first..<last).contains($0) && !isUsed[$0] && !ColumnRole.isKey(name($0))
      }
    }
    let keys = rest.filter { !measures.contains($0) }
    // The last number of the row is what the file is about, when nothing but its look speaks against it.
    if measures.isEmpty, let last = keys.last(where: { isNumeric($0) && !ColumnRole.isKey(name($0)) }),
      live.count > 1, columns[last].leadingZeros == 0, last == live.last || frame.main == nil || !columns[last].counts
    {
      measures = [last]
    }
    stubs = live.filter { !measures.contains($0) }
    if stubs.isEmpty, measures.count > 1 { stubs = [measures.removeFirst()] }
  }

  /// The first column whose heading is a period and below which stand numbers.
  private func firstPeriod(_ live: [Int]) -> Int? {
    guard frame.main != nil,
      let first = live.first(where: { head($0).isPeriod && (isNumeric($0) || columns[$0].filled == 0) }), first > 0
    else { return nil }
    let rest = live.filter { $0 >= first && !head($0).isBlank }
    return rest.count { head($0).isPeriod } * 10 >= rest.count * 6 ? first : nil
  }

  private func isNumeric(_ column: Int) -> Bool {
    let survey = columns[column]
    return survey.isNumeric || survey.isOnlySigns
  }

  /// Numbers that name rather than measure: codes, years, row numbers.
  private func isKey(_ column: Int, among live: [Int]) -> Bool {
    let survey = columns[column]
    if survey.leadingZeros * 2 > survey.numbers { return true }
    if ColumnRole.isKey(name(column)) { return true }
    if ColumnRole.isMeasure(name(column)) || survey.isOnlySigns { return false }
    if survey.isTime { return column != live.last || live.count == 1 }
    guard survey.numbers == survey.filled, survey.blanks == 0 else { return false }
    // Without a heading an ever-rising whole number in front of another number is a code.
    let isRowNumber = survey.counts && survey.numbers > 2 && column == live.first
    let isCode =
      frame.main == nil && (survey.ascends || survey.isCodeLike) && survey.numbers > 2
      && live.contains { $0 > column && isNumeric($0) }
    return isRowNumber || isCode
  }
}
