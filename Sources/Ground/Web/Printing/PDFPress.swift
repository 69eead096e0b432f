import Foundation
import Values

/// Makes tagged PDF/A-2a of a page of our own with WeasyPrint, one document at a time.
///
/// The program reads one file and fetches nothing: it may open no address but those that carry their own content. It
/// has an empty environment, limits on time, memory and what it writes, and a folder of its own that is gone afterwards,
/// however it ends. The same page gives the same bytes.
package actor PDFPress {
  package enum Refusal: Error, Hashable, Sendable {
    /// No program is set up.
    case none
    /// Too many wait already.
    case busy
    /// In the program's own words, for the log.
    case failed(String)
  }

  private let program: String?
  private let folder: URL
  private let seconds: Int
  private var last: Task<Result<[UInt8], Refusal>, Never>?
  private var waiting = 0

  /// Documents that may wait for each other: with two seconds each the last is done before the visitor has given up.
  private static let most = 6

  package init(program: String?, folder: String, seconds: Int = 20) {
    (self.program, self.folder, self.seconds) = (program, URL(filePath: folder), seconds)
  }

  package init(_ settings: Settings) { self.init(program: settings.weasyprint, folder: settings.uploadFolder) }

  package nonisolated var isThere: Bool { program != nil }

  /// `page` is a whole HTML document; `moment` is when the document was made, as the PDF has it.
  package func press(_ page: String, of moment: Instant) async throws(Refusal) -> [UInt8] {
    guard let program else { throw .none }
    guard waiting < Self.most else { throw .busy }
    waiting += 1
    defer { waiting -= 1 }
    let (before, run) = (last, Run(program: program, folder: folder, seconds: seconds, moment: moment))
    let task = Task { () -> Result<[UInt8], Refusal> in
      _ = await before?.value
      return await run.press(page)
    }
    last = task
    return try await task.value.get()
  }
}

/// One document through the program.
private struct Run: Sendable {
  let program: String
  let folder: URL
  let seconds: Int
  let moment: Instant

  private static let prefix = "faelled-pdf-"

  func press(_ page: String) async -> Result<[UInt8], PDFPress.Refusal> {
    clearLeftovers()
    var name = Array("\(folder.path)/\(Self.prefix)XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { return .failure(.failed("no folder could be made in \(folder.path)")) }
    let place = URL(filePath: String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    defer { try? FileManager.default.removeItem(at: place) }
    do {
      try Data(page.utf8).write(to: place.appending(path: "side.html"))
      let code = try await run(in: place)
      let made = (try? Data(contentsOf: place.appending(path: "side.pdf"))) ?? Data()
      guard code == 0, made.starts(with: Array("%PDF-".utf8)) else { return .failure(.failed(words(code, place))) }
      return .success(Array(made))
    } catch {
      return .failure(.failed("\(error)"))
    }
  }

  /// The limits are set by the shell that becomes the program: 1.5 GB of addresses, files of 100 MB, and the time.
  private static let words = """
    ulimit -v 1500000; ulimit -f 204800; exec timeout -k 2 "$1" "$2" --quiet --pdf-variant pdf/a-2a \
    --allowed-protocols data side.html side.pdf 2>ord.txt >&2 </dev/null
    """

  private func run(in place: URL) async throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", Self.words, "faelled-pdf", "\(seconds)", program]
    process.currentDirectoryURL = place
    process.environment = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": place.path, "TMPDIR": place.path,
      "SOURCE_DATE_EPOCH": "\(moment.milliseconds / 1000)",
    ]
    return try await withCheckedThrowingContinuation { waiting in
      process.terminationHandler = { waiting.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { waiting.resume(throwing: error) }
    }
  }

  private func words(_ code: Int32, _ place: URL) -> String {
    if code == 124 || code == 137 { return "stopped after \(seconds) seconds" }
    let said = (try? String(contentsOf: place.appending(path: "ord.txt"), encoding: .utf8)) ?? ""
    return "code \(code): " + said.split(whereSeparator: \.isWhitespace).suffix(40).joined(separator: " ")
  }

  /// What a killed server left. Another server may be at work in the same folder: an hour old is nobody's.
  private func clearLeftovers() {
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix(Self.prefix) {
      let path = folder.appending(path: name).path
      guard let made = try? files.attributesOfItem(atPath: path)[.modificationDate] as? Date,
        made.timeIntervalSinceNow < -3600
      else { continue }
      try? files.removeItem(atPath: path)
    }
  }
}
