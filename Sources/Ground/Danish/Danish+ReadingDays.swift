import Values

extension Danish {
  /// The day a person wrote: 8/10-2026, 08-10-2026, 8.10.2026, 2026-10-08, "8. oktober 2026", "8. okt. 2026".
  ///
  /// Day before month, always; the year in four digits. Nil for a day that does not exist and for all else.
  package static func parseDay(_ text: String) -> Day? {
    guard text.utf8.count <= 64 else { return nil }
    let folded = fold(text)
    if let iso = Day(iso: folded) { return iso }
    return numericDay(folded) ?? writtenDay(folded)
  }

  private static func numericDay(_ text: String) -> Day? {
    let compact = text.utf8.filter { $0 != UInt8(ascii: " ") }
    let numbers = compact.split(omittingEmptySubsequences: false) { !$0.isDigit }
    let marks = String(decoding: compact.filter { !$0.isDigit }, as: UTF8.self)
    guard ["/-", "--", "..", "//", "./", ".-"].contains(marks), numbers.count == 3,
      (1...2).contains(numbers[1].count)
    else { return nil }
    return day(Array(numbers[0]), month: Int(String(decoding: numbers[1], as: UTF8.self)), year: Array(numbers[2]))
  }

  private static func writtenDay(_ text: String) -> Day? {
    var words = text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }[...]
    if let first = words.first, weekdays.contains(where: { fold($0).utf8.elementsEqual(first) }) {
      words = words.dropFirst()
    }
    if words.first?.elementsEqual("den".utf8) == true { words = words.dropFirst() }
    guard words.count == 3, let day = words.first, let year = words.last else { return nil }
    let name = String(decoding: words[words.startIndex + 1], as: UTF8.self)
    return Danish.day(Array(day), month: month(name), year: Array(year))
  }

  private static func month(_ word: String) -> Int? {
    let place =
      months.firstIndex(of: word) ?? shortMonths.firstIndex { $0.prefix(3) == word } ?? (word == "sept" ? 8 : nil)
    return place.map { $0 + 1 }
  }

  private static func day(_ day: [UInt8], month: Int?, year: [UInt8]) -> Day? {
    guard let month, (1...2).contains(day.count), year.count == 4, (day + year).allSatisfy(\.isDigit),
      let day = Int(String(decoding: day, as: UTF8.self)), let year = Int(String(decoding: year, as: UTF8.self))
    else { return nil }
    return Day(year, month, day)
  }
}
