import Charts
import TestSupport
import Testing

struct ScaleTests {
  @Test(arguments: [
    (3.16, 3.64, 3.0, 3.8, 0.2), (0, 100, 0, 100, 25), (12.1, 24.2, 10, 25, 5), (0, 7, 0, 8, 2), (-3, 4, -4, 4, 2),
    (1000, 1900, 1000, 2000, 250), (0.001, 0.0019, 0.001, 0.002, 0.00025),
  ])
  func `ends and steps are round`(minimum: Double, maximum: Double, low: Double, high: Double, step: Double) {
    let scale = Scale.nice(minimum, maximum)
    #expect(abs(scale.low - low) < step * 1e-6 && abs(scale.high - high) < step * 1e-6, "\(scale)")
    #expect(abs(scale.step - step) < step * 1e-6, "\(scale)")
  }

  @Test func `equal numbers stand in the middle, and counts never go below nought`() {
    #expect(Scale.nice([4, 4]).percent(4) == 50)
    #expect(Scale.nice([0]).low == 0)
    #expect(Scale.nice([98.5, 99.9], within: 0...100).high == 100)
    #expect(Scale.nice([]) == Scale.nice([0, 1]))
  }

  @Test func `decimals are as many as the steps need`() {
    #expect(Scale.nice(0, 100).decimals == 0)
    #expect(Scale.nice(3.16, 3.64).decimals == 1)
    #expect(Scale.nice(3.1, 3.11).decimals == 4)
  }

  @Test func `whatever the numbers, the axis holds them and has few steps`() {
    var chance = Chance(seed: 20261121)
    for _ in 0..<2000 {
      let size = [1e-9, 0.01, 1, 100, 1e6, 1e13].randomElement(using: &chance)!
      let numbers = (0..<Int.random(in: 1...5, using: &chance)).map { _ in
        Double.random(in: -size...size, using: &chance)
      }
      let scale = Scale.nice(numbers)
      #expect(scale.low <= numbers.min()! && scale.high >= numbers.max()!, "\(numbers) \(scale)")
      #expect((2...8).contains(scale.ticks.count), "\(numbers) \(scale)")
      #expect(scale.ticks.allSatisfy { $0.isFinite && (-1e-6...100.000001).contains(scale.percent($0)) })
    }
  }
}
