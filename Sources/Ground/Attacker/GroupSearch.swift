/// Finds out which members of a dimension are groups of others, from the numbers alone, as a reader can who was not told.
///
/// A table with subtotals has each of them after its parts, as `faelled protect` writes it. A member is taken to be the
/// sum of those before it when every line agrees in which all of them are open; groups that cut across those are looked
/// for among the single members afterwards. An answer is given only when there is no other.
struct GroupSearch {
  /// The members but for the total, in the order of the file.
  let names: [String]
  /// For each member its number in each line (the other dimensions' members); nil where it is hidden.
  private let numbers: [[Double?]]
  private let totals: [Double?]
  /// How much more it may look at.
  private var stepsLeft = 5_000_000
  /// Below each member the single members that it is the sum of; itself when it is none.
  private var parts: [[Int]]
  private var answers: Set<[[Int]]> = []

  /// `rows` are the cells of one dimension: the member, what the other members are, and the number.
  init(_ rows: [(member: String, line: [String], number: Double?)]) {
    var names: [String] = []
    var places: [String: Int] = [:]
    var lines: [[String]: Int] = [:]
    for row in rows {
      if places.updateValue(places[row.member] ?? names.count, forKey: row.member) == nil { names.append(row.member) }
      lines[row.line] = lines[row.line] ?? lines.count
    }
    var numbers = [[Double?]](repeating: Array(repeating: nil, count: lines.count), count: names.count)
    for row in rows {
      if let member = places[row.member], let line = lines[row.line] { numbers[member][line] = row.number }
    }
    let total = places[PublishedFile.totalName]
    totals = total.map { numbers[$0] } ?? []
    if let total {
      names.remove(at: total)
      numbers.remove(at: total)
    }
    self.names = names
    self.numbers = numbers
    parts = names.indices.map { [$0] }
  }

  /// Pairs of single member and group; nil when the numbers do not tell, or tell of several ways.
  mutating func memberships() -> [(member: String, group: String)]? {
    // What is nought wherever it can be seen may be anything where it cannot.
    guard names.indices.allSatisfy({ !isNought($0) || numbers[$0].allSatisfy { $0 != nil } }) else { return nil }
    read(0, [])
    guard stepsLeft > 0, answers.count == 1, let parts = answers.first else { return nil }
    return names.indices.filter { parts[$0] != [$0] }.flatMap { group in
      parts[group].map { (names[$0], names[group]) }
    }
  }

  private func isNought(_ member: Int) -> Bool { numbers[member].allSatisfy { $0 == nil || $0 == 0 } }

  /// Takes the next member as a single one, or as the sum of the last ones that are not yet part of another.
  private mutating func read(_ next: Int, _ roots: [Int]) {
    guard stepsLeft > 0, answers.count < 2 else { return }
    if isSum(roots, totals) == .always, let found = crossing(from: next) {
      // Noughts add nothing, so it makes no difference which group they are in.
      answers.insert((parts[..<next] + found).map { $0.count > 1 ? $0.filter { !isNought($0) } : $0 })
      return
    }
    guard next < names.count else { return }
    for count in roots.indices.map({ $0 + 1 }) {
      let last = Array(roots.suffix(count))
      let fit = isSum(last, numbers[next])
      if fit == .never { break }
      guard fit == .always else { continue }
      parts[next] = last.flatMap { parts[$0] }
      read(next + 1, roots.dropLast(count) + [next])
      parts[next] = [next]
    }
    read(next + 1, roots + [next])
  }

  private enum Fit {
    case always
    /// More members may make it fit; or no line tells.
    case perhaps
    case never
  }

  /// Whether the members add up to the sum in every line that tells, and at least one does.
  private mutating func isSum(_ members: [Int], _ sums: [Double?]) -> Fit {
    stepsLeft -= members.count + 1
    var (tells, isLess) = (false, false)
    for (line, sum) in sums.enumerated() {
      guard let sum else { continue }
      let open = members.compactMap { numbers[$0][line] }
      let known = open.reduce(0, +)
      if known > sum + 1e-6 { return .never }
      guard open.count == members.count else { continue }
      if known < sum - 1e-6 { isLess = true } else if sum > 0 { tells = true }
    }
    return isLess || !tells ? .perhaps : .always
  }

  /// What each member from here on is the sum of, when all of them are groups of single members before them.
  private mutating func crossing(from first: Int) -> [[Int]]? {
    let leaves = (0..<first).filter { parts[$0] == [$0] }
    var found: [[Int]] = []
    for group in first..<names.count {
      var ways: [[Int]] = []
      choose(leaves[...], [], numbers[group], &ways)
      guard ways.count == 1 else { return nil }
      found.append(ways[0])
    }
    return found
  }

  private mutating func choose(_ leaves: ArraySlice<Int>, _ chosen: [Int], _ sums: [Double?], _ ways: inout [[Int]]) {
    guard stepsLeft > 0, ways.count < 2 else { return }
    let fit = isSum(chosen, sums)
    if fit == .never { return }
    guard let leaf = leaves.first else {
      if fit == .always { ways.append(chosen) }
      return
    }
    choose(leaves.dropFirst(), chosen + [leaf], sums, &ways)
    choose(leaves.dropFirst(), chosen, sums, &ways)
  }
}
