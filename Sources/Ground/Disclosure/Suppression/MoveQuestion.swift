/// What a move may touch and how good it is.
///
/// A move adds one to some cells and takes one from others, so that every relation still adds up; it may be made
/// several times. The same cells with opposite signs lower what they raised.
struct MoveQuestion {
  /// One number a cell; none of the arrays is empty.
  struct Places {
    /// 0 where a cell is hidden, its price where it is open, infinite where it must not be touched.
    var prices: UnsafeBufferPointer<Double>
    /// What a cell can lose and gain on the way up of the cell at hand, and on its way down.
    var lossUp: UnsafeBufferPointer<Double>
    var gainUp: UnsafeBufferPointer<Double>
    var lossDown: UnsafeBufferPointer<Double>
    var gainDown: UnsafeBufferPointer<Double>
  }

  var places: Places
  var wantedUp: Double
  var wantedDown: Double
  /// Width still missing in all; either way may give it.
  var wantedWidth: Double
  /// Only moves that cost nothing.
  var free: Bool
  /// A cell that must not be changed, or −1.
  var avoided: Int
  var widest: Int

  /// A cell that a free move may touch must be hidden; another only must not be barred.
  func isOpen(_ cell: Int) -> Bool {
    cell != avoided && (free ? places.prices[cell] == 0 : places.prices[cell].isFinite)
  }

  /// The price of a move that can be had for nothing and brings all that is wanted: there is no better.
  static let perfect = 1e-6

  /// A free move costs nothing, so its score is a hair; anything dearer is not looked at further.
  var worstScore: Double { free ? 1e-3 : .infinity }

  /// What raising the cell alone would bring.
  func start(_ cell: Int) -> MoveAnswer {
    var answer = MoveAnswer(cost: 0, up: max(wantedWidth, wantedUp), down: wantedDown)
    answer.touch(cell, 1, places)
    return answer
  }

  /// Price per share of what is wanted; nil for a move that brings nothing.
  func score(_ answer: MoveAnswer) -> Double? {
    let wide = wantedWidth > 0 ? min(1, (answer.up + answer.down) / wantedWidth) : 1
    let high = wantedUp > 0 ? min(1, answer.up / wantedUp) : 1
    let share = min(wide, high)
    return share > 0 ? (answer.cost + MoveQuestion.perfect) / share : nil
  }
}

/// What a move costs, and how far it carries up and down.
struct MoveAnswer {
  var cost: Double
  var up: Double
  var down: Double

  /// Changes one more cell.
  mutating func touch(_ cell: Int, _ sign: Int8, _ places: MoveQuestion.Places) {
    cost += places.prices[cell]
    up = min(up, sign < 0 ? places.lossUp[cell] : places.gainUp[cell])
    down = min(down, sign < 0 ? places.gainDown[cell] : places.lossDown[cell])
  }
}
