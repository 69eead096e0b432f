import Foundation
import Values

extension Period {
  /// Reads a period as Danish and international files write it: "2024/25", "2024/2025", "2024-25", "skoleåret 2024/25",
  /// "2024", "2024K2", "2024Q2", "2. kvartal 2024", "2024M05", "maj 2024", "2024-12-31", "31.12.2024", "Y2024K1".
  ///
  /// "2022-2024" is three years together; "2024-2025" is read as a school year only where `expecting` says so.
  package init?(reading text: String, expecting kind: Kind? = nil) {
    var rest = text.lowercased().trimmingCharacters(in: .whitespacesAndNewlines)
    for word in ["skoleåret", "skoleår", "år"] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count).trimmingCharacters(in: .whitespaces)
    }
    if rest.hasPrefix("y"), rest.dropFirst().first?.isNumber == true { rest.removeFirst() }
    guard
      let period = Period(day: rest) ?? Period(part: rest) ?? Period(named: rest)
        ?? Period(pair: rest, expecting: kind) ?? Period(plainYear: rest, expecting: kind)
    else { return nil }
    self = period
  }

  private init?(plainYear text: String, expecting kind: Kind?) {
    guard text.utf8.count == 4, let year = Int(text), (1800...2200).contains(year) else { return nil }
    self = .year(year)
  }

  private init?(day text: String) {
    if let day = Day(iso: text) {
      self = .day(day)
      return
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let d = Int(parts[0]), let m = Int(parts[1]), let y = Int(parts[2]), y > 1800,
      let day = Day(y, m, d)
    else { return nil }
    self = .day(day)
  }

  private init?(pair text: String, expecting kind: Kind?) {
    let slash = text.contains("/")
    let parts = text.split(whereSeparator: { $0 == "/" || $0 == "-" || $0 == "–" })
    guard parts.count == 2, parts[0].utf8.count == 4, let first = Int(parts[0]), let last = Int(parts[1]),
      (1800...2200).contains(first)
    else { return nil }
    let next = parts[1].utf8.count == 2 ? last == (first + 1) % 100 : last == first + 1
    if parts[1].utf8.count == 2 {
      guard next else { return nil }
      self = .schoolYear(first)
    } else if next, slash || kind == .schoolYear {
      self = .schoolYear(first)
    } else {
      guard parts[1].utf8.count == 4, !slash, last > first, last - first < 30 else { return nil }
      self = .years(first, last)
    }
  }

  /// "2024k2", "2024q2", "2024m05".
  private init?(part text: String) {
    guard text.utf8.count >= 6, let year = Int(text.prefix(4)), (1800...2200).contains(year) else { return nil }
    let letter = text[text.index(text.startIndex, offsetBy: 4)]
    guard let number = Int(text.dropFirst(5)) else { return nil }
    switch letter {
    case "k" where (1...4).contains(number), "q" where (1...4).contains(number): self = .quarter(year, number)
    case "m" where (1...12).contains(number): self = .month(year, number)
    default: return nil
    }
  }

  /// "2. kvartal 2024", "maj 2024".
  private init?(named text: String) {
    let words = text.split(separator: " ")
    guard words.count >= 2, let last = words.last, let year = Int(last), (1800...2200).contains(year) else {
      return nil
    }
    if words.count == 3, words[1] == "kvartal", let quarter = Int(words[0].prefix(1)), (1...4).contains(quarter) {
      self = .quarter(year, quarter)
    } else if words.count == 2,
      let month = months.firstIndex(where: { $0.hasPrefix(words[0].prefix(3)) && words[0].count >= 3 })
    {
      self = .month(year, month + 1)
    } else {
      return nil
    }
  }
}

private let months = [
  "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
  "december",
]
