extension Knowledge {
  /// Unknowns that hang together through equations or through a sum that is asked for.
  struct Part {
    var unknowns: [Int] = []
    var equations: [Int] = []
    var sums: [Int] = []
  }

  /// Splits the question into parts that have nothing to do with one another.
  func parts(of sums: [Sum]) -> [Part] {
    var roots = Array(bounds.indices)
    func root(_ unknown: Int) -> Int {
      var unknown = unknown
      while roots[unknown] != unknown {
        roots[unknown] = roots[roots[unknown]]
        unknown = roots[unknown]
      }
      return unknown
    }
    func join(_ unknowns: some Sequence<Int>) {
      var first: Int?
      for unknown in unknowns {
        if let first { roots[root(unknown)] = root(first) } else { first = unknown }
      }
    }
    for (terms, _) in equations { join(terms.lazy.map(\.unknown)) }
    for sum in sums { join(sum.unknowns) }
    var parts: [Int: Part] = [:]
    for unknown in bounds.indices { parts[root(unknown), default: Part()].unknowns.append(unknown) }
    for (index, (terms, _)) in equations.enumerated() {
      if let first = terms.first { parts[root(first.unknown)]?.equations.append(index) }
    }
    for (index, sum) in sums.enumerated() {
      if let first = sum.unknowns.first { parts[root(first)]?.sums.append(index) }
    }
    return parts.sorted { $0.key < $1.key }.map(\.value)
  }
}
