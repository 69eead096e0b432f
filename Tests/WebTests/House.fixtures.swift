import Foundation
import Hummingbird
import HummingbirdTesting
import Markup
import NIOCore
import Storage
import Synchronization
import Testing
import Values
import Web

/// A clock the test moves by hand.
final class TestClock: Sendable {
  private let time = Mutex(Instant(milliseconds: 1_790_000_000_000))

  var now: Instant { time.withLock { $0 } }

  func pass(_ seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// Remembers what was logged.
final class Diary: Sendable {
  private let kept = Mutex<[String]>([])

  var lines: [String] { kept.withLock { $0 } }
  var log: Log { Log { line in self.kept.withLock { $0.append(line) } } }

  func lines(about event: String) -> [String] { lines.filter { $0.contains(" event=\(event)") } }
}

extension Permission {
  static let manageData = Permission("manageData")
}

extension Visitor {
  static let mette = Visitor(
    municipality: ID("fjordby"), municipalityName: "Fjordby", person: ID("mette"), name: "Mette Holm",
    permissions: [.manageData], areas: ["strandby"])
  static let jonas = Visitor(
    municipality: ID("fjordby"), municipalityName: "Fjordby", person: ID("jonas"), name: "Jonas Bæk",
    permissions: [], areas: ["strandby"])
}

/// A house with a database of its own, a clock to turn, and two people who can be signed in.
struct TestHouse: Sendable {
  let house: House
  let clock: TestClock
  let diary: Diary
  let folder: URL

  init(settings: Settings = Settings(), assets: [String: String] = [:]) async throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("web-\(UUID().uuidString)")
    let files = folder.appendingPathComponent("Public")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    for (name, text) in assets {
      try Data(text.utf8).write(to: files.appendingPathComponent(name))
    }
    var settings = settings
    settings.uploadFolder = folder.path
    let store = try Store.open(folder.appendingPathComponent("test.db").path)
    try await store.migrate([.sessions])
    let clock = TestClock()
    let diary = Diary()
    self.clock = clock
    self.diary = diary
    house = House(
      store: store, settings: settings, clock: { clock.now }, log: diary.log,
      assets: try Assets(folder: files.path), passwords: Passwords(cost: .cheap)
    ) { municipality, person, _ in
      [Visitor.mette, .jonas].first { $0.municipality == municipality && $0.person == person }
    }
  }

  /// Signs a person in behind the pages, and gives the cookie.
  func cookie(for visitor: Visitor, name: String = "session") async throws -> String {
    let now = clock.now
    let session = try await house.store.write { tx in
      try SignIn.begin(visitor.person, of: visitor.municipality, replacing: nil, at: now, in: tx)
    }
    return "\(name)=\(session.id.cookieText)"
  }

  func test<Result: Sendable>(
    _ feature: Feature, live: Bool = false,
    _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Result
  ) async throws -> Result {
    let application = Server.application(house, [feature])
    let result = try await application.test(live ? .live : .router) { client in try await body(client) }
    try await house.store.close()
    try FileManager.default.removeItem(at: folder)
    return result
  }
}

extension HTTPFields {
  /// What a browser sends with a form of our own page.
  static func own(_ more: [(String, String)] = []) -> HTTPFields {
    var fields = HTTPFields()
    fields[.init("Sec-Fetch-Site")!] = "same-origin"
    fields[.contentType] = "application/x-www-form-urlencoded"
    for (name, value) in more { fields[.init(name)!] = value }
    return fields
  }

  init(_ pairs: [(String, String)]) {
    self.init()
    for (name, value) in pairs { self[.init(name)!] = value }
  }

  func text(_ name: String) -> String? { self[.init(name)!] }
}

extension TestClientProtocol {
  func get(_ path: String, _ headers: [(String, String)] = []) async throws -> TestResponse {
    try await executeRequest(uri: path, method: .get, headers: HTTPFields(headers), body: nil)
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }
}

struct Unforeseen: Error {
  let secret = "password=hunter2"
}

/// `#expect` cannot stand around a call that waits inside a closure; this can.
func expect<Value: Equatable>(_ value: Value, is expected: Value, _ place: SourceLocation = #_sourceLocation) {
  #expect(value == expected, sourceLocation: place)
}
