import Values

extension Danish {
  /// "9.05" for so many minutes past midnight.
  package static func clock(minutes: Int) -> String {
    let rest = minutes % 60
    return "\(minutes / 60).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The time of day a person wrote, in minutes past midnight: "9", "9.00", "09:15", "kl. 13.30". Nil for all else.
  package static func parseTime(_ text: String) -> Int? {
    var rest = fold(text)[...]
    if rest.hasPrefix("kl") { rest = rest.dropFirst(2).drop { $0 == "." || $0 == " " } }
    let parts = rest.split(omittingEmptySubsequences: false) { $0 == "." || $0 == ":" }
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
      (1...2).contains(parts[0].utf8.count), let hour = Int(parts[0]), hour < 24
    else { return nil }
    guard parts.count == 2 else { return hour * 60 }
    guard parts[1].utf8.count == 2, let minute = Int(parts[1]), minute < 60 else { return nil }
    return hour * 60 + minute
  }

  /// A run of days without saying anything twice: "12.–16. oktober 2026", "21. december 2026 – 1. januar 2027".
  package static func period(_ first: Day, _ last: Day) -> String {
    if first == last { return date(first) }
    if first.year == last.year, first.month == last.month { return "\(first.day).–\(date(last))" }
    if first.year == last.year { return "\(first.day). \(months[first.month - 1]) – \(date(last))" }
    return "\(date(first)) – \(date(last))"
  }

  /// "august", 1 being January.
  package static func month(_ number: Int) -> String { months[(number - 1) % 12] }

  /// "aug", for where there is little room.
  package static func shortMonth(_ number: Int) -> String { String(months[(number - 1) % 12].prefix(3)) }

  /// "mandag" for 1, "søndag" for 7.
  package static func weekdayName(_ number: Int) -> String { weekdays[(number + 6) % 7] }
}
