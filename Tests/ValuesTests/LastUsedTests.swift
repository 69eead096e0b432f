import Testing
import Values

@Suite struct LastUsedTests {
  @Test func `what nobody has asked for longest falls out`() {
    var kept = LastUsed<String, Int>(limit: 2)
    kept.keep(1, as: "a")
    kept.keep(2, as: "b")
    #expect(kept["a"] == 1)
    kept.keep(3, as: "c")
    #expect(kept["b"] == nil && kept["a"] == 1 && kept["c"] == 3 && kept.cost == 2)
  }

  @Test func `any sequence of acts keeps the costs under the limit and gives what was last kept`() {
    var chance = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      var kept = LastUsed<Int, Int>(limit: 10), last: [Int: (value: Int, cost: Int)] = [:]
      for step in 0..<60 {
        let key = Int.random(in: 0..<8, using: &chance), cost = Int.random(in: 1...12, using: &chance)
        if Bool.random(using: &chance) {
          kept.keep(step, as: key, cost: cost)
          last[key] = (step, cost)
          #expect((kept[key] != nil) == (cost <= 10), "what fits is kept, what alone is too much is not")
        } else if let value = kept[key] {
          #expect(value == last[key]?.value)
        }
        #expect(kept.cost <= 10)
        #expect((0..<8).compactMap { kept[$0] == nil ? nil : last[$0]?.cost }.reduce(0, +) == kept.cost)
      }
    }
  }
}
