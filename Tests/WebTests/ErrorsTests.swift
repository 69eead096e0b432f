import Hummingbird
import HummingbirdTesting
import Markup
import Storage
import TestSupport
import Testing
import Values
import Web

@Suite struct ErrorsTests {
  static let errors: [(any Error & Sendable, Int, String)] = [
    (Refusal.missing, 404, "Siden findes ikke"),
    (Refusal.notAllowed, 403, "Det har du ikke adgang til"),
    (Refusal.conflict("Mødet er allerede gået videre."), 409, "Mødet er allerede gået videre."),
    (Refusal.invalid("Året mangler."), 400, "Året mangler."),
    (Refusal.tooLarge(200 * 1024 * 1024), 413, "200\u{A0}MB"),
    (Refusal.busy(retryAfter: 30), 429, "30\u{A0}sekunder"),
    (Refusal.unavailable, 503, "Prøv igen om et øjeblik"),
    (StoreError.busy, 503, "Intet er gemt"),
    (StoreError.full, 507, "I kan stadig læse alt"),
    (StoreError.readOnly, 503, "I kan stadig læse alt"),
    (StoreError.lost(outcomeUnknown: true), 503, "Se efter, om ændringen er kommet med"),
    (StoreError.other("secret table layout"), 500, "Der gik noget galt hos os"),
    (StoreError.constraint("secret"), 500, "Der gik noget galt hos os"),
    (Multipart.Malformed(why: "x"), 400, "Filen kom ikke helt frem"),
    (CancellationError(), 503, "Siden kan ikke vises lige nu"),
    (Unforeseen(), 500, "Der gik noget galt hos os"),
  ]

  @Test(arguments: errors.indices)
  func `whatever a route throws becomes a page in Danish, with every header, that tells no secret`(index: Int)
    async throws
  {
    let (error, status, words) = ErrorsTests.errors[index]
    let test = try await TestHouse()
    try await test.test(.throwing(error)) { client in
      for method in [HTTPRequest.Method.get, .post] {
        let response = try await client.executeRequest(
          uri: "/fejl", method: method, headers: .own(), body: .init(string: ""))
        #expect(response.status.code == status)
        #expect(response.text.contains(words))
        #expect(!response.text.contains("hunter2") && !response.text.contains("secret"))
        #expect(missingHeaders(response) == [])
        #expect(HTMLChecker.problems(in: Array(response.body.readableBytesView)) == [])
      }
      let json = try await client.get("/fejl", [("Accept", "application/json")])
      #expect(json.status.code == status)
      #expect(json.headers[.contentType] == "application/problem+json")
      #expect(json.text.contains("\"status\":\(status)"))
      #expect(!json.text.contains("hunter2") && !json.text.contains("secret"))
    }
  }

  @Test func `a defect has a number that stands on the page and in the log`() async throws {
    let test = try await TestHouse()
    try await test.test(.throwing(Unforeseen())) { client in
      let response = try await client.get("/fejl")
      let line = try #require(test.diary.lines(about: "defect").first)
      let number = try #require(line.split(separator: " ").first { $0.hasPrefix("id=") }).dropFirst(3)
      #expect(response.text.contains(number))
      #expect(line.contains("Unforeseen"))
      let after = try await client.get("/sundhed")
      #expect(after.status == .ok)
    }
  }

  @Test(arguments: [(Refusal.busy(retryAfter: 30), "30"), (.unavailable, "30")])
  func `who must wait is told how long`(refusal: Refusal, seconds: String) async throws {
    try await TestHouse().test(.throwing(refusal)) { client in
      let response = try await client.get("/fejl")
      #expect(response.headers[.retryAfter] == seconds)
    }
  }

  @Test func `a route that takes too long is given up`() async throws {
    var settings = Settings()
    settings.limits.request = .milliseconds(50)
    let slow = Feature(name: "slow") { routes, _ in
      routes.get("/langsom", .anyone) { _, _ in
        try await Task.sleep(for: .seconds(60))
        return .empty
      }
    }
    try await TestHouse(settings: settings).test(slow) { client in
      let response = try await client.get("/langsom")
      #expect(response.status == .serviceUnavailable)
      #expect(response.text.contains("Det tog for lang tid"))
    }
  }

  @Test func `the limit of a route is counted for each person and answered with 429`() async throws {
    let test = try await TestHouse()
    let mette = try await test.cookie(for: .mette)
    let jonas = try await test.cookie(for: .jonas)
    let limited = Feature(name: "limited") { routes, _ in
      routes.get("/soeg", .signedIn, limit: .perMinute(3)) { _, _ in .empty }
    }
    try await test.test(limited) { client in
      func ask(_ cookie: String) async throws -> Int {
        try await client.get("/soeg", [("Cookie", cookie)]).status.code
      }
      for expected in [204, 204, 204, 429] { try await expect(ask(mette), is: expected) }
      try await expect(ask(jonas), is: 204)
      test.clock.pass(61)
      try await expect(ask(mette), is: 204)
    }
  }

  @Test func `forty guests behind one address are forty, and made up passes have an end`() async throws {
    let limited = Feature(name: "limited") { routes, _ in
      routes.get("/rum", .anyone, limit: .perMinute(3)) { _, _ in .empty }
    }
    try await TestHouse().test(limited) { client in
      func ask(_ guest: Int?) async throws -> Int {
        let pass = guest.map { "pass=\(String(repeating: "a", count: 40))\(100 + $0)" }
        return try await client.get("/rum", pass.map { [("Cookie", $0)] } ?? []).status.code
      }
      for guest in 0..<40 {
        for expected in [204, 204, 204, 429] { try await expect(ask(guest), is: expected) }
      }
      for expected in [204, 204, 204, 429] { try await expect(ask(nil), is: expected) }
      // 160 were asked for above, of 3 for each of a hundred.
      for guest in 40..<180 { try await expect(ask(guest), is: 204) }
      try await expect(ask(180), is: 429)
    }
  }

  @Test func `every answer the house gives by itself has all the headers`() async throws {
    try await TestHouse(assets: ["faelled.css": "body{}"]).test(.hall) { client in
      let asked: [(String, HTTPRequest.Method, Int)] = [
        ("/navn", .get, 200), ("/findes-ikke", .get, 404), ("/navn", .put, 405), ("/navn", .post, 403),
        ("/faelled.css", .get, 200), ("/sundhed", .get, 200), ("/mig", .get, 303), ("/navn/", .get, 308),
        ("/.git/config", .get, 404), ("/../Package.swift", .get, 404),
      ]
      for (path, method, status) in asked {
        let response = try await client.executeRequest(uri: path, method: method, headers: [:], body: nil)
        #expect(response.status.code == status, "\(method) \(path)")
        #expect(missingHeaders(response) == [], "\(method) \(path)")
      }
    }
  }

  @Test func `each page has its own nonce, and pages are never kept`() async throws {
    try await TestHouse().test(.hall) { client in
      let one = try await client.get("/navn")
      let two = try await client.get("/navn")
      #expect(one.headers[.contentSecurityPolicy] != two.headers[.contentSecurityPolicy])
      #expect(one.headers[.contentSecurityPolicy]?.contains("default-src 'none'; script-src 'nonce-") == true)
      #expect(one.headers[.contentSecurityPolicy]?.contains("unsafe") == false)
      #expect(one.headers[.cacheControl] == "no-store")
    }
  }
}

func missingHeaders(_ response: TestResponse) -> [String] {
  [
    "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy", "Permissions-Policy", "Cache-Control",
  ].filter { response.headers.text($0) == nil }
    + (response.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true ? [] : ["frame-ancestors"])
}

extension Feature {
  static func throwing(_ error: any Error & Sendable) -> Feature {
    Feature(name: "throwing") { routes, _ in
      routes.get("/fejl", .anyone) { _, _ in throw error }
      routes.post("/fejl", .anyone) { _, _ in throw error }
    }
  }
}
