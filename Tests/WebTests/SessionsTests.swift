import Hummingbird
import HummingbirdTesting
import Markup
import Storage
import Testing
import Values
import Web

@Suite struct SessionsTests {
  @Test(arguments: [
    ("http://localhost", "session=", false), ("https://localhost", "__Host-session=", true),
  ])
  func `the cookie cannot be read by scripts nor sent from other sites`(address: String, name: String, secure: Bool)
    async throws
  {
    let test = try await TestHouse(settings: Settings(address: address))
    try await test.test(.door) { client in
      let response = try await client.executeRequest(
        uri: "/log-ind", method: .post, headers: .own(), body: .init(string: "hvem=mette"))
      #expect(response.status == .seeOther)
      let cookie = try #require(response.headers[.setCookie])
      #expect(cookie.hasPrefix(name))
      for part in ["HttpOnly", "SameSite=Lax", "Path=/"] { #expect(cookie.contains("; \(part)")) }
      #expect(cookie.contains("; Secure") == secure)
      #expect(!cookie.lowercased().contains("domain"))
      #expect((response.headers[.strictTransportSecurity] != nil) == secure)
      #expect(cookie.split(separator: ";")[0].split(separator: "=")[1].count == 43)
    }
  }

  @Test func `signing in gives a new id and ends the one that was shown`() async throws {
    let test = try await TestHouse()
    let planted = try await test.cookie(for: .jonas)
    try await test.test(.door) { client in
      let response = try await client.executeRequest(
        uri: "/log-ind", method: .post, headers: .own([("Cookie", planted)]), body: .init(string: "hvem=mette"))
      let cookie = try #require(response.headers[.setCookie]?.split(separator: ";").first.map(String.init))
      #expect(cookie != planted)
      try await expect(status("/hvem", cookie, client), is: 200)
      try await expect(status("/hvem", planted, client), is: 303)
    }
  }

  @Test func `signing out ends the session in the database and clears the browser`() async throws {
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    try await test.test(.door) { client in
      let response = try await client.executeRequest(
        uri: "/log-ud", method: .post, headers: .own([("Cookie", cookie)]), body: .init(string: ""))
      #expect(response.headers.text("Clear-Site-Data") == "\"cache\", \"cookies\", \"storage\"")
      #expect(response.headers[.setCookie]?.contains("Max-Age=0") == true)
      try await expect(status("/hvem", cookie, client), is: 303)
    }
  }

  @Test func `a session ends an hour after its last use`() async throws {
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    try await test.test(.door) { client in
      for _ in 0..<3 {
        test.clock.pass(59 * 60)
        try await expect(status("/hvem", cookie, client), is: 200)
      }
      test.clock.pass(60 * 60)
      try await expect(status("/hvem", cookie, client), is: 303)
    }
  }

  @Test func `a session ends after eight hours however busy it is`() async throws {
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    try await test.test(.door) { client in
      for _ in 1..<16 {
        test.clock.pass(30 * 60)
        try await expect(status("/hvem", cookie, client), is: 200)
      }
      test.clock.pass(30 * 60)
      try await expect(status("/hvem", cookie, client), is: 303)
    }
  }

  @Test func `ending all sessions of a person ends them everywhere at once, and only theirs`() async throws {
    let test = try await TestHouse()
    let phone = try await test.cookie(for: .mette)
    let laptop = try await test.cookie(for: .mette)
    let other = try await test.cookie(for: .jonas)
    try await test.test(.door) { client in
      try await test.house.store.write { tx in
        try SignIn.endAll(of: Visitor.mette.person, of: Visitor.mette.municipality, in: tx)
      }
      try await expect(status("/hvem", phone, client), is: 303)
      try await expect(status("/hvem", laptop, client), is: 303)
      try await expect(status("/hvem", other, client), is: 200)
    }
  }

  @Test func `the time of last use is written at most once a minute`() async throws {
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    let start = test.clock.now
    try await test.test(.door) { client in
      func seen() async throws -> Instant {
        try #require(
          try await test.house.store.read { try $0.row("SELECT seen FROM session").map { $0[0] as Instant } })
      }
      test.clock.pass(59)
      _ = try await status("/hvem", cookie, client)
      try await expect(seen(), is: start)
      test.clock.pass(1)
      _ = try await status("/hvem", cookie, client)
      try await expect(seen(), is: start.adding(seconds: 60))
    }
  }

  @Test func `when nothing can be written, people who are signed in can still read`() async throws {
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    try await test.test(.door) { client in
      _ = try await test.house.store.write { tx in
        try tx.run("CREATE TRIGGER full BEFORE UPDATE ON session BEGIN SELECT RAISE(ABORT, 'disk full'); END")
      }
      test.clock.pass(90)
      try await expect(status("/hvem", cookie, client), is: 200)
    }
    #expect(test.diary.lines(about: "session-not-touched").count == 1)
  }

  @Test func `the database does not hold what opens a session`() async throws {
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    let id = try #require(cookie.split(separator: "=").last.map(String.init))
    try await test.test(.door) { client in
      let hash = try #require(
        try await test.house.store.read { try $0.row("SELECT hash FROM session").map { $0[0] as String } })
      #expect(hash != id && hash.count == 64)
      try await expect(status("/hvem", "session=\(hash)", client), is: 303)
      for wrong in ["", "x", "' OR 1=1 --", id + "x", String(id.dropLast())] {
        try await expect(status("/hvem", "session=\(wrong)", client), is: 303)
      }
    }
  }

  @Test func `sessions that have run out are cleared from the table`() async throws {
    let test = try await TestHouse()
    _ = try await test.cookie(for: .mette)
    test.clock.pass(SignIn.idle + 1)
    _ = try await test.cookie(for: .jonas)
    let now = test.clock.now
    let left = try await test.house.store.write { tx in
      try SignIn.clearOut(at: now, in: tx)
      return try tx.rows("SELECT person FROM session").map { $0[0] as String }
    }
    #expect(left == ["jonas"])
  }

  private func status(_ path: String, _ cookie: String, _ client: any TestClientProtocol) async throws -> Int {
    try await client.get(path, [("Cookie", cookie)]).status.code
  }
}

extension Feature {
  /// Signing in without a password: what is tested here is the session.
  static let door = Feature(name: "door") { routes, house in
    routes.post("/log-ind", .anyone) { call, _ in
      let person: ID<Account> = ID(try await call.form().text("hvem"))
      let session = try await house.store.write { tx in
        try SignIn.begin(person, of: ID("fjordby"), replacing: call.session, at: call.now, in: tx)
      }
      return .seeOther("/hvem").opening(session)
    }
    routes.post("/log-ud", .signedIn) { call, _ in
      if let session = call.session { try await house.store.write { try SignIn.end(session, in: $0) } }
      return .seeOther("/").closingSession()
    }
    routes.get("/hvem", .signedIn) { _, visitor in .page(Page(title: "Hvem", main: "<h1>\(visitor.name)</h1>")) }
  }
}
