import Statistics
import Testing

struct EventCountTests {
  @Test(arguments: [
    (65, 50.163187710459454, 82.849138545939837), (1045, 982.59320180733255, 1110.3312129856499),
    (1, 0.013072132901504351, 5.5637555824752605), (10, 4.7874499, 18.3914586), (0, 0, 3.668),
    (9856, 9662.3685178, 10052.5355573),
  ])
  func `Byar's published limits come out`(x: Int, low: Double, high: Double) throws {
    let interval = try #require(EventCount.byar(x))
    #expect(abs(interval.low - low) < 6e-4 && abs(interval.high - high) < 6e-4)
  }

  @Test(arguments: [
    (65, 42.880261471480203, 94.000290844318016), (1045, 947.94070356103737, 1148.8061609880331),
    (10, 2.916318374695686, 24.193724927880535), (1, 0, 9.362180217908362),
  ])
  func `Byar at 99 point 8 per cent`(x: Int, low: Double, high: Double) throws {
    let interval = try #require(EventCount.byar(x, .level998))
    #expect(abs(interval.low - low) < 1e-9 && abs(interval.high - high) < 1e-9)
  }

  @Test(arguments: [
    (0, 0, 3.6888794541139363, 0, 6.907755278982137),
    (1, 0.025317807984289876, 5.571643390938898, 0.001000500333583534, 9.233413476451586),
    (2, 0.24220927854396496, 7.224687667723961, 0.045402017769489544, 11.228872242412661),
    (5, 1.6234863901184207, 11.66833207932267, 0.7393717319178323, 16.454745203680105),
    (9, 4.115373097378334, 17.08480345141917, 2.452424404363775, 22.657373309062933),
    (10, 4.7953886961324335, 18.390356042017775, 2.96052037274376, 24.133971145417593),
  ])
  func `the exact limits are halved chi-square quantiles`(
    x: Int, low95: Double, high95: Double, low998: Double, high998: Double
  ) throws {
    let (at95, at998) = (try #require(EventCount.garwood(x)), try #require(EventCount.garwood(x, .level998)))
    for (found, expected) in [
      (at95.low, low95), (at95.high, high95), (at998.low, low998), (at998.high, high998),
    ] { #expect(abs(found - expected) < 1e-11) }
  }

  @Test func `below ten events the exact limits are used, from ten Byar's`() {
    #expect(EventCount.interval(9) == EventCount.garwood(9))
    #expect(EventCount.interval(10) == EventCount.byar(10))
    #expect(EventCount.interval(-1) == nil && EventCount.byar(-1) == nil && EventCount.garwood(-1) == nil)
  }

  @Test func `18 of 412 is 43 point 69 per 1000`() throws {
    let figure = Figure.rate(x: 18, population: 412)
    let interval = try #require(figure.interval()?.times(1000))
    #expect(abs(try #require(figure.value) * 1000 - 43.69) < 0.005)
    #expect(abs(interval.low - 25.88) < 0.005 && abs(interval.high - 69.05) < 0.005)
  }

  @Test func `intervals hold the count, rise with it, and the two methods meet`() throws {
    var last = try #require(EventCount.garwood(0))
    for x in 1...300 {
      let (exact, byar) = (try #require(EventCount.garwood(x)), try #require(EventCount.byar(x)))
      #expect(exact.contains(Double(x)) && byar.contains(Double(x)))
      #expect(exact.low > last.low && exact.high > last.high)
      #expect(x < 10 || abs(exact.low - byar.low) < 0.01 && abs(exact.high - byar.high) < 0.01)
      last = exact
    }
    #expect(EventCount.garwood(100_000).map { $0.contains(100_000) && $0.width < 1300 } == true)
  }
}
