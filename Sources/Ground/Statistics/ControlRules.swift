/// The four signs that something has happened to a steady measure, and it is not merely moving as it always does.
///
/// The rules of the English NHS "Making data count"; more rules than four give more false alarms than findings. Every
/// array is as long as the one it is made from. `sides` are −1, 0, 1: below, on and above the centre line.
package enum ControlRules {
  /// Rule 4, seen from its end: true from the seventh point in a row on the same side. A point on the line ends the
  /// row.
  package static func sevenOnOneSide(_ sides: [Int]) -> [Bool] {
    var (before, run) = (0, 0)
    return sides.map { side in
      run = side == 0 ? 0 : side == before ? run + 1 : 1
      before = side
      return run >= 7
    }
  }

  /// Rule 2, seen from its end: 1 when each of the six latest steps went up, −1 when each went down.
  package static func sevenInOneDirection(_ values: [Double]) -> [Int] {
    var (before, up, down) = (values.first ?? 0, 0, 0)
    return values.map { value in
      up = value > before ? up + 1 : 0
      down = value < before ? down + 1 : 0
      before = value
      return up >= 6 ? 1 : down >= 6 ? -1 : 0
    }
  }

  /// From the ends of rows of seven to all the points in them.
  package static func partOfSeven(_ ends: [Bool]) -> [Bool] {
    var left = 0
    return ends.reversed().map { isEnd in
      left = isEnd ? 7 : max(0, left - 1)
      return left > 0
    }.reversed()
  }

  /// Rule 3: true for all three when three neighbours are on the same side and at least two of them are `far` out.
  package static func twoOfThree(far: [Bool], sides: [Int]) -> [Bool] {
    var found = [Bool](repeating: false, count: far.count)
    guard far.count == sides.count, sides.count >= 3 else { return found }
    for start in 0...sides.count - 3 {
      let three = start..<start + 3
      guard abs(three.reduce(0) { $0 + sides[$1] }) == 3, three.count(where: { far[$0] }) >= 2 else { continue }
      for place in three { found[place] = true }
    }
    return found
  }
}
