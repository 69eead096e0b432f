/// How many comparisons were made, so that nobody reads the few that stand out without knowing it.
///
/// Where nothing differs, one comparison in twenty is outside its 95 % interval all the same, and one in five hundred
/// outside its 99.8 % interval. With 40 figures of 8 areas that is 16 signs and hardly one clear difference.
package struct Multiplicity: Hashable, Sendable {
  /// Tested against the rest, whatever came of it.
  package let made: Int
  /// Signs and clear differences together.
  package let standingOut: Int
  package let clear: Int

  package init(_ comparisons: some Sequence<Comparison>) {
    var (made, out, clear) = (0, 0, 0)
    for comparison in comparisons {
      made += comparison.isMade ? 1 : 0
      out += comparison.direction != nil ? 1 : 0
      clear += comparison.isClear ? 1 : 0
    }
    (self.made, standingOut, self.clear) = (made, out, clear)
  }

  /// How many would be at least a sign by chance alone if nothing differed; at most, for differences too small to
  /// matter are none.
  package var signsByChance: Double { Double(made) * 2 * Confidence.level95.tail }

  package var clearByChance: Double { Double(made) * 2 * Confidence.level998.tail }
}
