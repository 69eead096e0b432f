import App
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import People
import Storage
import Synchronization
import TestSupport
import Testing
import Values
import Web

enum Root {
  /// The folder of the whole project.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The lines of a snapshot under Tests, without those that begin with #.
  static func lines(_ name: String) throws -> [String] {
    let text = try String(contentsOf: folder.appending(path: "Tests/\(name)"), encoding: .utf8)
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }
}

/// A clock the test moves by hand. It begins on Tuesday 18 November 2026.
final class HandClock: Sendable {
  private let time = Mutex(Instant(milliseconds: 1_795_000_000_000))

  var now: Instant { time.withLock { $0 } }
  func pass(_ seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// The whole product on an empty database in a folder of its own, asked over HTTP.
struct Premises: Sendable {
  let assembly: Assembly
  let house: House
  let clock: HandClock

  static let password = "fire tilfældige ord her"

  var store: Store { house.store }

  static func open(_ body: @escaping @Sendable (Premises, Guest) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      var settings = Settings()
      settings.publicFolder = Root.folder.appending(path: "Public").path
      settings.uploadFolder = folder
      let places = Places(
        database: folder + "/faelled.db", data: URL(filePath: folder), methods: [Root.folder.appending(path: "Methods")]
      )
      let assembly = try await Assembly.open(places, settings: settings)
      let clock = HandClock()
      let house = House(
        store: assembly.store, settings: settings, clock: { clock.now }, log: Log { _ in },
        assets: try Assets(folder: settings.publicFolder), passwords: Passwords(cost: .cheap),
        resolve: PeopleVisitors.resolver(clock: { clock.now }))
      let premises = Premises(assembly: assembly, house: house, clock: clock)
      try await Server.application(house, assembly.features).test(.router) { client in
        try await body(premises, Guest(client: client))
      }
      try await assembly.store.close()
    }
  }

  /// Makes a municipality and somebody with a role in all of it, behind the pages.
  func municipality(_ key: String, roles: [Role]) async throws -> ID<Tenant> {
    let id = ID<Tenant>(key)
    let now = clock.now
    try await store.write { (tx: Transaction) throws in
      try MunicipalityStore.insert(Municipality(id: id, name: "\(key) Kommune", code: ""), at: now, in: tx)
      let whole = Area(id: ID("\(key)-hele"), kind: .municipality, name: "\(key) Kommune", slug: key)
      try AreaStore.insert(whole, into: id, by: nil, at: now, in: tx)
      for role in roles {
        let person = Person(
          id: ID("\(key)-\(role.rawValue)"), name: "Prøve \(role.name)", email: "\(role.rawValue)@\(key).example")
        try PersonStore.insert(person, into: id, by: nil, at: now, in: tx)
        _ = try AccountStore.open(for: person.id, email: person.email, in: id, tx: tx)
        let grant = RoleGrant(
          id: ID("\(person.id.raw)-rolle"), person: person.id, role: role, scope: .municipality, from: now.day)
        try GrantStore.insert(grant, into: id, in: tx)
      }
    }
    return id
  }

  /// Signs somebody in behind the pages.
  func cookie(_ role: Role, of municipality: ID<Tenant>) async throws -> String {
    let now = clock.now
    let session = try await store.write { (tx: Transaction) throws in
      try SignIn.begin(ID("\(municipality.raw)-\(role.rawValue)"), of: municipality, replacing: nil, at: now, in: tx)
    }
    return "session=\(session.id.cookieText)"
  }
}

/// Asks for pages and sends forms as a browser does. Every page that comes back must be whole HTML.
struct Guest: Sendable {
  let client: any TestClientProtocol
  var cookie: String?

  func carrying(_ cookie: String?) -> Guest { Guest(client: client, cookie: cookie) }

  func get(_ path: String) async throws -> Shown { try await send(path, .get, body: nil, type: nil) }

  func post(_ path: String, _ fields: [(String, String)] = []) async throws -> Shown {
    let text = fields.map { "\(Guest.encode($0.0))=\(Guest.encode($0.1))" }.joined(separator: "&")
    return try await send(path, .post, body: text, type: "application/x-www-form-urlencoded")
  }

  func upload(_ path: String, _ fields: [(String, String)], file: String, named name: String) async throws -> Shown {
    let line = "--skillelinje\r\nContent-Disposition: form-data; name="
    let text =
      fields.map { "\(line)\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }.joined()
      + "\(line)\"fil\"; filename=\"\(name)\"\r\n\r\n\(file)\r\n--skillelinje--\r\n"
    return try await send(path, .post, body: text, type: "multipart/form-data; boundary=skillelinje")
  }

  private func send(_ path: String, _ method: HTTPRequest.Method, body: String?, type: String?) async throws -> Shown {
    var headers = HTTPFields()
    headers[.init("Sec-Fetch-Site")!] = "same-origin"
    headers[.accept] = "text/html"
    if let cookie { headers[.cookie] = cookie }
    if let type { headers[.contentType] = type }
    let response = try await client.executeRequest(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    let shown = Shown(
      status: response.status.code, text: String(buffer: response.body), location: response.headers[.location],
      cookie: response.headers[.setCookie].map { String($0.prefix { $0 != ";" }) })
    if shown.text.hasPrefix("<!doctype") {
      let problems = HTMLChecker.problems(in: Array(shown.text.utf8))
      #expect(problems.isEmpty, "\(method) \(path): \(problems.joined(separator: "; "))")
    }
    return shown
  }

  static func encode(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

/// What came back.
struct Shown: Sendable {
  let status: Int
  let text: String
  let location: String?
  let cookie: String?

  /// The value of a hidden field.
  func hidden(_ name: String) -> String? {
    guard let place = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
    return String(text[place.upperBound...].prefix { $0 != "\"" })
  }

  /// The addresses of our own that the page links to, without the part after #.
  var links: [String] {
    text.matches(of: #/ href="(/[^"#]*)/#).map { String($0.1).replacing("&amp;", with: "&") }
  }
}
