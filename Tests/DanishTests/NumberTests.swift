import Danish
import Foundation
import TestSupport
import Testing

struct NumberTests {
  @Test(arguments: [
    (1234.5, 1, "1.234,5"), (1_234_567.89, 2, "1.234.567,89"), (0, 0, "0"), (0, 2, "0,00"), (999.95, 1, "1.000,0"),
    (-1234.5, 1, "-1.234,5"), (12, 0, "12"), (123, 0, "123"), (1e21, 0, "1.000.000.000.000.000.000.000"),
    (1e-7, 3, "0,000"), (1e-7, 8, "0,00000010"), (5e-5, 4, "0,0001"),
  ])
  func `numbers have a decimal comma and dots between thousands`(value: Double, decimals: Int, text: String) {
    #expect(Danish.number(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.125, 2, "0,13"), (2.675, 2, "2,68"), (1.005, 2, "1,01"), (-3.25, 1, "-3,3"), (3.25, 1, "3,3"), (0.5, 0, "1"),
    (1.5, 0, "2"), (2.5, 0, "3"), (9.995, 2, "10,00"), (0.05, 1, "0,1"), (0.049, 1, "0,0"), (4.35, 1, "4,4"),
  ])
  func `halves are rounded away from nought as people see the digits`(value: Double, decimals: Int, text: String) {
    #expect(Danish.number(value, decimals: decimals) == text)
  }

  @Test func `what rounds to nought has no minus`() {
    #expect(Danish.number(-0.04, decimals: 1) == "0,0")
    #expect(Danish.number(-0.0, decimals: 0) == "0")
  }

  @Test func `what is not a number is a dash`() {
    #expect(Danish.number(.nan, decimals: 1) == "–")
    #expect(Danish.percent(.infinity) == "–")
    #expect(Danish.points(.nan) == "–")
  }

  @Test func `counts percentages and points are written as Danes write them`() {
    #expect(Danish.count(0) == "0")
    #expect(Danish.count(1_234_567) == "1.234.567")
    #expect(Danish.count(-1234) == "-1.234")
    #expect(Danish.count(.min) == "-9.223.372.036.854.775.808")
    #expect(Danish.percent(12.3, decimals: 1) == "12,3\u{A0}%")
    #expect(Danish.percent(100, decimals: 0) == "100\u{A0}%")
    #expect(Danish.points(3.2) == "3,2\u{A0}procentpoint")
  }

  @Test func `an interval has a dash, and words where a minus would confuse`() {
    #expect(Danish.interval(3.32, 3.5, decimals: 2) == "3,32–3,50")
    #expect(Danish.interval(-0.26, -0.04, decimals: 2) == "-0,26 til -0,04")
    #expect(Danish.interval(-0.001, 0.5, decimals: 1) == "0,0–0,5")
  }

  @Test func `every number written is read back as the rounded number`() {
    var chance = Chance(seed: 1)
    for _ in 0..<5000 {
      let decimals = Int.random(in: 0...4, using: &chance)
      let scale = pow(10, Double(Int.random(in: -2...9, using: &chance)))
      let value = Double.random(in: -1...1, using: &chance) * scale
      let written = Danish.number(value, decimals: decimals)
      let read = Danish.parseNumber(written)
      let half = 0.5 / pow(10, Double(decimals))
      #expect(read != nil && abs(read! - value) <= half * (1 + 1e-6), "\(value) \(written)")
    }
  }
}

struct ReadingNumbersTests {
  @Test(arguments: [
    ("1.234,5", 1234.5), ("1.234", 1234), ("1234", 1234), ("12,3 %", 12.3), ("12,3%", 12.3), ("12,3\u{A0}%", 12.3),
    ("-3", -3), ("\u{2212}3,5", -3.5), ("\u{2013}3,5", -3.5), ("- 3", -3), ("+4", 4), (" 5 ", 5), ("0", 0), ("-0", 0),
    ("1 234 567,8", 1_234_567.8), ("1\u{202F}234", 1234), ("0,001", 0.001), ("007", 7),
  ])
  func `a number is read as a Dane means it`(text: String, value: Double) {
    #expect(Danish.parseNumber(text) == value)
  }

  @Test(arguments: [
    "", " ", "-", "%", "1.5", "1.23", "1.2345", "12.34,5", "1,234,567", "1,", ",5", "1.234.5", "1.234 567", "12-",
    "1e5", "½", "ca. 5", "5 stk.", "--5", "5 % %", "nan", "inf", "٣", "0.123", "1..234", ".123", "1,5.000", "0x10",
    String(repeating: "1", count: 65),
  ])
  func `what could be read in two ways or not at all is refused`(text: String) {
    #expect(Danish.parseNumber(text) == nil)
  }
}
