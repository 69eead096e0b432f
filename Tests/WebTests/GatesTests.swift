import Hummingbird
import HummingbirdTesting
import Markup
import Synchronization
import Testing
import Values
import Web

@Suite struct GatesTests {
  @Test func `a stranger is sent to sign in and comes back to the page`() async throws {
    try await TestHouse().test(.hall) { client in
      let response = try await client.get("/mig?uge=3")
      #expect(response.status == .seeOther)
      #expect(response.headers[.location] == "/log-ind?next=%2Fmig%3Fuge%3D3")
    }
  }

  @Test(arguments: ["//evil.example/mig", "/\\evil.example/mig", "/mig/../..//evil.example"])
  func `an address that is not ours is never where one is sent after signing in`(target: String) async throws {
    try await TestHouse().test(.hall) { client in
      let response = try await client.get(target)
      #expect(response.headers[.location]?.contains("evil") != true)
      #expect([.notFound, .badRequest].contains(response.status))
    }
  }

  @Test func `a signed-in person is greeted by name`() async throws {
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: .mette)
    try await test.test(.hall) { client in
      let response = try await client.get("/mig", [("Cookie", cookie)])
      #expect(response.status == .ok)
      #expect(response.text.contains("Hej Mette Holm"))
    }
  }

  @Test(arguments: [("mette", 200), ("jonas", 403)])
  func `a page that needs a permission is for those who have it`(person: String, status: Int) async throws {
    let test = try await TestHouse()
    let cookie = try await test.cookie(for: person == "mette" ? .mette : .jonas)
    try await test.test(.hall) { client in
      let response = try await client.get("/data", [("Cookie", cookie)])
      #expect(response.status.code == status)
    }
    #expect(test.diary.lines(about: "not-allowed").count == (status == 403 ? 1 : 0))
  }

  @Test(
    arguments: [
      // Sec-Fetch-Site, Origin, Host, allowed
      ("same-origin", nil, "localhost", true),
      ("none", nil, "localhost", true),
      ("same-site", nil, "localhost", false),
      ("cross-site", nil, "localhost", false),
      ("cross-site", "http://localhost", "localhost", false),
      ("", "http://localhost", "localhost", false),
      (nil, "http://localhost", "localhost", true),
      (nil, "http://evil.example", "localhost", false),
      (nil, "http://localhost.evil.example", "localhost", false),
      (nil, "http://localhost:81", "localhost", false),
      (nil, "null", "localhost", false),
      (nil, nil, "localhost", false),
    ] as [(String?, String?, String, Bool)])
  func `a form is taken only from our own pages`(site: String?, origin: String?, host: String, ok: Bool) async throws {
    let count = Mutex(0)
    let counting = Counter(count: { count.withLock { $0 += 1 } })
    try await TestHouse().test(.counting(counting)) { client in
      var fields = HTTPFields([("Content-Type", "application/x-www-form-urlencoded")])
      if let site { fields[.init("Sec-Fetch-Site")!] = site }
      if let origin { fields[.origin] = origin }
      let response = try await client.executeRequest(
        uri: "/tael", method: .post, headers: fields, body: .init(string: "a=1"))
      #expect(response.status == (ok ? .seeOther : .forbidden))
    }
    #expect(count.withLock { $0 } == (ok ? 1 : 0))
  }

  @Test(arguments: ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "FOO"])
  func `other methods are refused and the right ones named`(method: String) async throws {
    try await TestHouse().test(.hall) { client in
      let response = try await client.executeRequest(uri: "/navn", method: .init(method)!, headers: [:], body: nil)
      #expect(response.status == .methodNotAllowed)
      #expect(response.headers[.allow] == "GET, HEAD, POST")
    }
  }

  @Test func `HEAD gives the headers of GET and no content`() async throws {
    try await TestHouse().test(.hall) { client in
      let get = try await client.get("/navn")
      let head = try await client.executeRequest(uri: "/navn", method: .head, headers: [:], body: nil)
      #expect(head.status == .ok)
      #expect(head.body.readableBytes == 0)
      #expect(head.headers[.contentLength] == get.headers[.contentLength])
      #expect(get.body.readableBytes > 0)
    }
  }

  @Test func `a slash too many leads to the page without it`() async throws {
    try await TestHouse().test(.hall) { client in
      let response = try await client.get("/navn/")
      #expect(response.status.code == 308)
      #expect(response.headers[.location] == "/navn")
    }
  }

  @Test func `only the site's own name is answered`() async throws {
    let named = TestHouse.named("https://faelled.example")
    try await TestHouse(settings: named).test(.hall) { client in
      // The router test speaks to "localhost", which is not the name of this site.
      let response = try await client.get("/navn")
      #expect(response.status == .badRequest)
      #expect(response.text.contains("Adressen er ikke vores"))
    }
  }

  @Test func `a literal address wins over a hole, and holes are decoded`() async throws {
    try await TestHouse().test(.hall) { client in
      let new = try await client.get("/by/ny")
      #expect(new.text == "new")
      let named = try await client.get("/by/%C3%86r%C3%B8%2Fx")
      #expect(named.text == "by Ærø/x")
      let bad = try await client.get("/by/a%00b")
      #expect(bad.status == .notFound)
    }
  }
}

/// Handed into a route, so that a test sees whether it was reached.
struct Counter: Sendable {
  let count: @Sendable () -> Void
}

extension TestHouse {
  static func named(_ address: String) -> Settings { Settings(address: address) }
}

extension Feature {
  static let hall = Feature(name: "hall") { routes, house in
    routes.get("/navn", .anyone) { _, visitor in .page(Page(title: "Navn", main: "<h1>\(visitor?.name ?? "Hej")</h1>"))
    }
    routes.post("/navn", .anyone) { call, _ in
      let form = try await call.form()
      return .bytes(Array(form.text("navn").utf8), type: "text/plain; charset=utf-8")
    }
    routes.get("/mig", .signedIn) { _, visitor in .page(Page(title: "Mig", main: "<h1>Hej \(visitor.name)</h1>")) }
    routes.get("/data", .needs(.manageData)) { _, _ in .page(Page(title: "Data", main: "<h1>Data</h1>")) }
    routes.get("/by/ny", .anyone) { _, _ in .bytes(Array("new".utf8), type: "text/plain; charset=utf-8") }
    routes.get("/by/{navn}", .anyone) { call, _ in
      .bytes(Array("by \(call.parameter("navn"))".utf8), type: "text/plain; charset=utf-8")
    }
  }

  static func counting(_ counter: Counter) -> Feature {
    Feature(name: "counting") { routes, _ in
      routes.post("/tael", .anyone) { _, _ in
        counter.count()
        return .seeOther("/navn")
      }
    }
  }
}
