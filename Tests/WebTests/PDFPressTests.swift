import Foundation
import TestSupport
import Testing
import Values
import Web

/// With programs of our own in the place of WeasyPrint; the real one is tried in Tests/Browser/test_minutes.py.
@Suite struct PDFPressTests {
  private static let moment = Instant(Day(2026, 12, 3)!, minutes: 60)

  /// A press with a shell script for a program, and the folder it works in.
  private static func press(
    _ script: String, seconds: Int = 20, _ body: @escaping @Sendable (PDFPress, URL) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let program = "\(folder)/program"
      try "#!/bin/sh\n\(script)\n".write(toFile: program, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      let work = URL(filePath: "\(folder)/arbejde")
      try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
      try await body(PDFPress(program: program, folder: work.path, seconds: seconds), work)
      let left = try FileManager.default.contentsOfDirectory(atPath: work.path)
      #expect(left == [], "the folder of a document is gone, however it ended")
    }
  }

  @Test func `the program gets the page, no net, an empty environment and the day of the document`() async throws {
    setenv("FAELLED_SECRET_OF_THE_TEST", "hemmeligt", 1)
    let script =
      "printf '%%PDF-' >side.pdf; echo \"$@\" >>side.pdf; env >>side.pdf; ulimit -v >>side.pdf; cat side.html >>side.pdf"
    try await Self.press(script) { press, _ in
      let made = String(decoding: try await press.press("<p>Åse</p>", of: Self.moment), as: UTF8.self)
      #expect(made.contains("--pdf-variant pdf/a-2a --allowed-protocols data side.html side.pdf"))
      #expect(made.contains("<p>Åse</p>") && made.contains("\n1500000\n"))
      #expect(made.contains("SOURCE_DATE_EPOCH=\(Self.moment.milliseconds / 1000)\n"))
      #expect(!made.contains("hemmeligt"))
    }
  }

  @Test(arguments: [
    ("echo 'der mangler noget' >&2; exit 3", "code 3: der mangler noget"), ("exit 0", "code 0"),
    ("echo hej >side.pdf", "code 0"), ("kill -9 $$", "code 9"),
  ])
  func `a program that makes no PDF is a failure with its own words`(script: String, words: String) async throws {
    try await Self.press(script) { press, _ in
      await #expect {
        _ = try await press.press("", of: Self.moment)
      } throws: { error in
        guard case .failed(let said)? = error as? PDFPress.Refusal else { return false }
        return said.contains(words)
      }
    }
  }

  @Test func `a program that never ends is stopped`() async throws {
    try await Self.press("sleep 60", seconds: 1) { press, _ in
      await #expect(throws: PDFPress.Refusal.failed("stopped after 1 seconds")) {
        _ = try await press.press("", of: Self.moment)
      }
    }
  }

  @Test func `documents wait for each other, and too many are sent away`() async throws {
    try await Self.press(
      "test -e ../optaget && exit 9; : >../optaget; sleep 0.2; rm ../optaget; printf '%%PDF-' >side.pdf"
    ) {
      press, _ in
      let outcomes = await withTaskGroup(of: String.self) { group in
        for _ in 0..<10 {
          group.addTask {
            do {
              return "\(try await press.press("", of: Self.moment).count)"
            } catch { return "\(error)" }
          }
        }
        return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
      }
      #expect(outcomes == ["5": 6, "busy": 4])
    }
  }

  @Test func `what a killed server left is cleared away, and what is newer stays`() async throws {
    try await Self.press("printf '%%PDF-' >side.pdf") { press, work in
      let (old, new) = (work.appending(path: "faelled-pdf-gammel"), work.appending(path: "faelled-pdf-ny"))
      for folder in [old, new] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -7200)], ofItemAtPath: old.path)
      _ = try await press.press("", of: Self.moment)
      #expect(!FileManager.default.fileExists(atPath: old.path) && FileManager.default.fileExists(atPath: new.path))
      try FileManager.default.removeItem(at: new)
    }
  }

  @Test func `without a program there is no press`() async throws {
    let press = PDFPress(Settings())
    #expect(!press.isThere)
    await #expect(throws: PDFPress.Refusal.none) { _ = try await press.press("", of: Self.moment) }
  }
}
