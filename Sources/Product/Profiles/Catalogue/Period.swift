import Foundation
import Values

/// The time a figure is about: a school year, a year, a quarter, a month, a day, or several years together.
package enum Period: Hashable, Sendable {
  /// Named by its first calendar year: `.schoolYear(2024)` is 2024/25.
  case schoolYear(Int)
  case year(Int)
  case quarter(Int, Int)
  case month(Int, Int)
  case day(Day)
  /// Several whole years pooled, both ends included.
  case years(Int, Int)

  package enum Kind: String, Sendable, Codable, CaseIterable {
    case schoolYear, year, quarter, month, day, years
  }
}

extension Period {
  package var kind: Kind {
    switch self {
    case .schoolYear: .schoolYear
    case .year: .year
    case .quarter: .quarter
    case .month: .month
    case .day: .day
    case .years: .years
    }
  }

  /// The one way the period is written in tables and addresses: "2024/25", "2024", "2024K2", "2024M05", ISO day, "2022-2024".
  package var text: String {
    switch self {
    case .schoolYear(let first): "\(first)/\(twoDigits((first + 1) % 100))"
    case .year(let year): "\(year)"
    case .quarter(let year, let quarter): "\(year)K\(quarter)"
    case .month(let year, let month): "\(year)M\(twoDigits(month))"
    case .day(let day): day.iso
    case .years(let first, let last): "\(first)-\(last)"
    }
  }

  /// The first day the figure is about.
  package var start: Day {
    let parts: (Int, Int, Int) =
      switch self {
      case .schoolYear(let year): (year, 8, 1)
      case .year(let year), .years(let year, _): (year, 1, 1)
      case .quarter(let year, let quarter): (year, quarter * 3 - 2, 1)
      case .month(let year, let month): (year, month, 1)
      case .day(let day): (day.year, day.month, day.day)
      }
    return Day(parts.0, parts.1, parts.2)!  // every case above is made from checked parts
  }

  /// True when `later` is the very next of the same kind: what a trend may join with a line.
  package func isFollowed(by later: Period) -> Bool {
    switch (self, later) {
    case (.schoolYear(let a), .schoolYear(let b)), (.year(let a), .year(let b)): b == a + 1
    case (.quarter(let y, let a), .quarter(let z, let b)): z * 4 + b == y * 4 + a + 1
    case (.month(let y, let a), .month(let z, let b)): z * 12 + b == y * 12 + a + 1
    case (.day(let a), .day(let b)): b == Day(a.year + 1, a.month, a.day)
    case (.years(_, let a), .years(let b, _)): b == a + 1
    default: false
    }
  }
}

extension Period: Comparable {
  package static func < (a: Period, b: Period) -> Bool {
    a.start == b.start ? a.text < b.text : a.start < b.start
  }
}

extension Period: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let period = Period(reading: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a period: \(text)")
    }
    self = period
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
