/// What the bytes said about themselves before the first letter was read.
struct DecodedFile {
  var file: MappedFile
  /// Where the text begins, after a byte order mark.
  var start: Int
  var encoding: TextEncoding
  var findings: [Finding] = []
}

extension TextEncoding {
  static func detect(_ file: MappedFile) throws -> DecodedFile {
    let b = file.bytes
    if let order = utf16Order(b) { return try decodeUTF16(file, bigEndian: order.bigEndian, from: order.start) }
    let start = b.count >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF ? 3 : 0
    let survey = survey(file, from: start)
    guard survey.nuls * 50 <= b.count else { throw Unreadable(.binary()) }
    var found = DecodedFile(file: file, start: start, encoding: .utf8)
    if survey.nuls > 0 { found.findings.append(.nuls(row: survey.firstNUL, count: survey.nuls)) }
    if survey.broken > 0 {
      if start > 0 || survey.multibyte > survey.broken * 8 {
        found.findings.append(.brokenUTF8(row: survey.firstBroken, count: survey.broken))
      } else {
        found.encoding = singleByte(survey.high)
        found.findings.append(.encoding(found.encoding.rawValue, row: survey.firstBroken))
      }
    }
    return found
  }

  private struct Survey {
    var nuls = 0, broken = 0, multibyte = 0, firstNUL = 0, firstBroken = 0
    var high = [Int](repeating: 0, count: 256)
  }

  private static func survey(_ file: MappedFile, from start: Int) -> Survey {
    var survey = Survey()
    let b = file.bytes
    var i = start
    var line = 1
    var released = 0
    while i < b.count {
      // Eight bytes at a time, as long as they are plain ASCII.
      if i + 8 <= b.count {
        let word = UnsafeRawPointer(b.baseAddress! + i).loadUnaligned(as: UInt64.self)
        let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
        if word & 0x8080_8080_8080_8080 == 0, zeros == 0 {
          i += 8
          if i - released >= MappedFile.step {
            file.release(upTo: i, from: released)
            released = i
          }
          continue
        }
      }
      let byte = b[i]
      if byte == 0 {
        if survey.nuls == 0 { survey.firstNUL = Self.line(of: i, in: b) }
        survey.nuls += 1
      }
      guard byte >= 0x80 else {
        i += 1
        continue
      }
      let length = utf8Length(b, i)
      if length > 0 {
        survey.multibyte += 1
        i += length
      } else {
        if survey.broken == 0 { survey.firstBroken = Self.line(of: i, in: b) }
        survey.broken += 1
        i += 1
      }
      survey.high[Int(byte)] += 1
    }
    line = 0
    file.release(upTo: b.count, from: line)
    return survey
  }

  private static func line(of offset: Int, in b: UnsafeBufferPointer<UInt8>) -> Int {
    var line = 1
    for i in 0..<offset where b[i] == 0x0A || (b[i] == 0x0D && (i + 1 == b.count || b[i + 1] != 0x0A)) { line += 1 }
    return line
  }

  /// The length of a correct sequence, or 0.
  private static func utf8Length(_ b: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
    func tail(_ k: Int) -> Bool { i + k < b.count && b[i + k] & 0xC0 == 0x80 }
    switch b[i] {
    case 0xC2...0xDF: return tail(1) ? 2 : 0
    case 0xE0: return tail(1) && b[i + 1] >= 0xA0 && tail(2) ? 3 : 0
    case 0xED: return tail(1) && b[i + 1] < 0xA0 && tail(2) ? 3 : 0
    case 0xE1...0xEF: return tail(1) && tail(2) ? 3 : 0
    case 0xF0: return tail(1) && b[i + 1] >= 0x90 && tail(2) && tail(3) ? 4 : 0
    case 0xF4: return tail(1) && b[i + 1] < 0x90 && tail(2) && tail(3) ? 4 : 0
    case 0xF1...0xF3: return tail(1) && tail(2) && tail(3) ? 4 : 0
    default: return 0
    }
  }

  /// The alphabet in which most of the odd bytes become letters that Danes, Germans, French and Swedes use.
  private static func singleByte(_ high: [Int]) -> TextEncoding {
    let danish = Set("æøåÆØÅ".unicodeScalars)
    let others = Set("éèêüöäÜÖÄÉóíáßëç§°½²³–’”“€\u{A0}«»".unicodeScalars)
    func score(_ encoding: TextEncoding) -> Int {
      (0x80...0xFF).reduce(0) { sum, byte in
        let letter = encoding.scalar(UInt8(byte))
        return sum + high[byte] * (danish.contains(letter) ? 4 : others.contains(letter) ? 2 : -1)
      }
    }
    return [.windows1252, .macRoman, .cp850].reversed().max { score($0) < score($1) }!
  }
}

extension TextEncoding {
  private static func utf16Order(_ b: UnsafeBufferPointer<UInt8>) -> (bigEndian: Bool, start: Int)? {
    if b.count >= 2, b[0] == 0xFF, b[1] == 0xFE { return (false, 2) }
    if b.count >= 2, b[0] == 0xFE, b[1] == 0xFF { return (true, 2) }
    // Without a mark: ordinary text has a zero in every second byte, always on the same side.
    let sample = min(b.count, 2000) & ~1
    guard sample >= 8 else { return nil }
    let even = stride(from: 0, to: sample, by: 2).count { b[$0] == 0 }
    let odd = stride(from: 1, to: sample, by: 2).count { b[$0] == 0 }
    if odd * 10 > sample * 4, even * 20 < sample { return (false, 0) }
    if even * 10 > sample * 4, odd * 20 < sample { return (true, 0) }
    return nil
  }

  private static func decodeUTF16(_ file: MappedFile, bigEndian: Bool, from start: Int) throws -> DecodedFile {
    let b = file.bytes
    guard b.count <= 400 << 20 else { throw Unreadable(.tooLarge(megabytes: 400)) }
    var units: [UInt16] = []
    units.reserveCapacity(b.count / 2)
    for i in stride(from: start, to: b.count - 1, by: 2) {
      units.append(bigEndian ? UInt16(b[i]) << 8 | UInt16(b[i + 1]) : UInt16(b[i + 1]) << 8 | UInt16(b[i]))
    }
    let text = Array(String(decoding: units, as: UTF16.self).utf8)
    guard !text.isEmpty else { throw Unreadable(.emptyFile()) }
    var decoded = try detect(MappedFile(bytes: text))
    decoded.findings.insert(.encoding(bigEndian ? "UTF-16BE" : "UTF-16LE", row: nil), at: 0)
    return decoded
  }
}
