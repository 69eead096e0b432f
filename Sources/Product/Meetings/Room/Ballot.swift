import Values

/// A vote with dots: each has a few, and lays them on what is to be gone on with.
///
/// Totals are counted when it is closed and not before; who laid dots where is told to nobody, ever.
package struct Ballot: Codable, Hashable, Sendable {
  package var id: ID<Ballot>
  package var stage: Int
  package var question: String
  /// In the order they were written. Never sorted by dots.
  package var options: [Option]
  /// Dots each has.
  package var budget: Int
  /// Dots one may lay on the same option.
  package var most: Int

  package struct Option: Codable, Hashable, Sendable {
    /// The id of a note or of a group.
    package var id: String
    package var title: String
    /// Where it comes from: "»Overgange« · 3 noter".
    package var about: String

    package init(id: String, title: String, about: String = "") {
      (self.id, self.title, self.about) = (id, title, about)
    }
  }

  package init(id: ID<Ballot>, stage: Int, question: String, options: [Option], budget: Int, most: Int) {
    (self.id, self.stage, self.question, self.options) = (id, stage, question, options)
    (self.budget, self.most) = (budget, most)
  }

  package static let budgets = 1...10

  /// Dots that keep the rules: only on options there are, none below nothing, at most `most` each and `budget` in all.
  package func holds(_ dots: [String: Int]) -> Bool {
    let ids = Set(options.map(\.id))
    return dots.allSatisfy { ids.contains($0.key) && (0...most).contains($0.value) }
      && dots.values.reduce(0, +) <= budget
  }
}

/// What a ballot came to.
package struct BallotResult: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package let option: Ballot.Option
    package let dots: Int
    /// How many laid dots here; nil below five, where it would point at somebody.
    package let persons: Int?
  }

  package let lines: [Line]
  package let dots: Int
  package let voters: Int

  package init(_ ballot: Ballot, _ votes: [String: [String: Int]]) {
    let cast = votes.values.filter { $0.values.contains { $0 > 0 } }
    lines = ballot.options.map { option in
      let persons = cast.count { ($0[option.id] ?? 0) > 0 }
      return Line(
        option: option, dots: cast.reduce(0) { $0 + ($1[option.id] ?? 0) }, persons: persons < 5 ? nil : persons)
    }
    dots = lines.reduce(0) { $0 + $1.dots }
    voters = cast.count
  }
}
