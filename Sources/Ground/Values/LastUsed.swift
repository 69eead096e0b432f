/// The values that were asked for last, up to a limit; what nobody has asked for longest falls out first.
package struct LastUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Kept: Sendable {
    var value: Value
    var cost: Int
    var use: Int
  }

  private var kept: [Key: Kept] = [:]
  private var uses = 0
  private let limit: Int
  /// The costs of what is kept, never more than the limit.
  package private(set) var cost = 0

  /// `limit` in the unit of the costs: a number of values, unless they say otherwise.
  package init(limit: Int) { self.limit = limit }

  package subscript(key: Key) -> Value? {
    mutating get {
      guard let place = kept.index(forKey: key) else { return nil }
      uses += 1
      kept.values[place].use = uses
      return kept.values[place].value
    }
  }

  /// Keeps the value under the key, instead of what was there. What alone costs more than the limit is not kept.
  package mutating func keep(_ value: Value, as key: Key, cost own: Int = 1) {
    uses += 1
    cost += own - (kept.updateValue(Kept(value: value, cost: own, use: uses), forKey: key)?.cost ?? 0)
    if own > limit { drop(key) }
    while cost > limit, let oldest = kept.min(by: { $0.value.use < $1.value.use })?.key { drop(oldest) }
  }

  private mutating func drop(_ key: Key) { cost -= kept.removeValue(forKey: key)?.cost ?? 0 }
}
