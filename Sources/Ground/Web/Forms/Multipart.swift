/// Reads a form with files in it (RFC 7578) as it arrives, piece by piece, and never holds more than one piece.
///
/// A browser separates the parts by a line of its own choosing. The parser is fed bytes cut anywhere, also in the
/// middle of that line, and tells what it found: a part begins, here is some of it, it ends.
package struct Multipart: Sendable {
  package struct Part: Sendable, Equatable {
    package let name: String
    /// As the sender calls the file; never used as a path.
    package let filename: String?
    package let type: String?
  }

  package enum Event: Sendable, Equatable {
    case begin(Part)
    case data([UInt8])
    case end
  }

  /// The bytes are not a multipart form.
  package struct Malformed: Error, Equatable {
    package let why: String

    package init(why: String) { self.why = why }
  }

  private enum State { case preamble, afterBoundary, headers, content, epilogue }

  /// "\r\n--boundary": the line break belongs to the delimiter, not to the content.
  private let delimiter: [UInt8]
  private var state = State.preamble
  private var buffer: [UInt8]
  private static let mostHeaderBytes = 8 * 1024
  private static let mostParts = 1000
  private var parts = 0

  package init(boundary: String) {
    delimiter = Array("\r\n--".utf8) + Array(boundary.utf8)
    // The first delimiter has no line break before it; giving it one lets all of them be found alike.
    buffer = Array("\r\n".utf8)
  }

  package mutating func feed(_ bytes: some Sequence<UInt8>, _ found: (Event) throws -> Void) throws {
    buffer.append(contentsOf: bytes)
    while try step(found) {}
  }

  /// Called when no more bytes will come.
  package func finish() throws {
    guard state == .epilogue else { throw Malformed(why: "the form is cut off") }
  }

  /// One step forward; false when more bytes are needed.
  private mutating func step(_ found: (Event) throws -> Void) throws -> Bool {
    switch state {
    case .preamble: return skipPreamble()
    case .afterBoundary: return try afterBoundary()
    case .headers: return try readHeaders(found)
    case .content: return try readContent(found)
    case .epilogue:
      buffer.removeAll()
      return false
    }
  }

  private mutating func skipPreamble() -> Bool {
    guard let place = buffer.firstRange(of: delimiter) else {
      keepLast(delimiter.count - 1)
      return false
    }
    buffer.removeFirst(place + delimiter.count)
    state = .afterBoundary
    return true
  }

  /// After the delimiter: "--" ends the form, blanks and a line break begin a part.
  private mutating func afterBoundary() throws -> Bool {
    guard buffer.count >= 2 else { return false }
    if buffer[0] == UInt8(ascii: "-"), buffer[1] == UInt8(ascii: "-") {
      state = .epilogue
      return true
    }
    let blanks = buffer.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    guard blanks <= 64 else { throw Malformed(why: "text after the boundary") }
    guard buffer.count >= blanks + 2 else { return false }
    guard buffer[blanks] == 13, buffer[blanks + 1] == 10 else { throw Malformed(why: "text after the boundary") }
    // The line break stays: a part without headers is then "\r\n\r\n" like any other.
    buffer.removeFirst(blanks)
    parts += 1
    guard parts <= Multipart.mostParts else { throw Malformed(why: "too many parts") }
    state = .headers
    return true
  }

  private mutating func readHeaders(_ found: (Event) throws -> Void) throws -> Bool {
    guard let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) else {
      guard buffer.count <= Multipart.mostHeaderBytes else { throw Malformed(why: "too long headers") }
      return false
    }
    guard end <= Multipart.mostHeaderBytes else { throw Malformed(why: "too long headers") }
    let part = try Part(headers: String(decoding: buffer[..<end], as: UTF8.self))
    buffer.removeFirst(end + 4)
    state = .content
    try found(.begin(part))
    return true
  }

  private mutating func readContent(_ found: (Event) throws -> Void) throws -> Bool {
    if let place = buffer.firstRange(of: delimiter) {
      try hand(place, found)
      buffer.removeFirst(delimiter.count)
      try found(.end)
      state = .afterBoundary
      return true
    }
    let safe = buffer.count - (delimiter.count - 1)
    if safe > 0 { try hand(safe, found) }
    return false
  }

  /// Hands on the first `count` bytes of the buffer and forgets them.
  private mutating func hand(_ count: Int, _ found: (Event) throws -> Void) throws {
    guard count > 0 else { return }
    try found(.data(Array(buffer[..<count])))
    buffer.removeFirst(count)
  }

  private mutating func keepLast(_ count: Int) {
    if buffer.count > count { buffer.removeFirst(buffer.count - count) }
  }
}

extension [UInt8] {
  /// Where `needle` begins. The first byte is looked for by itself: it is rare, so most bytes are seen once.
  func firstRange(of needle: [UInt8]) -> Int? {
    guard count >= needle.count, let first = needle.first else { return nil }
    return withUnsafeBufferPointer { bytes in
      var place = 0
      while place <= bytes.count - needle.count {
        guard let next = bytes[place...(bytes.count - needle.count)].firstIndex(of: first) else { return nil }
        if bytes[next..<next + needle.count].elementsEqual(needle) { return next }
        place = next + 1
      }
      return nil
    }
  }
}
