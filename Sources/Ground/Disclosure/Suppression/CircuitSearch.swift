/// Finds counterparts in any system without a solver: changes one cell by one, and then in turn a cell of each sum that
/// no longer adds up, until all of them do.
///
/// It looks at the most promising cells first and gives up after so many steps; then the solver is asked. What it finds
/// is whole numbers and holds for integer reasoning.
struct CircuitSearch {
  private struct Candidate {
    var cell: Int
    var sign: Int8
    var answer: MoveAnswer
    var rank: Double
  }

  private let system: CellSystem
  private let relations: CellRelations
  /// By how much each relation fails to add up just now, and which ones do.
  private var imbalance: [Double]
  private var broken: [Int32] = []
  /// What is added to each cell just now, and to which.
  private var changes: [Int8]
  private var path: [(cell: Int32, sign: Int8)] = []
  /// How many hidden cells each relation has.
  private var hiddenIn: [Int32]
  private var isHidden: [Bool]
  private var candidates: [Candidate] = []
  private var stepsLeft = 0
  private var bestScore = 0.0
  private(set) var best: [(cell: Int32, sign: Int8)] = []

  private static let mostSteps = (free: 150, priced: 400)
  private static let mostTries = 6
  private static let longest = 28

  init(_ system: CellSystem, _ relations: CellRelations) {
    self.system = system
    self.relations = relations
    imbalance = Array(repeating: 0, count: system.relationCount)
    hiddenIn = Array(repeating: 0, count: system.relationCount)
    changes = Array(repeating: 0, count: system.count)
    isHidden = Array(repeating: false, count: system.count)
  }

  mutating func hide(_ cell: Int) {
    if isHidden[cell] { return }
    isHidden[cell] = true
    for place in relations.range(cell) { hiddenIn[Int(relations.relations[place])] += 1 }
  }

  mutating func open(_ cell: Int) {
    guard isHidden[cell] else { return }
    isHidden[cell] = false
    for place in relations.range(cell) { hiddenIn[Int(relations.relations[place])] -= 1 }
  }

  /// The best move that raises the cell; its cells are in `best`.
  mutating func search(_ cell: Int, _ question: MoveQuestion) -> MoveAnswer? {
    guard cell != question.avoided else { return nil }
    bestScore = question.worstScore
    stepsLeft = question.free ? CircuitSearch.mostSteps.free : CircuitSearch.mostSteps.priced
    var found: MoveAnswer?
    put(cell, 1)
    descend(question, question.start(cell), &found)
    take(cell, 1)
    return found
  }

  private mutating func descend(_ question: MoveQuestion, _ soFar: MoveAnswer, _ found: inout MoveAnswer?) {
    guard let relation = narrowest(question) else {
      if let score = question.score(soFar), score < bestScore {
        bestScore = score
        found = soFar
        best = path
      }
      return
    }
    guard stepsLeft > 0, path.count < CircuitSearch.longest else { return }
    stepsLeft -= 1
    let first = candidates.count
    collect(relation, question, soFar)
    candidates[first...].sort { ($0.rank, $0.cell) < ($1.rank, $1.cell) }
    for place in first..<min(candidates.count, first + CircuitSearch.mostTries) {
      let candidate = candidates[place]
      guard let score = question.score(candidate.answer), score < bestScore else { continue }
      put(candidate.cell, candidate.sign)
      descend(question, candidate.answer, &found)
      take(candidate.cell, candidate.sign)
      if bestScore <= MoveQuestion.perfect { break }
    }
    candidates.removeLast(candidates.count - first)
  }

  /// The broken relation with the fewest ways of being mended; nil when none is broken.
  private func narrowest(_ question: MoveQuestion) -> Int? {
    var (found, fewest) = (-1, Int32.max)
    for relation in broken {
      let relation = Int(relation)
      let count = question.free ? hiddenIn[relation] : system.starts[relation + 1] - system.starts[relation]
      if count < fewest { (found, fewest) = (relation, count) }
    }
    return found < 0 ? nil : found
  }

  /// The cells that mend a relation, each with what the move is worth with it and how promising it is.
  private mutating func collect(_ relation: Int, _ question: MoveQuestion, _ soFar: MoveAnswer) {
    for term in Int(system.starts[relation])..<Int(system.starts[relation + 1]) {
      let cell = Int(system.terms[term])
      guard changes[cell] == 0, question.isOpen(cell) else { continue }
      let change = -imbalance[relation] * system.signs[term]
      guard abs(change) == 1 else { continue }
      var answer = soFar
      answer.touch(cell, change > 0 ? 1 : -1, question.places)
      guard answer.cost < bestScore, let score = question.score(answer), score < bestScore else { continue }
      let rank = question.places.prices[cell] + worth(of: cell, change) - 1e-3 * min(1000, answer.up + answer.down)
      candidates.append(Candidate(cell: cell, sign: change > 0 ? 1 : -1, answer: answer, rank: rank))
    }
  }

  /// How many relations the change breaks, less those that it mends.
  private func worth(of cell: Int, _ change: Double) -> Double {
    var worth = 0.0
    for place in relations.range(cell) {
      let now = imbalance[Int(relations.relations[place])]
      worth += abs(now + relations.signs[place] * change) - abs(now)
    }
    return worth
  }

  private mutating func put(_ cell: Int, _ sign: Int8) {
    changes[cell] = sign
    path.append((Int32(cell), sign))
    shift(cell, Double(sign))
  }

  private mutating func take(_ cell: Int, _ sign: Int8) {
    changes[cell] = 0
    path.removeLast()
    shift(cell, -Double(sign))
  }

  private mutating func shift(_ cell: Int, _ by: Double) {
    for place in relations.range(cell) {
      let relation = Int(relations.relations[place])
      let before = imbalance[relation]
      imbalance[relation] += relations.signs[place] * by
      if before == 0 {
        broken.append(Int32(relation))
      } else if imbalance[relation] == 0, let place = broken.firstIndex(of: Int32(relation)) {
        broken.swapAt(place, broken.count - 1)
        broken.removeLast()
      }
    }
  }
}
