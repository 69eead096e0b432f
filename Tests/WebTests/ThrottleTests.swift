import Storage
import TestSupport
import Testing
import Values
import Web

@Suite struct ThrottleTests {
  private let start = Instant(milliseconds: 1_790_000_000_000)

  @Test func `the 26th try in five minutes from one place must wait until they are over`() async throws {
    try await onEveryStore(migrations: [.sessions]) { store in
      let start = start
      for second in 0..<25 {
        let wait = try await attempt("198.51.100.7", "konto\(second)", start.adding(seconds: Int64(second)), store)
        #expect(wait == nil)
      }
      try await expect(attempt("198.51.100.7", "ny", start.adding(seconds: 100), store), is: 200)
      try await expect(attempt("198.51.100.8", "ny", start.adding(seconds: 100), store), is: nil)
      try await expect(attempt("198.51.100.7", "ny", start.adding(seconds: 300), store), is: nil)
    }
  }

  @Test func `the 26th try in an hour to one account must wait, wherever it comes from`() async throws {
    try await onEveryStore(migrations: [.sessions]) { store in
      let start = start
      for number in 0..<25 {
        try await expect(attempt("198.51.100.\(number)", "Mette@fjordby.dk", start, store), is: nil)
      }
      try await expect(attempt("203.0.113.1", "mette@fjordby.dk", start, store), is: 3600)
      try await expect(attempt("203.0.113.1", "jonas@fjordby.dk", start, store), is: nil)
    }
  }

  @Test func `a wrong password makes the account slower, a right one makes it quick again`() async throws {
    try await onEveryStore(migrations: [.sessions]) { store in
      let start = start
      for expected in [1, 2, 4, 8, 16, 30, 30] {
        let wait = try await store.write { tx in
          try Throttle.failed("mette", at: start, in: tx)
          return try Throttle.wait(for: "mette", at: start, in: tx)
        }
        #expect(wait == expected)
      }
      let later = try await store.read { tx in try Throttle.wait(for: "mette", at: start.adding(seconds: 30), in: tx) }
      #expect(later == nil)
      let other = try await store.read { tx in try Throttle.wait(for: "jonas", at: start, in: tx) }
      #expect(other == nil)
      let wait = try await store.write { tx in
        try Throttle.succeeded("mette", in: tx)
        try Throttle.failed("mette", at: start, in: tx)
        return try Throttle.wait(for: "mette", at: start, in: tx)
      }
      #expect(wait == 1)
    }
  }

  @Test(arguments: [
    ("2001:db8:1:2:aaaa::1", "2001:db8:1:2:bbbb::2", true), ("2001:db8:1:2::1", "2001:db8:1:3::1", false),
    ("2001:0db8:0001:0002::1", "2001:DB8:1:2::9", true), ("192.0.2.1", "192.0.2.2", false), ("::1", "::1", true),
    ("::ffff:192.0.2.1", "192.0.2.1", true), ("fe80::1%eth0", "fe80::2", true),
  ])
  func `addresses of one subscriber are one place`(one: String, other: String, same: Bool) {
    #expect((ClientAddress(one).bucket == ClientAddress(other).bucket) == same)
  }

  private func attempt(_ address: String, _ account: String, _ now: Instant, _ store: Store) async throws -> Int? {
    try await store.write { tx in
      try Throttle.attempt(Throttle.signIn(from: ClientAddress(address), to: account), at: now, in: tx)
    }
  }
}
