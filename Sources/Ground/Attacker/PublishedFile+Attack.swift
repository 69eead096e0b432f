extension PublishedFile {
  /// One hidden cell and what a reader can say of it.
  package struct Finding: Sendable {
    package let row: Row
    package let interval: Knowledge.Interval
  }

  package struct Report: Sendable {
    package let findings: [Finding]
    package let solverCalls: Int
  }

  /// Works out every hidden cell from the open ones.
  ///
  /// The unknowns are the finest cells that are not open; each open sum is an equation over them.
  package func attack(until deadline: ContinuousClock.Instant) throws(Knowledge.Failure) -> Report {
    var atoms = Atoms(self)
    var hidden: [(row: Row, sum: Knowledge.Sum)] = []
    for row in rows {
      let sum = atoms.sum(of: row)
      if let number = row.number {
        if sum.unknowns.isEmpty {
          if abs(sum.known - number) > 1e-6 { throw .contradiction }
        } else {
          atoms.knowledge.learn(sum.unknowns, make: number - sum.known)
        }
      } else {
        hidden.append((row, sum))
      }
    }
    let intervals = try atoms.knowledge.intervals(of: hidden.map(\.sum), until: deadline)
    return Report(
      findings: zip(hidden, intervals).map { Finding(row: $0.row, interval: $1) },
      solverCalls: atoms.knowledge.solverCalls)
  }
}

/// The finest cells of a published table, numbered.
private struct Atoms {
  var knowledge = Knowledge()
  private let file: PublishedFile
  /// The single members of each member, by their numbers.
  private var leaves: [[String: [Int]]] = []
  private var strides: [Int]
  /// Open atoms have a number, hidden ones an unknown.
  private var known: [Double?]
  private var unknown: [Int]

  init(_ file: PublishedFile) {
    self.file = file
    var sizes: [Int] = []
    for parts in file.parts {
      let names = (parts[PublishedFile.totalName] ?? []).sorted()
      var numbers: [String: Int] = [:]
      for (number, name) in names.enumerated() { numbers[name] = number }
      leaves.append(parts.mapValues { $0.compactMap { numbers[$0] }.sorted() })
      sizes.append(names.count)
    }
    strides = [Int](repeating: 1, count: sizes.count)
    for index in sizes.indices.dropLast().reversed() { strides[index] = strides[index + 1] * sizes[index + 1] }
    let count = sizes.reduce(1, *)
    known = Array(repeating: nil, count: count)
    unknown = Array(repeating: -1, count: count)
    for row in file.rows {
      if let number = row.number, let atom = atoms(of: row).only { known[atom] = number }
    }
  }

  /// The unknown atoms of a row's cell, and the sum of its open ones.
  mutating func sum(of row: PublishedFile.Row) -> Knowledge.Sum {
    var sum = Knowledge.Sum(unknowns: [])
    for atom in atoms(of: row) {
      if let number = known[atom] {
        sum.known += number
      } else {
        if unknown[atom] < 0 { unknown[atom] = knowledge.unknown() }
        sum.unknowns.append(unknown[atom])
      }
    }
    return sum
  }

  private func atoms(of row: PublishedFile.Row) -> [Int] {
    row.members.indices.reduce([0]) { atoms, index in
      let members = leaves[index][row.members[index]] ?? []
      return atoms.flatMap { atom in members.map { atom + $0 * strides[index] } }
    }
  }
}

extension [Int] {
  fileprivate var only: Int? { count == 1 ? self[0] : nil }
}
