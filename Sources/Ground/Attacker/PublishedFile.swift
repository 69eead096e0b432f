/// A published table as a reader finds it: members of each dimension, numbers, and cells without a number.
///
/// Which single members make up a group is read from the columns named in the groupings, on the rows of the single
/// members: geography and calendars are no secret.
package struct PublishedFile: Sendable {
  package static let totalName = "I alt"

  package struct Row: Sendable {
    package let line: Int
    package let members: [String]
    /// Nil when hidden.
    package let number: Double?
  }

  package enum Problem: Error, Hashable, Sendable {
    case noRows
    case missingColumn(String)
    case cellTwice(line: Int)
    case notANumber(line: Int, text: String)
    case unknownStatus(line: Int, text: String)
    /// An open cell without a number, or a hidden one with its number left standing.
    case statusAndNumber(line: Int)
    case twoGroups(member: String, column: String)
  }

  package let dimensions: [String]
  package let rows: [Row]
  /// For each dimension: what each group (and the total) is made of.
  private(set) var parts: [[String: Set<String>]]

  /// `memberships` gives, for each grouping, pairs of member and group; see `memberships(in:)`.
  package init(
    header: [String], rows: [(line: Int, cells: [String])], count: String, dimensions: [String],
    memberships: [[(member: String, group: String)]]
  ) throws(Problem) {
    self.dimensions = dimensions
    var columns: [Int] = []
    for name in dimensions { columns.append(try PublishedFile.place(name, header)) }
    let number = try PublishedFile.place(count, header)
    let status = try PublishedFile.place("status", header)
    guard !rows.isEmpty else { throw .noRows }
    var seen: Set<[String]> = []
    var read: [Row] = []
    for (line, cells) in rows {
      func text(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
      let members = columns.map(text)
      guard seen.insert(members).inserted else { throw .cellTwice(line: line) }
      read.append(
        Row(line: line, members: members, number: try PublishedFile.number(text(number), text(status), line)))
    }
    self.rows = read
    parts = dimensions.indices.map { index in
      let pairs = memberships[index]
      let groups = Set(pairs.map(\.group))
      let leaves = Set(read.map { $0.members[index] }).subtracting(groups).subtracting([PublishedFile.totalName])
      var parts = [PublishedFile.totalName: leaves]
      for (member, group) in pairs where leaves.contains(member) { parts[group, default: []].insert(member) }
      for leaf in leaves { parts[leaf] = [leaf] }
      return parts
    }
  }

  private static func place(_ name: String, _ header: [String]) throws(Problem) -> Int {
    guard let index = header.firstIndex(of: name) else { throw .missingColumn(name) }
    return index
  }

  private static func number(_ text: String, _ status: String, _ line: Int) throws(Problem) -> Double? {
    switch status {
    case "hidden":
      guard text.isEmpty else { throw .statusAndNumber(line: line) }
      return nil
    case "open":
      guard !text.isEmpty else { throw .statusAndNumber(line: line) }
      guard let value = Double(text), value.isFinite else { throw .notANumber(line: line, text: text) }
      return value
    default: throw .unknownStatus(line: line, text: status)
    }
  }

  /// What the groups of a dimension are made of, as far as the numbers tell; see `GroupSearch`.
  package func memberships(of dimension: Int) -> [(member: String, group: String)]? {
    var search = GroupSearch(
      rows.map { row in
        var line = row.members
        return (line.remove(at: dimension), line, row.number)
      })
    return search.memberships()
  }

  /// Member and group of each row of a file: its columns lead from the member's column to the group's.
  package static func memberships(
    header: [String], rows: [(line: Int, cells: [String])], member: String, column: String
  ) throws(Problem) -> [(member: String, group: String)] {
    let (from, to) = (try place(member, header), try place(column, header))
    var known: [String: String] = [:]
    for (_, cells) in rows where max(from, to) < cells.count {
      let (name, group) = (cells[from], cells[to])
      guard !group.isEmpty, !name.isEmpty, name != group, name != totalName else { continue }
      if let before = known[name], before != group { throw .twoGroups(member: name, column: column) }
      known[name] = group
    }
    return known.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
