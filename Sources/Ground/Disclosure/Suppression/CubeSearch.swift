/// Finds counterparts in a cube without a solver: moves one person from leaf to leaf along several dimensions at once,
/// so that every sum outside the touched cells stays as it was (the corners of a hypercube, with alternating signs).
///
/// Source of the idea: Giessing & Repsilber (2002), the hypercube method; here every move is proved against true
/// values, moves are added up, and margins are touched only when a move must cross them.
struct CubeSearch {
  private var steps: CubeSteps
  /// For each dimension the cell's own members from that dimension on, as an offset.
  private var rest: [Int]
  /// Partial products of the dimensions before each.
  private var partial: [[(offset: Int32, sign: Int8)]]
  private var bestScore = 0.0
  private(set) var best: [(cell: Int32, sign: Int8)] = []

  init(_ shape: CubeShape) {
    steps = CubeSteps(shape)
    rest = Array(repeating: 0, count: shape.dimensions.count + 1)
    partial = Array(repeating: [], count: shape.dimensions.count + 1)
    partial[0] = [(0, 1)]
  }

  mutating func hide(_ cell: Int) { steps.hide(cell) }
  mutating func open(_ cell: Int) { steps.open(cell) }

  /// The best move that raises the cell; its corners are in `best`. The same corners with opposite signs lower it.
  mutating func search(_ cell: Int, _ question: MoveQuestion) -> MoveAnswer? {
    guard cell != question.avoided, steps.collect(around: cell, question) else { return nil }
    steps.limitProduct(to: question.widest)
    for index in steps.shape.dimensions.indices.reversed() {
      rest[index] = rest[index + 1] + steps.shape.member(cell, index) * steps.shape.strides[index]
    }
    bestScore = question.worstScore
    var found: MoveAnswer?
    descend(0, question, question.start(cell), &found)
    return found
  }

  /// Tries the steps of one dimension. `soFar` counts the corners whose members in later dimensions are the cell's own,
  /// so a step that no later one can make good is left before the product grows.
  private mutating func descend(_ index: Int, _ question: MoveQuestion, _ soFar: MoveAnswer, _ found: inout MoveAnswer?)
  {
    let isLast = index == rest.count - 2
    for step in steps.range(of: index) {
      guard let (answer, score) = judge(step, index, question, soFar), score < bestScore else { continue }
      multiply(step, index)
      if isLast {
        bestScore = score
        found = answer
        best.removeAll(keepingCapacity: true)
        for (offset, sign) in partial[index + 1] { best.append((offset, sign)) }
      } else {
        descend(index + 1, question, answer, &found)
      }
      if bestScore <= MoveQuestion.perfect { return }
    }
  }

  /// Adds the corners that a step brings, but for those that were there before it; nil when it is no use.
  private func judge(
    _ step: Int, _ index: Int, _ question: MoveQuestion, _ soFar: MoveAnswer
  ) -> (answer: MoveAnswer, score: Double)? {
    var answer = soFar
    let corners = steps.corners(of: step, in: index)
    for (offset, sign) in partial[index] {
      let base = Int(offset) + rest[index + 1]
      for place in corners.dropFirst() {
        let cell = base + Int(steps.offsets[place])
        answer.touch(cell, sign * steps.signs[place], question.places)
        if answer.cost >= bestScore || cell == question.avoided { return nil }
      }
    }
    return question.score(answer).map { (answer, $0) }
  }

  private mutating func multiply(_ step: Int, _ index: Int) {
    partial[index + 1].removeAll(keepingCapacity: true)
    for (offset, sign) in partial[index] {
      for place in steps.corners(of: step, in: index) {
        partial[index + 1].append((offset + steps.offsets[place], sign * steps.signs[place]))
      }
    }
  }
}
