/// A path on its way: literal parts are checked, values are encoded, and at the end every segment must be a real one.
struct PathDraft: Sendable {
  var out: [UInt8] = []
  private var isBroken = false
  /// Where values stand in `out`: a segment that holds one may turn out empty, which no author can foresee.
  private var values: [Range<Int>] = []

  mutating func literal(_ part: UnsafeBufferPointer<UInt8>) {
    for byte in part where !isPathByte(byte) { isBroken = true }
    out.append(contentsOf: part)
  }

  mutating func value(_ text: String) {
    let start = out.count
    appendEncoded(text, to: &out)
    values.append(start..<out.count)
  }

  func finished() -> Result<String, Violation> {
    guard !isBroken, out.first == UInt8(ascii: "/") else { return .failure(Violation(.badPath, after: out)) }
    if namesSomethingThroughout { return .success(String(decoding: out, as: UTF8.self)) }
    let end = out.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? out.count
    var clean: [UInt8] = []
    clean.reserveCapacity(out.count + 9)
    var start = 1
    while start <= end {
      let stop = out[start..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
      clean.append(UInt8(ascii: "/"))
      guard let segment = segment(start..<stop, isLast: stop == end) else {
        return .failure(Violation(.badPath, after: out[..<stop]))
      }
      clean += segment
      start = stop + 1
    }
    return .success(String(decoding: clean + out[end...], as: UTF8.self))
  }

  /// The usual case, seen without taking the path apart: no segment is empty or begins with a dot or a percent sign.
  private var namesSomethingThroughout: Bool {
    guard out.count > 1 else { return false }
    var previous = UInt8(ascii: "/")
    for byte in out.dropFirst() {
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
      if previous == UInt8(ascii: "/"), !isLetter(byte), !isDigit(byte) { return false }
      previous = byte
    }
    return previous != UInt8(ascii: "/")
  }

  /// The segment itself if it names something. If not, a value is to blame (U+FFFD) or the author (nil).
  private func segment(_ range: Range<Int>, isLast: Bool) -> ArraySlice<UInt8>? {
    let hasValue = values.contains { $0.lowerBound >= range.lowerBound && $0.upperBound <= range.upperBound }
    let segment = out[range]
    let namesNothing = isDots(segment) || (segment.isEmpty && (hasValue || !isLast))
    guard namesNothing else { return segment }
    return hasValue ? ArraySlice("%EF%BF%BD".utf8) : nil
  }
}

/// `.` and `..`, also when their dots are written %2E: browsers treat both alike.
func isDots(_ segment: ArraySlice<UInt8>) -> Bool {
  guard (1...6).contains(segment.count), let first = segment.first,
    first == UInt8(ascii: ".") || first == UInt8(ascii: "%")
  else { return false }
  let plain = String(decoding: segment, as: UTF8.self).lowercased().split(
    separator: "%2e", omittingEmptySubsequences: false
  )
  .joined(separator: ".")
  return plain == "." || plain == ".."
}

/// Percent-encodes everything but what RFC 3986 calls unreserved.
func encoded(_ text: String) -> String {
  var out: [UInt8] = []
  appendEncoded(text, to: &out)
  return String(decoding: out, as: UTF8.self)
}

private func appendEncoded(_ text: String, to out: inout [UInt8]) {
  for byte in text.utf8 {
    if isUnreserved(byte) {
      out.append(byte)
    } else {
      appendEncoded(byte, to: &out)
    }
  }
}

func appendEncoded(_ byte: UInt8, to out: inout [UInt8]) {
  let digits: StaticString = "0123456789ABCDEF"
  out.append(UInt8(ascii: "%"))
  digits.withUTF8Buffer { out += [$0[Int(byte >> 4)], $0[Int(byte & 15)]] }
}
