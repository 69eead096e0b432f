import Foundation
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing
import Values
import Web

/// What happens on the line itself, below requests and answers: a real port, and bytes no browser would send.
@Suite(.serialized) struct ConnectionsTests {
  static let malformed: [(String, String)] = [
    (
      "both lengths",
      "POST /navn HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    ),
    ("two lengths", "POST /navn HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd"),
    ("length with a sign", "POST /navn HTTP/1.1\r\nHost: x\r\nContent-Length: +4\r\n\r\nabcd"),
    ("length list", "POST /navn HTTP/1.1\r\nHost: x\r\nContent-Length: 4, 5\r\n\r\nabcd"),
    ("hexadecimal length", "POST /navn HTTP/1.1\r\nHost: x\r\nContent-Length: 0x4\r\n\r\nabcd"),
    ("blank before colon", "GET /navn HTTP/1.1\r\nHost : x\r\n\r\n"),
    ("folded header", "GET /navn HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n"),
    ("folded length", "POST /navn HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n 4\r\n\r\nabcd"),
    ("bare line feeds", "GET /navn HTTP/1.1\nHost: x\n\n"),
    ("bare carriage return", "GET /navn HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n"),
    ("nul in header", "GET /navn HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n"),
    ("chunked twice", "POST /navn HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"),
    ("unknown coding", "POST /navn HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
    (
      "chunk size nonsense",
      "POST /navn HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: none\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"
    ),
    (
      "huge chunk size",
      "POST /navn HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: none\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n\r\n"
    ),
    ("two hosts", "GET /navn HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"),
    ("no host", "GET /navn HTTP/1.1\r\n\r\n"),
    ("not HTTP", "hvad er det her?\r\n\r\n"),
    ("version 9", "GET /navn HTTP/9.9\r\nHost: x\r\n\r\n"),
  ]

  @Test(arguments: malformed.indices)
  func `what cannot be one clear request is refused, the line is cut, and nothing after it is read`(index: Int)
    async throws
  {
    let (name, bytes) = ConnectionsTests.malformed[index]
    let served = Mutex(0)
    let test = try await TestHouse()
    try await test.test(.watched { served.withLock { $0 += 1 } }, live: true) { client in
      let smuggled = "GET /smuglet HTTP/1.1\r\nHost: x\r\n\r\n"
      let heard = try await Wire(port: client.port!).send([bytes + smuggled])
      #expect(heard.isClosed, "\(name): \(heard.text.prefix(200))")
      #expect([400, 405].contains(heard.status ?? 0), "\(name): \(heard.text.prefix(200))")
      #expect(heard.answers == 1, "\(name)")
      #expect(heard.text.lowercased().contains("content-security-policy: default-src 'none'"), "\(name)")
    }
    #expect(served.withLock { $0 } == 0, "\(name)")
  }

  @Test func `an unknown method is refused with the methods there are`() async throws {
    try await TestHouse().test(.hall, live: true) { client in
      let heard = try await Wire(port: client.port!).send(["FOO /navn HTTP/1.1\r\nHost: x\r\n\r\n"])
      #expect(heard.status == 405)
      #expect(heard.text.contains("GET, HEAD, POST"))
      #expect(heard.isClosed)
    }
  }

  @Test func `too much header is refused, whether one long line, many lines or a huge address`() async throws {
    try await TestHouse().test(.hall, live: true) { client in
      let wire = Wire(port: client.port!)
      let long = try await wire.send([
        "GET /navn HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "a", count: 40_000))\r\n\r\n"
      ])
      #expect(long.status == 431 && long.isClosed)
      let many = String(repeating: "A: b\r\n", count: 100_000)
      let lines = try await wire.send(["GET /navn HTTP/1.1\r\nHost: x\r\n\(many)\r\n"])
      #expect(lines.isClosed && (lines.status == nil || lines.status == 431))
      let address = try await wire.send(["GET /\(String(repeating: "a", count: 200_000)) HTTP/1.1\r\nHost: x\r\n\r\n"])
      #expect(address.isClosed && [nil, 400, 414, 431].contains(address.status))
      let after = try await client.get("/navn")
      #expect(after.status == .ok)
    }
  }

  @Test func `a header that drips in is cut off in time, and others are served meanwhile`() async throws {
    var settings = Settings()
    settings.limits.headerTime = .milliseconds(600)
    try await TestHouse(settings: settings).test(.hall, live: true) { client in
      let wire = Wire(port: client.port!)
      async let slow = wire.send(
        ["GET /navn HTTP/1.1\r\n"] + (0..<40).map { "X-\($0): y\r\n" }, pause: 0.1, patience: 6)
      let quick = try await wire.send(["GET /navn HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"])
      #expect(quick.status == 200)
      let heard = try await slow
      #expect(heard.isClosed)
      #expect(heard.seconds > 0.5 && heard.seconds < 2.5)
    }
  }

  @Test func `a second request on the same line has the same deadline`() async throws {
    var settings = Settings()
    settings.limits.headerTime = .milliseconds(600)
    try await TestHouse(settings: settings).test(.hall, live: true) { client in
      let whole = "GET /navn HTTP/1.1\r\nHost: x\r\n\r\n"
      let heard = try await Wire(port: client.port!).send([whole, "GET /na"], pause: 0.3, patience: 6)
      #expect(heard.isClosed && heard.answers == 1)
      #expect(heard.seconds > 0.5 && heard.seconds < 3)
    }
  }

  @Test func `a body that drips in is cut off, a slow but steady one is not`() async throws {
    var settings = Settings()
    settings.limits.bodyGrace = .milliseconds(500)
    settings.limits.bodyRate = 1000
    try await TestHouse(settings: settings).test(.hall, live: true) { client in
      let wire = Wire(port: client.port!)
      let head =
        "POST /navn HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: none\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
      let drip = try await wire.send(
        [head + "Content-Length: 5000\r\n\r\n"] + (0..<60).map { _ in "a" }, pause: 0.1, patience: 7)
      #expect(drip.isClosed && drip.seconds < 4)
      #expect(drip.status != 200)
      let pieces = (0..<15).map { _ in String(repeating: "a", count: 1000) }
      let steady = try await wire.send([head + "Content-Length: 15005\r\n\r\nnavn="] + pieces, pause: 0.15, patience: 7)
      #expect(steady.status == 200)
      #expect(steady.seconds > 2)
    }
  }

  @Test func `a line on which nothing happens is closed`() async throws {
    var settings = Settings()
    settings.limits.idle = .milliseconds(700)
    try await TestHouse(settings: settings).test(.hall, live: true) { client in
      let silent = try await Wire(port: client.port!).send([], patience: 5)
      #expect(silent.isClosed && silent.seconds < 4)
    }
  }

  @Test func `half a form is never taken for a whole one`() async throws {
    let got = Mutex<[String]>([])
    let feature = Feature(name: "keeping") { routes, _ in
      routes.post("/gem", .anyone) { call, _ in
        let text = try await call.form().text("navn")
        got.withLock { $0.append(text) }
        return .empty
      }
    }
    try await TestHouse().test(feature, live: true) { client in
      let head =
        "POST /gem HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: none\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      // The sender hangs up in the middle, with a length and with chunks.
      _ = try await Wire(port: client.port!).send([head + "Content-Length: 20\r\n\r\nnavn=halv"], patience: 0.5)
      _ = try await Wire(port: client.port!).send(
        [head + "Transfer-Encoding: chunked\r\n\r\n9\r\nnavn=halv\r\n"], patience: 0.5)
      try await Task.sleep(for: .milliseconds(500))
    }
    #expect(got.withLock { $0 } == [])
  }
}

extension Feature {
  /// Answers everything these tests ask for, and tells when it was reached.
  static func watched(_ reached: @escaping @Sendable () -> Void) -> Feature {
    Feature(name: "watched") { routes, _ in
      for pattern in ["/navn", "/smuglet"] as [Pattern] {
        routes.get(pattern, .anyone) { _, _ in
          reached()
          return .empty
        }
      }
      routes.post("/navn", .anyone) { call, _ in
        _ = try await call.form()
        reached()
        return .empty
      }
    }
  }
}

@Suite struct PipeliningTests {
  @Test func `requests sent in one breath are answered one by one, in order`() async throws {
    let feature = Feature(name: "echo") { routes, _ in
      routes.get("/ekko/{tal}", .anyone) { call, _ in
        // The earlier, the slower: answers given as soon as they are ready would come out backwards.
        try await Task.sleep(for: .milliseconds(60 - 10 * (Int(call.parameter("tal")) ?? 0)))
        return .bytes(Array("nr \(call.parameter("tal"))".utf8), type: "text/plain; charset=utf-8")
      }
    }
    try await TestHouse().test(feature, live: true) { client in
      let all = (0..<6).map { "GET /ekko/\($0) HTTP/1.1\r\nHost: x\r\n\(($0 == 5) ? "Connection: close\r\n" : "")\r\n" }
        .joined()
      let heard = try await Wire(port: client.port!).send([all])
      #expect(heard.answers == 6 && heard.isClosed)
      let places = (0..<6).compactMap { heard.text.range(of: "nr \($0)")?.lowerBound }
      #expect(places.count == 6 && places == places.sorted())
    }
  }
}

@Suite struct LongAnswersTests {
  private static let long = Feature(name: "long") { routes, _ in
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 20_000_000)
    routes.get("/lang", .anyone) { _, _ in .bytes(bytes, type: "application/octet-stream").header("Connection", "close")
    }
  }

  @Test func `a long answer is whole although the line closes after it and the reader is slow`() async throws {
    try await TestHouse().test(LongAnswersTests.long, live: true) { client in
      let heard = try await Wire(port: client.port!).send(
        ["GET /lang HTTP/1.1\r\nHost: x\r\n\r\n", ""], pause: 0.3, patience: 20)
      #expect(heard.isClosed)
      #expect(heard.text.utf8.count > 20_000_000)
    }
  }

  @Test func `a reader who takes nothing is hung up on`() async throws {
    var settings = Settings()
    settings.limits.idle = .milliseconds(500)
    let test = try await TestHouse(settings: settings)
    try await test.test(LongAnswersTests.long, live: true) { client in
      let line = try Wire(port: client.port!).deaf("GET /lang HTTP/1.1\r\nHost: x\r\n\r\n")
      try await Task.sleep(for: .milliseconds(2500))
      #expect(try await Wire.threads.runIfActive { line.rest() } < 20_000_000)
    }
  }

  @Test func `a sender who asks first is told to go on`() async throws {
    try await TestHouse().test(.hall, live: true) { client in
      let head =
        "POST /navn HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: none\r\nExpect: 100-continue\r\nConnection: close\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\n"
      let heard = try await Wire(port: client.port!).send([head, "navn=x"], pause: 0.3)
      #expect(
        heard.text.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n") && heard.text.hasSuffix("\r\n\r\nx"))
    }
  }
}
