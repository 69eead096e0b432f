/// A text file as records: fields with a separator between them, quotation marks where needed, any line end.
///
/// Nothing is copied and no String is made; a mistake with quotation marks costs the field its quotes, not the file.
final class Delimited: Records {
  let encoding: TextEncoding
  let separator: UInt8
  var omitsTrailingBlanks: Bool { false }
  private(set) var strayQuotes: [Int] = []
  private let file: MappedFile
  private let start: Int
  private let end: Int

  private let firstLine: Int

  init(
    _ file: MappedFile, from start: Int, to end: Int? = nil, line: Int = 1, encoding: TextEncoding, separator: UInt8
  ) {
    firstLine = line
    self.file = file
    self.start = start
    self.end = end ?? file.count
    self.encoding = encoding
    self.separator = separator
  }

  /// A record with more fields than this is a mistake; the rest of its fields are not looked at.
  static let mostFields = 20_000

  func forEach(_ body: (Int, UnsafeBufferPointer<Field>) -> Bool) {
    strayQuotes = []
    var capacity = 256
    var fields = UnsafeMutablePointer<Field>.allocate(capacity: capacity)
    defer { fields.deallocate() }
    let end = file.base + end
    var p = file.base + start
    var line = firstLine
    var released = 0
    while p < end {
      let recordLine = line
      var n = 0
      while true {
        if n == capacity {
          let wider = UnsafeMutablePointer<Field>.allocate(capacity: capacity * 4)
          wider.moveInitialize(from: fields, count: n)
          fields.deallocate()
          fields = wider
          capacity *= 4
        }
        let field = next(&p, end, &line)
        if n < Self.mostFields {
          fields[n] = field
          n += 1
        }
        if p < end, p.pointee == separator {
          p += 1
          continue
        }
        break
      }
      if p < end {
        p += p.pointee == 0x0D && p + 1 < end && p[1] == 0x0A ? 2 : 1
        line += 1
      }
      guard body(recordLine, UnsafeBufferPointer(start: fields, count: n)) else { return }
      if p - file.base - released >= MappedFile.step {
        file.release(upTo: p - file.base, from: released)
        released = p - file.base
      }
    }
  }

  @inline(__always)
  private func next(_ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ line: inout Int) -> Field {
    let start = p
    if p < end, p.pointee <= 0x22, p.pointee == 0x22 || p.pointee == 0x20 {
      var q = p
      while q < end, q.pointee == 0x20 { q += 1 }
      if q < end, q.pointee == 0x22, let field = quoted(q, &p, end, &line) { return field }
    }
    let separator = separator
    while p < end {
      let byte = p.pointee
      if byte == separator || byte == 0x0A || byte == 0x0D { break }
      p += 1
    }
    return Field(base: start, count: p - start, kind: .plain)
  }

  /// The field that opens at `quote`, or nil when its quotation marks make no sense: then it is read as it stands.
  private func quoted(
    _ quote: UnsafePointer<UInt8>, _ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ line: inout Int
  ) -> Field? {
    var q = quote + 1
    var lines = 0
    var kind = Field.Kind.quoted
    // A mark that never closes would swallow the rest of the file: give up after a hundred lines or a megabyte.
    let limit = end - q > 1 << 20 ? q + (1 << 20) : end
    while q < limit, lines < 100 {
      switch q.pointee {
      case 0x22 where q + 1 < end && q[1] == 0x22:
        kind = .escaped
        q += 2
      case 0x22:
        let field = Field(base: quote + 1, count: q - quote - 1, kind: kind)
        q += 1
        while q < end, q.pointee == 0x20 { q += 1 }
        guard q == end || q.pointee == separator || q.pointee == 0x0A || q.pointee == 0x0D else {
          if strayQuotes.count < 50 { strayQuotes.append(line) }
          return nil
        }
        p = q
        line += lines
        return field
      case 0x0A:
        lines += 1
        q += 1
      case 0x0D:
        if q + 1 == end || q[1] != 0x0A { lines += 1 }
        q += 1
      default: q += 1
      }
    }
    if strayQuotes.count < 50 { strayQuotes.append(line) }
    return nil
  }
}
