import TestSupport
import Testing
import Web

@Suite struct MultipartTests {
  @Test func `what a form was made of comes out again, wherever the network cuts it`() throws {
    var chance = Chance(seed: 42)
    for _ in 0..<400 {
      let form = SentForm.random(&chance)
      var parser = Multipart(boundary: form.boundary)
      var events: [Multipart.Event] = []
      var rest = form.bytes[...]
      while !rest.isEmpty {
        let piece = rest.prefix(Int.random(in: 1...40, using: &chance))
        rest = rest.dropFirst(piece.count)
        try parser.feed(piece) { events.append($0) }
      }
      try parser.finish()
      #expect(joined(events) == form.parts)
    }
  }

  @Test func `a form cut off anywhere is never taken for a whole one`() throws {
    var chance = Chance(seed: 43)
    for _ in 0..<200 {
      let form = SentForm.random(&chance)
      // Everything before the two hyphens that end the form.
      let cut = Int.random(in: 0..<(form.bytes.count - 3), using: &chance)
      var parser = Multipart(boundary: form.boundary)
      #expect(throws: Multipart.Malformed.self) {
        try parser.feed(form.bytes.prefix(cut)) { _ in }
        try parser.finish()
      }
    }
  }

  @Test func `hostile bytes are refused or read, and nothing else`() {
    var chance = Chance(seed: 44)
    for _ in 0..<2000 {
      var bytes = SentForm.random(&chance).bytes
      for _ in 0..<Int.random(in: 1...8, using: &chance) where !bytes.isEmpty {
        let place = bytes.indices.randomElement(using: &chance)!
        switch Int.random(in: 0..<3, using: &chance) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: Array("\r\n--".utf8), at: place)
        }
      }
      var parser = Multipart(boundary: "grænse")
      var size = 0
      do {
        try parser.feed(bytes) { if case .data(let data) = $0 { size += data.count } }
        try parser.finish()
      } catch {
        #expect(error is Multipart.Malformed)
      }
      #expect(size <= bytes.count)
    }
  }

  @Test(arguments: [
    ("../../etc/passwd", "passwd"), ("C:\\Dokumenter\\tal.csv", "tal.csv"), ("a\u{202E}vsc.exe", "avsc.exe"),
    ("nul\u{0}.csv", "nul.csv"), ("linje\n.csv", "linje.csv"), (".htaccess", "htaccess"), ("...", ""),
    ("Skoletal 2026 – æøå.xlsx", "Skoletal 2026 – æøå.xlsx"), ("e\u{301}.csv", "e\u{301}.csv"),
  ])
  func `a sent file name is only a name`(sent: String, kept: String) throws {
    var parser = Multipart(boundary: "b")
    var found: [Multipart.Event] = []
    let head = "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"\(sent)\"\r\n\r\n"
    // A line break in a name would end the header line; browsers send it as %0A, a hostile sender does not.
    try? parser.feed(Array(head.utf8)) { found.append($0) }
    guard case .begin(let part) = found.first else {
      #expect(sent.contains("\n"))
      return
    }
    if !sent.contains("\n") { #expect(part.filename == kept) }
  }

  @Test func `quotes, semicolons and line breaks in names are read as browsers write them`() throws {
    var parser = Multipart(boundary: "b")
    var names: [String] = []
    for name in ["a\\\"b", "a;b=c", "a%22b"] {
      try parser.feed(Array("--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\nx\r\n".utf8)) {
        if case .begin(let part) = $0 { names.append(part.name) }
      }
    }
    #expect(names == ["a\"b", "a;b=c", "a\"b"])
  }

  @Test func `endless headers and endless parts are stopped`() {
    var parser = Multipart(boundary: "b")
    #expect(throws: Multipart.Malformed.self) {
      try parser.feed(Array("--b\r\nX: ".utf8) + [UInt8](repeating: 65, count: 100_000)) { _ in }
    }
    var other = Multipart(boundary: "b")
    let part = Array("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n".utf8)
    #expect(throws: Multipart.Malformed.self) { for _ in 0..<2000 { try other.feed(part) { _ in } } }
  }

  private func joined(_ events: [Multipart.Event]) -> [SentForm.Part] {
    var parts: [SentForm.Part] = []
    for event in events {
      switch event {
      case .begin(let part): parts.append(.init(name: part.name, filename: part.filename, bytes: []))
      case .data(let data): parts[parts.count - 1].bytes += data
      case .end: break
      }
    }
    return parts
  }
}

/// A form as a browser would send it, made by chance, with content that looks almost like the boundary.
struct SentForm {
  struct Part: Equatable {
    var name: String
    var filename: String?
    var bytes: [UInt8]
  }

  let boundary = "grænse"
  let parts: [Part]

  static func random(_ chance: inout Chance) -> SentForm {
    SentForm(
      parts: (0..<Int.random(in: 0...4, using: &chance)).map { number in
        let pieces = (0..<Int.random(in: 0...12, using: &chance)).flatMap { _ -> [UInt8] in
          [
            Array("\r\n".utf8), Array("--".utf8), Array("\r\n--græ".utf8), Array("--grænse".utf8), [13], [10],
            [0, 255],
            Array("tal;12,3".utf8), [UInt8.random(in: 0...255, using: &chance)],
          ].randomElement(using: &chance)!
        }
        // The delimiter itself is the one thing a browser makes sure is not in the content.
        let isClean = !String(decoding: [13, 10] + pieces, as: UTF8.self).utf8Contains("\r\n--grænse")
        return Part(
          name: "felt\(number)", filename: Bool.random(using: &chance) ? "tal.csv" : nil, bytes: isClean ? pieces : [])
      })
  }

  var bytes: [UInt8] {
    var out: [UInt8] = []
    for part in parts {
      out += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\"".utf8)
      if let filename = part.filename { out += Array("; filename=\"\(filename)\"\r\nContent-Type: text/csv".utf8) }
      out += Array("\r\n\r\n".utf8) + part.bytes + Array("\r\n".utf8)
    }
    return out + Array("--\(boundary)--\r\n".utf8)
  }
}

extension String {
  fileprivate func utf8Contains(_ other: String) -> Bool {
    let (bytes, needle) = (Array(utf8), Array(other.utf8))
    guard bytes.count >= needle.count else { return false }
    return (0...(bytes.count - needle.count)).contains { Array(bytes[$0..<($0 + needle.count)]) == needle }
  }
}
