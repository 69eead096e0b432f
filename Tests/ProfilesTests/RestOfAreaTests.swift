import Disclosure
import Profiles
import Statistics
import TestSupport
import Testing

/// The comparison with the rest is made where disclosure control allows it, and nowhere else (R12).
@Suite struct RestOfAreaTests {
  private func comparison(_ own: CellContent?, _ whole: CellContent?, _ indicator: Indicator = .made()) throws
    -> Comparison?
  {
    try figure(
      indicator,
      [own.map { Cell("strandby", "2024/25", $0) }, whole.map { Cell("fjordlund", "2024/25", $0) }].compactMap(\.self)
    )?.comparison
  }

  @Test func `the area is held against the municipality without itself`() throws {
    #expect(try comparison(.proportion(x: 56, n: 70), .proportion(x: 104, n: 150)) == .sign(.higher))
  }

  @Test(arguments: [
    // Three persons are left; two have it; two do not. The table itself is open, for nobody may work out the rest of
    // a number that stands alone; a comparison would.
    (40, 60, 42, 63), (40, 60, 42, 90), (40, 60, 68, 90),
  ])
  func `a rest that is too small to be shown is not compared with`(x: Int, n: Int, allX: Int, all: Int) throws {
    let found = try comparison(.proportion(x: x, n: n), .proportion(x: allX, n: all))
    #expect(found == .hidden)
  }

  @Test func `where the whole is hidden, or the area is, there is no comparison`() throws {
    #expect(try comparison(.proportion(x: 2, n: 60), .proportion(x: 90, n: 300)) == .hidden)
    #expect(try comparison(.proportion(x: 20, n: 60), .proportion(x: 2, n: 300)) == .hidden)
  }

  @Test func `an area that is alone, or a whole without a number, compares with nobody`() throws {
    #expect(try comparison(.proportion(x: 20, n: 60), .proportion(x: 20, n: 60)) == .notMade)
    #expect(try comparison(.proportion(x: 20, n: 60), .missing(mark: "-")) == .notMade)
    #expect(try comparison(.missing(mark: "-"), .proportion(x: 20, n: 60)) == .notMade)
    #expect(try comparison(.proportion(x: 20, n: 60), nil) == .notMade)
  }

  @Test func `a whole that the area cannot be part of is not subtracted from`() throws {
    let found = try comparison(.proportion(x: 50, n: 60), .proportion(x: 40, n: 300))
    #expect(found == .untested || found == .hidden)
  }

  @Test func `a number without counts is not judged`() throws {
    let money = Indicator.made(measure: .amount(unit: "kr."))
    #expect(try comparison(.given(200), .given(300), money) == .untested)
    let mean = Indicator.made(measure: .mean(lowest: 1, highest: 5))
    let (own, whole) = (
      CellContent.mean(value: 3.9, n: 40, sd: nil, scale: 1...5),
      CellContent.mean(value: 3.5, n: 400, sd: nil, scale: 1...5)
    )
    #expect(try comparison(own, whole, mean) == .untested)
  }
}
