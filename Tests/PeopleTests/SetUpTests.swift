import Foundation
import Hummingbird
import HummingbirdTesting
import PageSupport
import People
import Storage
import TestSupport
import Testing
import Values
import Web

@Suite struct SetUpTests {
  static let fields = [
    ("kommune", "Havby Kommune"), ("kode", "999"), ("navn", "Åse Ærlig"), ("email", "aase@havby.example"),
    ("ny-adgangskode", "fire tilfældige ord"), ("gentag", "fire tilfældige ord"),
  ]

  @Test func `the first person makes the municipality, once, with the token from the terminal`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      let clock = HandClock()
      let old = try #require(try await SetUp.begin(in: store, at: clock.now))
      let token = try #require(try await SetUp.begin(in: store, at: clock.now))
      let house = House(
        store: store, clock: { clock.now }, log: Log { _ in }, passwords: Passwords(cost: .cheap),
        resolve: PeopleVisitors.resolver(clock: { clock.now }))
      @Sendable func send(_ client: any TestClientProtocol, _ token: String) async throws -> Int {
        let body = (Self.fields + [("token", token)]).map {
          "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!)"
        }.joined(separator: "&")
        let headers: HTTPFields = [
          .init("Sec-Fetch-Site")!: "same-origin", .contentType: "application/x-www-form-urlencoded",
        ]
        return try await client.executeRequest(
          uri: "/opsaetning", method: .post, headers: headers, body: .init(string: body)
        ).status.code
      }
      try await Server.application(house, [.people]).test(.router) { client in
        let signIn = try await client.executeRequest(uri: "/log-ind", method: .get, headers: [:], body: nil)
        #expect(String(buffer: signIn.body).contains("Her er ingen brugere endnu"))
        for path in ["/opsaetning", "/opsaetning?token=x", "/opsaetning?token=\(old.text)"] {
          #expect(try await client.executeRequest(uri: path, method: .get, headers: [:], body: nil).status == .notFound)
        }
        let page = try await client.executeRequest(
          uri: "/opsaetning?token=\(token.text)", method: .get, headers: [:], body: nil)
        #expect(page.status == .ok && HTMLChecker.problems(in: Array(buffer: page.body)).isEmpty)
        #expect(try await send(client, old.text) == 404)
        #expect(try await send(client, token.text) == 303)
        #expect(try await send(client, token.text) == 404)
        #expect(
          try await client.executeRequest(uri: "/opsaetning?token=\(token.text)", method: .get, headers: [:], body: nil)
            .status == .notFound)
      }
      #expect(try await SetUp.begin(in: store, at: clock.now) == nil)
      let all = try await store.read { tx in try MunicipalityStore.all(in: tx) }
      #expect(all.map(\.name) == ["Havby Kommune"])
      try await store.read { (tx: Transaction) throws in
        let tree = try AreaStore.tree(of: all[0].id, in: tx)
        #expect(tree.match("0999")?.kind == .municipality)
        #expect(try AccessLogStore.page(of: all[0].id, in: tx).map(\.entry.action) == [.setUp])
      }
    }
  }

  @Test func `a token from yesterday is worth nothing`() async throws {
    try await onEveryStore(migrations: Town.migrations) { store in
      let clock = HandClock()
      let token = try #require(try await SetUp.begin(in: store, at: clock.now))
      clock.pass(24 * 3600 + 1)
      #expect(try await store.read { tx in try SetUp.isOpen(for: token, at: clock.now, in: tx) } == false)
    }
  }

  @Test func `a token is 256 bits of chance`() {
    var chance = Chance(seed: 1)
    let tokens = Set((0..<1000).map { _ in Token.make(with: &chance).text })
    #expect(tokens.count == 1000)
    #expect(tokens.allSatisfy { $0.utf8.count == 43 })
  }
}
