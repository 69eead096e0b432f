import Statistics
import TestSupport
import Testing

struct DistributionTests {
  @Test(arguments: [
    (0.025, 1.9599639845400542), (0.001, 3.0902323061678135), (0.0000001, 5.1993375821928169),
    (0.3, 0.52440051270804078), (0.5, 0),
  ])
  func `the normal quantile is right to the last digits`(tail: Double, z: Double) {
    #expect(abs(Normal.quantile(upperTail: tail) - z) < 2e-15 * max(1, z))
    #expect(abs(Normal.quantile(tail) + z) < 2e-15 * max(1, z))
  }

  @Test func `the ends of the normal curve are infinite and what lies outside is no number`() {
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
    #expect(Normal.quantile(-0.1).isNaN && Normal.quantile(1.1).isNaN && Normal.quantile(.nan).isNaN)
  }

  @Test func `normal quantile and tail undo each other`() {
    for step in 1..<200 {
      let tail = Double(step) / 400
      #expect(abs(Normal.upperTail(Normal.quantile(upperTail: tail)) - tail) < 1e-15)
    }
  }

  /// Computed with 30 digits (mpmath), the last two rows with SciPy.
  @Test(arguments: [
    (0.5, 164.55767348048853, 102849.11563017555), (1, 12.706204736174705, 318.30883898555045),
    (1.5, 6.0166631044279319, 52.184430008992648), (2, 4.3026527297494639, 22.327124770119875),
    (3, 3.1824463052837096, 10.214531852407387), (4, 2.7764451051977944, 7.1731822197823085),
    (5, 2.5705818356363155, 5.8934295313560101), (9, 2.2621571627982055, 4.2968056627299185),
    (10, 2.2281388519862747, 4.1437004940465897), (19, 2.0930240544083098, 3.5794001489547159),
    (26.187, 2.0548152781825068, 3.4322972712518575), (29, 2.0452296421327043, 3.396240288356803),
    (30, 2.0422724563012383, 3.3851848668293051), (59, 2.0009953780882677, 3.2342073444472929),
    (60, 2.0002978220142605, 3.2317091260243598), (61, 1.9996235849949397, 3.2292960935404736),
    (99, 1.9842169515864175, 3.1746038497557522), (1000.5, 1.9623378924593485, 3.0983980711528867),
    (1e5, 1.95998770753461, 3.090313809427238), (1e7, 1.9599642217672055, 3.090233121180912),
  ])
  func `the t quantile is right to nine digits and more`(df: Double, at95: Double, at998: Double) {
    #expect(abs(StudentT.quantile(upperTail: 0.025, df: df) / at95 - 1) < (df > 1e5 ? 1e-10 : 1e-11))
    #expect(abs(StudentT.quantile(upperTail: 0.001, df: df) / at998 - 1) < (df > 1e5 ? 1e-10 : 1e-11))
  }

  @Test func `t quantile and tail undo each other, on both sides`() {
    var chance = Chance(seed: 2)
    for _ in 0..<2000 {
      let df = Double.random(in: 0.5...400, using: &chance)
      let tail = Double.random(in: 0.0005...0.9995, using: &chance)
      let t = StudentT.quantile(upperTail: tail, df: df)
      #expect(abs(StudentT.upperTail(t, df: df) - tail) < 1e-12 * max(1, 1 / tail), "\(df) \(tail)")
      #expect((t > 0) == (tail < 0.5))
    }
  }

  @Test func `t falls towards the normal curve with more degrees of freedom`() {
    let quantiles = [1, 2, 5, 10, 30, 29.999, 100, 1e4, 1e8].sorted().map {
      StudentT.quantile(upperTail: 0.025, df: $0)
    }
    #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 > $1 })
    #expect(abs(quantiles.last! - Confidence.level95.z) < 1e-7)
  }

  @Test func `t of nonsense is no number`() {
    #expect(StudentT.quantile(upperTail: 0, df: 5).isNaN && StudentT.quantile(upperTail: 0.1, df: 0).isNaN)
    #expect(StudentT.upperTail(.nan, df: 5).isNaN && StudentT.upperTail(1, df: -1).isNaN)
    #expect(StudentT.upperTail(.infinity, df: 5) == 0)
  }
}
