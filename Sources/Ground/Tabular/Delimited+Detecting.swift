extension Delimited {
  /// The text of a file with the separator that makes most of its lines equally long.
  static func detect(_ text: DecodedFile) -> Delimited {
    let start = text.start
    if let chosen = declared(text) {
      return Delimited(
        text.file, from: chosen.after, line: 2, encoding: text.encoding, separator: chosen.separator)
    }
    // Danish files mean ; when they have both; a comma is also a decimal mark and part of a sentence.
    let candidates: [(byte: UInt8, bonus: Double)] = [(0x3B, 0.12), (0x09, 0.10), (0x7C, 0.05), (0x2C, 0)]
    let end = sampleEnd(text)
    let scores = candidates.map { candidate in
      let sample = Delimited(text.file, from: start, to: end, encoding: text.encoding, separator: candidate.byte)
      let score = sample.evenness
      return (candidate.byte, score > 0 ? score + candidate.bonus : 0)
    }
    let best = scores.max { $0.1 < $1.1 }!
    return Delimited(
      text.file, from: start, encoding: text.encoding, separator: best.1 > 0 ? best.0 : candidates[0].byte)
  }

  /// The share of the non-blank records that have the most common number of fields; 0 when that number is 1.
  private var evenness: Double {
    var counts: [Int: Int] = [:]
    var total = 0
    forEach { _, fields in
      guard fields.contains(where: { $0.trimmed.count > 0 }) else { return true }
      counts[fields.count, default: 0] += 1
      total += 1
      return true
    }
    let common = counts.filter { $0.key > 1 }.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let common else { return 0 }
    return Double(common.value) / Double(total)
  }

  /// Excel's own line `sep=;` at the top of a file.
  private static func declared(_ text: DecodedFile) -> (separator: UInt8, after: Int)? {
    let b = text.file.bytes
    let s = text.start
    guard b.count > s + 5, String(decoding: b[s..<s + 4], as: UTF8.self).lowercased() == "sep=" else { return nil }
    var after = s + 5
    guard b[after] == 0x0A || b[after] == 0x0D else { return nil }
    after += b[after] == 0x0D && after + 1 < b.count && b[after + 1] == 0x0A ? 2 : 1
    return (b[s + 4], after)
  }

  private static func sampleEnd(_ text: DecodedFile) -> Int {
    var end = min(text.file.count, text.start + 256 << 10)
    guard end < text.file.count else { return end }
    while end > text.start, text.file.base[end - 1] != 0x0A, text.file.base[end - 1] != 0x0D { end -= 1 }
    return end > text.start ? end : min(text.file.count, text.start + 256 << 10)
  }
}
