/// Recognises the ways a file writes time: 2022, 2022K1, 2022Q1, 2008M05, 2024/25, 2024/2025, jan. 2022, 2022-01-31.
enum Period {
  static func matches(_ text: String) -> Bool {
    let bytes = Array(text.lowercased().utf8)
    // Most labels have no digits at all: they never reach the patterns.
    guard (4...24).contains(bytes.count), bytes.count(where: { $0 &- 0x30 <= 9 }) >= 2 else { return false }
    if let rest = year(bytes[...]) { return rest.isEmpty || isTail(rest) }
    return isDate(bytes) || isNamed(text.lowercased())
  }

  /// A year and nothing else, such as 2022: it can be a number too.
  static func isPlainYear(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 4 && year(bytes[...]) != nil
  }

  /// What is left after a year between 1500 and 2199 (`y2020` counts, as some exports write it).
  private static func year(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let b = bytes.first == 0x79 ? bytes.dropFirst() : bytes
    guard b.count >= 4, b.prefix(4).allSatisfy({ $0 &- 0x30 <= 9 }) else { return nil }
    let number = b.prefix(4).reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    guard (1500...2199).contains(number) else { return nil }
    return b.dropFirst(4)
  }

  private static func isTail(_ rest: ArraySlice<UInt8>) -> Bool {
    let tail = String(decoding: rest, as: UTF8.self)
    if tail.wholeMatch(of: /\s?(k|q|kv|kvt|kvartal)\.?\s?[1-4]/) != nil { return true }
    if tail.wholeMatch(of: /\s?[hs][12]|\s?[mt](0?[1-9]|1[0-2])|\s?[uw]([0-5]?\d)|\s?uge\s?\d{1,2}/) != nil {
      return true
    }
    if tail.wholeMatch(of: /\s?[\/–-]\s?(\d\d|\d{4})/) != nil { return true }
    if tail.wholeMatch(of: /-\d\d-\d\d([t ]\d\d:\d\d(:\d\d)?)?/) != nil { return true }
    if tail.wholeMatch(of: /\s?\*+|\s?\(?(foreløbig|forel\.|prognose|p|f)\)?/) != nil { return true }
    return tail.wholeMatch(of: /m\d\dd\d\d|d\d{1,3}|\.\s?(k|kv|kvartal|q)\s?[1-4]/) != nil
  }

  /// 31-12-2022, 31.12.2022 and 31/12/2022.
  private static func isDate(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).wholeMatch(of: /\d{1,2}([-.\/])\s?\d{1,2}\1\s?(19|20)\d\d/) != nil
  }

  /// `jan. 2022`, `1. kvartal 2022`, `uge 7 2022`, `skoleåret 2022/23`, `k1 2022`.
  private static func isNamed(_ text: String) -> Bool {
    let months = "jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec"
    guard let space = text.lastIndex(where: { $0 == " " || $0 == "-" || $0 == "\u{A0}" }) else { return false }
    let front = text[..<space].trimmingCharacters(in: .blanks)
    let back = String(text[text.index(after: space)...])
    let isYear = matches(back) || back.wholeMatch(of: /\d\d/) != nil && front.count <= 4
    guard isYear else { return false }
    if months.split(separator: "|").contains(where: { front.hasPrefix($0) }),
      front.allSatisfy({ $0.isLetter || $0 == "." })
    {
      return true
    }
    guard matches(back) else { return false }
    return front.wholeMatch(
      of: /[1-4]\.?\s?(kvartal|kvt\.?|kv\.?|halvår)|[kq][1-4]|(uge|week)\s?\d{1,2}|skoleår(et)?|år|ultimo|primo|year|fy/
    ) != nil
  }
}
