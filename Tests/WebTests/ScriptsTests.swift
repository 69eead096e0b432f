import Foundation
import Testing
import Web

/// The scripts in Public: few, small, and none from anywhere else.
@Suite struct ScriptsTests {
  private static func scripts() throws -> [(name: String, bytes: [UInt8])] {
    let folder = StylesheetTests.root.appendingPathComponent("Public")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "js" }.map {
      ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0)))
    }
  }

  @Test func `all that a meeting runs in the browser weighs at most 15 KB`() throws {
    let scripts = try ScriptsTests.scripts()
    #expect(Set(scripts.map(\.name)).isSuperset(of: ["live.js", "outbox.js"]))
    let packed = scripts.map { Gzip.member($0.bytes, level: 9).count }.reduce(0, +)
    #expect(packed <= 15 * 1024, "\(packed) bytes")
  }

  @Test func `no script fetches, runs or writes what its page's policy forbids`() throws {
    for (name, bytes) in try ScriptsTests.scripts() {
      let text = String(decoding: bytes, as: UTF8.self)
      for word in ["http://", "https://", "eval(", "new Function", "document.write", "import(", "onclick="] {
        #expect(!text.contains(word), "\(name) says \(word)")
      }
    }
  }
}
