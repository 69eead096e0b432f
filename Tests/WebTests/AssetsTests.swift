import Foundation
import Hummingbird
import HummingbirdTesting
import Testing
import Values
import Web

@Suite struct AssetsTests {
  private static let css = String(repeating: "body { color: #123 }\n", count: 100)

  @Test func `the address of a file changes with its content and may then be kept for ever`() async throws {
    let test = try await TestHouse(assets: ["faelled.css": AssetsTests.css])
    let other = try await TestHouse(assets: ["faelled.css": AssetsTests.css + " "])
    let path = test.house.assets.path("faelled.css").text
    #expect(path.hasPrefix("/faelled.css?v="))
    #expect(path != other.house.assets.path("faelled.css").text)
    try await test.test(.hall) { client in
      let versioned = try await client.get(path)
      #expect(versioned.text == AssetsTests.css)
      #expect(versioned.headers[.contentType] == "text/css; charset=utf-8")
      #expect(versioned.headers[.cacheControl] == "public, max-age=31536000, immutable")
      let plain = try await client.get("/faelled.css")
      #expect(plain.headers[.cacheControl] == "public, no-cache")
      let tag = try #require(plain.headers[.eTag])
      for header in [tag, "\"x\", \(tag)", "W/\(tag)", "*"] {
        let again = try await client.get("/faelled.css", [("If-None-Match", header)])
        #expect(again.status == .notModified && again.body.readableBytes == 0)
      }
      let packed = try await client.get(path, [("Accept-Encoding", "gzip")])
      #expect(gunzip(Array(packed.body.readableBytesView)) == Array(AssetsTests.css.utf8))
    }
  }

  @Test(arguments: [
    "/.hemmelig.css", "/", "/program.exe", "/%2e%2e/test.db", "/..%2ftest.db", "/faelled.css/", "/FAELLED.css",
    "/test.db",
  ])
  func `nothing else in the folder, and nothing above it, is given out`(path: String) async throws {
    let test = try await TestHouse(assets: ["faelled.css": "a", ".hemmelig.css": "b", "program.exe": "c"])
    try await test.test(.hall) { client in
      let response = try await client.get(path)
      #expect([404, 308].contains(response.status.code))
    }
  }
}
