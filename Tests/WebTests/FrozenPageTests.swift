import CZlib
import Foundation
import Hummingbird
import HummingbirdTesting
import Markup
import TestSupport
import Testing
import Values
import Web

@Suite struct FrozenPageTests {
  @Test func `the stored middle and the visitor's own frame are one gzip file`() async throws {
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    try await test.test(.released) { client in
      let headers = HTTPFields([("Cookie", cookie), ("Accept-Encoding", "gzip")])
      let packed = try await client.executeRequest(uri: "/profil", method: .get, headers: headers, body: nil)
      let plain = try await client.get("/profil", [("Cookie", cookie)])
      #expect(packed.headers[.contentEncoding] == "gzip")
      #expect(plain.headers[.contentEncoding] == nil)
      #expect(packed.headers[.eTag] == plain.headers[.eTag])
      let bytes = try #require(gunzip(Array(packed.body.readableBytesView)))
      #expect(bytes == Array(plain.body.readableBytesView))
      #expect(plain.text.contains("række 199"))
      #expect(packed.body.readableBytes < plain.body.readableBytes / 2)
      #expect(HTMLChecker.problems(in: bytes) == [])
    }
  }

  @Test func `any content gives a valid gzip file, whatever its length and bytes`() throws {
    var chance = Chance(seed: 7)
    for round in 0..<60 {
      let words = (0..<Int.random(in: 0...(round * 40), using: &chance)).map { _ in
        ["æble", "<", "&amp;", "tal 12,3\u{A0}%", String(UInt64.random(in: 0 ... .max, using: &chance))].randomElement(
          using: &chance)!
      }
      let html: HTML = "<p>\(words.joined(separator: " "))</p>"
      let main = FrozenMain(html: html)
      #expect(main.bytes == html.bytes)
      #expect(FrozenMain(stored: main.stored) == main)
      // By itself, closed with an empty last run, the middle is already a valid stream.
      #expect(inflateRaw(main.deflated + [3, 0]) == html.bytes)
    }
  }

  @Test func `a damaged or foreign blob is not taken for a page`() {
    let stored = FrozenMain(html: "<p>Fjordby</p>").stored
    for cut in 0..<10 { #expect(FrozenMain(stored: Array(stored.prefix(cut))) == nil) }
    var changed = stored
    changed[12] ^= 1
    #expect(FrozenMain(stored: changed) == nil)
    #expect(FrozenMain(stored: [1] + stored.dropFirst()) == nil)
  }

  @Test func `among sheets to print a frozen content has its heading one level down and leads to no other page`() {
    let html: HTML = """
      <h1 class="a">Strandby &lt;h1&gt;</h1><h2>Trivsel</h2><p><a class="x" href="\(Path(relative: "kirkeby", "profil", up: 1))" \
      rel="next">Kirkeby</a> <a href="\(Path(fragment: "trivsel"))">Trivsel</a> <abbr title="a href=x">a</abbr>\
      <a href="https://eksempel.dk/">Kilden</a></p>
      """
    let printed = FrozenMain(html: html).printed
    #expect(
      printed.description.split(separator: "\n").joined() == """
        <h2 class="a">Strandby &lt;h1&gt;</h2><h2>Trivsel</h2><p><a class="x"  rel="next">Kirkeby</a> \
        <a href="#trivsel">Trivsel</a> <abbr title="a href=x">a</abbr><a >Kilden</a></p>
        """)
    // What has none of it is the same, byte for byte.
    let plain: HTML = "<section><h2>Læring</h2><p>3 &lt; 4 og \"5\"</p></section>"
    #expect(FrozenMain(html: plain).printed == plain)
  }

  @Test func `a shelf keeps what was asked for lately, and never more than it has room for`() {
    var chance = Chance(seed: 11)
    let contents = (0..<40).map { place -> FrozenMain in
      let text = (0..<200 + place).map { _ in String(Int.random(in: 0..<999, using: &chance)) }.joined()
      return FrozenMain(html: "<p>\(text)</p>")
    }
    let limit = contents.prefix(5).reduce(0) { $0 + $1.deflated.count }
    let shelf = FrozenShelf(limit: limit)
    for (place, main) in contents.enumerated() {
      shelf.keep(main, as: ["kommune", "r1", "\(place)"])
      shelf.keep(main, as: ["kommune", "r1", "\(place)"])
      #expect(shelf.bytes <= limit)
      #expect(shelf[["kommune", "r1", "\(place)"]] == main)
      // Asked for each time, so it is never the one that must go.
      if place >= 1 { #expect(shelf[["kommune", "r1", "0"]] == contents[0]) }
    }
    #expect(shelf[["kommune", "r1", "1"]] == nil)
    #expect(shelf[["nabo", "r1", "0"]] == nil && shelf[["kommune", "r2", "0"]] == nil)
    let small = FrozenShelf(limit: 10)
    small.keep(contents[0], as: ["stor"])
    #expect(small[["stor"]] == nil && small.bytes == 0)
  }

  @Test func `a page one already has is answered with 304, under the policy its scripts were allowed by`() async throws
  {
    let test = try await TestHouse()
    let mette = try await test.cookie(for: .mette)
    try await test.test(.released) { client in
      let first = try await client.get("/profil", [("Cookie", mette)])
      let tag = try #require(first.headers[.eTag])
      #expect(tag.hasPrefix("W/\"r7-strandby"))
      let again = try await client.get("/profil", [("Cookie", mette), ("If-None-Match", tag)])
      #expect(again.status == .notModified)
      #expect(again.body.readableBytes == 0)
      #expect(again.headers[.contentSecurityPolicy] == first.headers[.contentSecurityPolicy])
      #expect(missingHeaders(again) == [])
    }
  }

  @Test func `the tag of one visitor's page is no other visitor's`() async throws {
    let test = try await TestHouse()
    let mette = try await test.cookie(for: .mette)
    let jonas = try await test.cookie(for: .jonas)
    try await test.test(.released) { client in
      let one = try await client.get("/profil", [("Cookie", mette)])
      let tag = try #require(one.headers[.eTag])
      let other = try await client.get("/profil", [("Cookie", jonas), ("If-None-Match", tag)])
      #expect(other.status == .ok)
      #expect(other.headers[.cacheControl] == "private, no-cache")
    }
  }

  @Test func `an ordinary page is compressed when asked for and only then`() async throws {
    try await TestHouse().test(.long) { client in
      let packed = try await client.get("/lang", [("Accept-Encoding", "br;q=1, gzip;q=0.5")])
      #expect(packed.headers[.contentEncoding] == "gzip")
      #expect(try #require(gunzip(Array(packed.body.readableBytesView))).count > 2000)
      #expect(packed.headers[.vary]?.contains("Accept-Encoding") == true)
      for refused in ["", "identity", "gzip;q=0", "br"] {
        let plain = try await client.get("/lang", [("Accept-Encoding", refused)])
        #expect(plain.headers[.contentEncoding] == nil)
      }
    }
  }
}

extension Feature {
  static let released = Feature(name: "released") { routes, _ in
    let main = FrozenMain(
      html: "<h1>Strandby</h1>" + (0..<200).map { "<p>række \($0) af tallene for Strandby</p>" as HTML }.joined())
    routes.get("/profil", .signedIn) { _, _ in
      .frozen(FrozenPage(title: "Strandby", phase: 1, main: main, tag: "r7-strandby-reader"))
    }
  }

  static let long = Feature(name: "long") { routes, _ in
    routes.get("/lang", .anyone) { _, _ in
      .page(Page(title: "Lang", main: (0..<100).map { "<p>linje \($0) med tekst</p>" as HTML }.joined()))
    }
  }
}

/// Unpacks with zlib's own check of header, checksum and length; nil if any of them is wrong.
func gunzip(_ bytes: [UInt8]) -> [UInt8]? { inflate(bytes, windowBits: 15 + 16) }

func inflateRaw(_ bytes: [UInt8]) -> [UInt8]? { inflate(bytes, windowBits: -15) }

private func inflate(_ bytes: [UInt8], windowBits: Int32) -> [UInt8]? {
  var stream = z_stream()
  guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  var input = bytes
  var out: [UInt8] = []
  return input.withUnsafeMutableBufferPointer { source in
    stream.next_in = source.baseAddress
    stream.avail_in = UInt32(source.count)
    var room = [UInt8](repeating: 0, count: 65536)
    while true {
      let (result, left) = room.withUnsafeMutableBufferPointer { target in
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return (CZlib.inflate(&stream, Z_NO_FLUSH), Int(stream.avail_out))
      }
      out += room[..<(room.count - left)]
      if result == Z_STREAM_END { return stream.avail_in == 0 ? out : nil }
      if result != Z_OK || left == room.count { return nil }
    }
  }
}
