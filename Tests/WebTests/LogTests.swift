import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing
import Values
import Web

@Suite struct LogTests {
  @Test(arguments: [
    "en\nlinje", "en\r\nlevel=error event=forged", "\u{1B}[31mrød", "a\u{85}b", "a\u{2028}b", "\u{202E}bagvendt",
    "a\0b",
    "\"citat\" og \\ skråstreg", "almindelig", "æøå 12", "",
  ])
  func `what a stranger writes stays inside its own value on its own line`(value: String) throws {
    let kept = Mutex<[String]>([])
    let log = Log { line in kept.withLock { $0.append(line) } }
    log(.info, "test", at: Instant(milliseconds: 1_790_000_000_042), ["sagt": value, "efter": "ja"])
    let line = try #require(kept.withLock { $0 }.first)
    #expect(line.hasPrefix("2026-09-21T14:13:20.042Z level=info event=test sagt="))
    #expect(line.hasSuffix(" efter=ja"))
    for scalar in line.unicodeScalars {
      #expect(scalar.value >= 0x20 && scalar.value != 0x7f && !(0x80...0x9f).contains(scalar.value))
      #expect(![0x2028, 0x2029, 0x202E].contains(scalar.value))
    }
    // An unescaped quote ends the value: everything between the first and the last must be escaped.
    let inside = line.split(separator: "sagt=", maxSplits: 1)[1].dropLast(" efter=ja".count)
    if inside.hasPrefix("\"") {
      #expect(!inside.dropFirst().dropLast().replacing("\\\\", with: "").replacing("\\\"", with: "").contains("\""))
    }
  }

  @Test func `a request is one line that says who, what, how it went, and holds no secret`() async throws {
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    try await test.test(.hall) { client in
      _ = try await client.executeRequest(
        uri: "/navn?token=hemmeligt", method: .post, headers: .own([("Cookie", cookie), ("User-Agent", "x\r\ny")]),
        body: .init(string: "adgangskode=hunter2"))
    }
    let lines = test.diary.lines(about: "request")
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    for part in ["method=POST", "route=/navn", "status=200", "who=mette", "bytes=", "ms=", "id="] {
      #expect(line.contains(part))
    }
    for secret in ["hunter2", "hemmeligt", String(cookie.dropFirst("session=".count))] {
      #expect(!line.contains(secret))
    }
  }

  @Test func `figures count each pattern and status, not each address`() async throws {
    let test = try await TestHouse()
    let site = Site(test.house, [.hall])
    let application = Application(responder: site)
    try await application.test(.router) { client in
      for name in ["a", "b", "c"] { _ = try await client.get("/by/\(name)") }
      _ = try await client.get("/findes-ikke\"}")
    }
    let text = site.metrics.text(sessions: 2, memory: 4096, streams: 3)
    #expect(text.contains("faelled_requests_total{method=\"GET\",route=\"/by/{navn}\",status=\"200\"} 3\n"))
    #expect(text.contains("faelled_requests_total{method=\"GET\",route=\"-\",status=\"404\"} 1\n"))
    #expect(text.contains("faelled_request_seconds_count 4\n"))
    #expect(text.contains("faelled_sessions 2\n"))
  }
}
