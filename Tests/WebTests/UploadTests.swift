import Crypto
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing
import Values
import Web

@Suite struct UploadTests {
  @Test(arguments: [0, 1, 65_536, 3_000_000])
  func `a file arrives on disk as it was sent, with its fields and fingerprint`(size: Int) async throws {
    let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let test = try await TestHouse()
    try await test.test(.taking) { client in
      let response = try await send(content, named: "..\\tal 2026.csv", to: client)
      let print = SHA256.hash(data: content).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      #expect(response.text == "tal 2026.csv \(size) \(print) Danmarks Statistik true")
    }
  }

  @Test func `too large a file is refused in Danish and leaves nothing behind`() async throws {
    var settings = Settings()
    settings.limits.uploadBytes = 2 * 1024 * 1024
    let test = try await TestHouse(settings: settings)
    try await test.test(.taking) { client in
      let response = try await send([UInt8](repeating: 65, count: 3_000_000), named: "tal.csv", to: client)
      #expect(response.status == .contentTooLarge)
      #expect(response.text.contains("I kan højst sende 2\u{A0}MB ad gangen"))
      #expect(response.headers[.connection] == "close")
      #expect(left(in: test) == [])
    }
  }

  @Test func `a file larger than it was said to be is stopped at the limit`() async throws {
    var settings = Settings()
    settings.limits.uploadBytes = 1024 * 1024
    let test = try await TestHouse(settings: settings)
    try await test.test(.taking, live: true) { client in
      // In chunks: no length is told beforehand.
      let chunk = "40000\r\n" + String(repeating: "a", count: 0x40000) + "\r\n"
      let head =
        "POST /fil HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: none\r\nContent-Type: multipart/form-data; boundary=b\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n"
      let part = "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"a.csv\"\r\n\r\n"
      let opening = String(part.utf8.count, radix: 16) + "\r\n" + part + "\r\n"
      let heard = try await Wire(port: client.port!).send(
        [head + opening] + Array(repeating: chunk, count: 12), pause: 0.02)
      #expect(heard.status == 413)
      #expect(heard.text.contains("Det er for stort"))
      #expect(left(in: test) == [])
    }
  }

  @Test func `an upload that is cut off leaves nothing behind`() async throws {
    let test = try await TestHouse()
    try await test.test(.taking, live: true) { client in
      let head =
        "POST /fil HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: none\r\nContent-Type: multipart/form-data; boundary=b\r\n"
        + "Content-Length: 100000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"a.csv\"\r\n\r\nhalvt"
      _ = try await Wire(port: client.port!).send([head], patience: 0.4)
      for _ in 0..<50 where !left(in: test).isEmpty { try await Task.sleep(for: .milliseconds(50)) }
      #expect(left(in: test) == [])
    }
  }

  @Test func `an ordinary form above its limit is refused`() async throws {
    try await TestHouse().test(.hall) { client in
      let big = ByteBuffer(string: "navn=" + String(repeating: "a", count: 1_100_000))
      let response = try await client.executeRequest(uri: "/navn", method: .post, headers: .own(), body: big)
      #expect(response.status == .contentTooLarge)
      #expect(response.text.contains("1\u{A0}MB"))
    }
  }

  @Test func `text fields of a multipart form are read like any form`() async throws {
    try await TestHouse().test(.hall) { client in
      let body = "--b\r\nContent-Disposition: form-data; name=\"navn\"\r\n\r\n Æble & <pære> \r\n--b--\r\n"
      let response = try await client.executeRequest(
        uri: "/navn", method: .post, headers: .own([("Content-Type", "multipart/form-data; boundary=\"b\"")]),
        body: .init(string: body))
      #expect(response.text == "Æble & <pære>")
    }
  }

  private func left(in test: TestHouse) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: test.folder.path)) ?? []).filter { $0.hasPrefix("upload-") }
  }

  private func send(_ content: [UInt8], named name: String, to client: any TestClientProtocol) async throws
    -> TestResponse
  {
    var body = ByteBuffer()
    body.writeString("--b\r\nContent-Disposition: form-data; name=\"kilde\"\r\n\r\nDanmarks Statistik\r\n")
    body.writeString(
      "--b\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"\(name)\"\r\nContent-Type: text/csv\r\n\r\n")
    body.writeBytes(content)
    body.writeString("\r\n--b--\r\n")
    return try await client.executeRequest(
      uri: "/fil", method: .post, headers: .own([("Content-Type", "multipart/form-data; boundary=b")]), body: body)
  }
}

extension Feature {
  static let taking = Feature(name: "taking") { routes, _ in
    routes.post("/fil", .anyone, accepts: .file) { call, _ in
      let upload = try await call.upload(field: "fil")
      defer { upload.discard() }
      let kept = FileManager.default.contents(atPath: upload.path)?.count == upload.size
      return .bytes(
        Array("\(upload.name) \(upload.size) \(upload.sha256) \(upload.form.text("kilde")) \(kept)".utf8),
        type: "text/plain; charset=utf-8")
    }
  }
}
