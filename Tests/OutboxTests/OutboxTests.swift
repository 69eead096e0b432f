import Documents
import Foundation
import Outbox
import Storage
import TestSupport
import Testing
import Values

@Suite struct OutboxTests {
  static let fjordby = ID<Tenant>("fjordby")
  static let now = Instant(Day(2026, 11, 21)!, minutes: 600)

  static func message(_ number: Int = 1, to email: String = "ole@fjordlund.example") -> MailMessage {
    MailMessage(
      id: "brev-\(number)", from: MailAddress(name: "Fælled", email: "faelled@fjordlund.example")!,
      to: MailAddress(name: "Ole Winther", email: email)!, date: now, subject: "Læringsmøde nr. \(number)",
      text: "Hej Ole\n\nVi ses.")
  }

  static func withStore(_ body: @escaping @Sendable (Store) async throws -> Void) async throws {
    try await onEveryStore(migrations: OutboxSchema.migrations) { try await body($0) }
  }

  static func add(_ count: Int, to store: Store, of municipality: ID<Tenant> = fjordby) async throws {
    try await store.write { tx in
      for number in 1...count {
        try OutboxStore.add(message(number), key: "brev:\(number)", of: municipality, at: now, in: tx)
      }
    }
  }

  static func states(_ store: Store) async throws -> [String: Int] {
    try await store.read { tx in
      Dictionary(
        uniqueKeysWithValues: try tx.rows("SELECT state, count(*) FROM outbox GROUP BY state").map { ($0[0], $0[1]) })
    }
  }

  @Test func `a letter for the same act is taken once, and one for another municipality is its own`() async throws {
    try await Self.withStore { store async throws in
      let added = try await store.write { tx in
        try ["a", "a", "b"].map {
          try OutboxStore.add(Self.message(), key: $0, of: Self.fjordby, at: Self.now, in: tx)
        } + [try OutboxStore.add(Self.message(), key: "a", of: ID("bakkerup"), at: Self.now, in: tx)]
      }
      #expect(added == [true, false, true, true])
    }
  }

  @Test func `a letter is there exactly when the act that caused it is`() async throws {
    struct Regret: Error {}
    try await Self.withStore { store async throws in
      await #expect(throws: Regret.self) {
        try await store.write { tx in
          try OutboxStore.add(Self.message(), key: "a", of: Self.fjordby, at: Self.now, in: tx)
          throw Regret()
        }
      }
      #expect(try await Self.states(store).isEmpty)
    }
  }

  @Test func `two desks never have the same letter, and one that is gone gives its letters up after its time`()
    async throws
  {
    try await Self.withStore { store async throws in
      try await Self.add(10, to: store)
      let first = try await store.write { tx in try OutboxStore.claim(most: 6, for: "a", at: Self.now, in: tx) }
      let second = try await store.write { tx in try OutboxStore.claim(most: 6, for: "b", at: Self.now, in: tx) }
      #expect(first.count == 6 && second.count == 4)
      #expect(Set(first.map(\.attempt)).isDisjoint(with: second.map(\.attempt)))
      let later = Self.now.adding(seconds: 3601)
      // The desk itself asks its files instead.
      let own = try await store.write { tx in try OutboxStore.claim(most: 99, for: "a", at: later, in: tx) }
      #expect(own.count == 4)
      let taken = try await store.write { tx in try OutboxStore.claim(most: 99, for: "c", at: later, in: tx) }
      #expect(taken.count == 6)
      // What the first desk says afterwards no longer counts.
      let late = try await store.write { tx in try OutboxStore.setSent(first[0].attempt, at: later, in: tx) }
      #expect(!late)
    }
  }

  @Test func `what could not be sent waits longer each time, and is given up after a week`() async throws {
    #expect((1...9).map(LetterPatience.seconds) == [10, 20, 40, 80, 160, 320, 640, 900, 900])
    #expect(LetterPatience.seconds(after: Int.max) == 900 && LetterPatience.seconds(after: -1) == 10)
    try await Self.withStore { store async throws in
      try await Self.add(1, to: store)
      var now = Self.now
      var tries = 0
      while try await Self.states(store)["opgivet"] == nil {
        let at = now
        let claimed = try await store.write { tx in try OutboxStore.claim(most: 5, for: "a", at: at, in: tx) }
        for letter in claimed {
          tries += 1
          try await store.write { tx in
            try OutboxStore.setFailed(letter.attempt, problem: "451 senere", isForGood: false, at: at, in: tx)
          }
        }
        now = now.adding(seconds: 60)
        try #require(now.seconds(since: Self.now) < 8 * 24 * 3600)
      }
      #expect(now.seconds(since: Self.now) >= 7 * 24 * 3600 && tries > 500)
      let at = now
      let state = try await store.read { tx in try OutboxState.read(of: Self.fjordby, at: at, in: tx) }
      #expect(state.waiting == 0 && state.troubled.map(\.problem) == ["451 senere"])
      let again = try await store.write { tx in
        try OutboxState.tryAgain(state.troubled[0].id, of: Self.fjordby, at: at, in: tx)
      }
      let theirs = try await store.write { tx in
        try OutboxState.tryAgain(state.troubled[0].id, of: ID("bakkerup"), at: at, in: tx)
      }
      #expect(again && !theirs)
      let claimed = try await store.write { tx in try OutboxStore.claim(most: 5, for: "a", at: at, in: tx) }
      #expect(claimed.count == 1)
    }
  }

  @Test func `ten thousand letters are queued within ten seconds`() async throws {
    try await Self.withStore { store async throws in
      let clock = ContinuousClock()
      let time = try await clock.measure {
        for batch in 0..<10 {
          let letters = (0..<1000).map { Self.message(batch * 1000 + $0) }
          let added = try await store.write { tx in
            try OutboxStore.add(letters.map { ($0, $0.id) }, of: Self.fjordby, at: Self.now, in: tx)
          }
          #expect(added == 1000)
        }
      }
      #expect(try await Self.states(store) == ["venter": 10_000])
      #expect(time < .seconds(10), "\(time)")
      print("outbox: 10,000 letters queued in \(time)")
    }
  }
}

/// With a mail program of our own: a script that writes down what it was given.
@Suite struct PostOfficeTests {
  /// Puts each letter in a folder under its own name; answers with the code in the file "kode" when there is one.
  static let script = """
    #!/bin/sh
    cd "$(dirname "$0")" || exit 70
    if [ -f kode ]; then echo "421 prøv   senere" >&2; exit "$(cat kode)"; fi
    printf '%s\\n' "$*" >> argumenter
    cat > "modtaget/$$.eml"
    """

  static func withOffice(
    _ body: @escaping @Sendable (Store, PostOffice, PostDesk, URL) async throws -> Void
  ) async throws {
    try await OutboxTests.withStore { store async throws in
      try await withTemporaryFolder { path in
        let folder = URL(filePath: path)
        try FileManager.default.createDirectory(
          at: folder.appending(path: "modtaget"), withIntermediateDirectories: true)
        let program = folder.appending(path: "sendmail")
        try Data(script.utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let desk = try PostDesk(folder: folder.appending(path: "post"))
        try await body(store, PostOffice(store: store, desk: desk, program: program.path), desk, folder)
      }
    }
  }

  static func received(_ folder: URL) throws -> [String] {
    let inbox = folder.appending(path: "modtaget")
    return try FileManager.default.contentsOfDirectory(atPath: inbox.path).map {
      try String(contentsOf: inbox.appending(path: $0), encoding: .utf8)
    }
  }

  static func left(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "post").path).sorted()
  }

  @Test func `every letter gets out once, to whom it is, and is then forgotten here`() async throws {
    try await Self.withOffice { store, office, _, folder in
      try await OutboxTests.add(50, to: store)
      let sent = try await office.work { OutboxTests.now }
      #expect(sent == 50)
      let letters = try Self.received(folder)
      #expect(letters.count == 50 && Set(letters).count == 50)
      #expect(letters.allSatisfy { $0.contains("To: Ole Winther <ole@fjordlund.example>") })
      let arguments = try String(contentsOf: folder.appending(path: "argumenter"), encoding: .utf8)
      #expect(arguments.hasPrefix("-i -f faelled@fjordlund.example -- ole@fjordlund.example\n"))
      #expect(try Self.left(folder) == ["navn", "optaget"])
      #expect(try await OutboxTests.states(store) == ["sendt": 50])
      let kept = try await store.read { tx in try tx.row("SELECT max(message) FROM outbox")![0] as String }
      #expect(kept.isEmpty)
      let again = try await office.work { OutboxTests.now.adding(seconds: 99_999) }
      #expect(again == 0)
      try await store.write { tx in try OutboxStore.forget(before: OutboxTests.now.adding(seconds: 1), in: tx) }
      let names = try await store.read { tx in try tx.row("SELECT max(recipient) FROM outbox")![0] as String }
      #expect(names.isEmpty)
    }
  }

  @Test(arguments: [(75, "venter"), (1, "venter"), (67, "opgivet"), (65, "opgivet")])
  func `a mail program that says no is told, and asked again unless it is no use`(code: Int, state: String) async throws
  {
    try await Self.withOffice { store, office, _, folder in
      let answer = folder.appending(path: "kode")
      try Data("\(code)".utf8).write(to: answer)
      try await OutboxTests.add(1, to: store)
      let sent = try await office.work { OutboxTests.now }
      #expect(sent == 0)
      #expect(try await OutboxTests.states(store) == [state: 1])
      let problem = try await store.read { tx in try tx.row("SELECT problem FROM outbox")![0] as String }
      #expect(problem == "421 prøv senere")
      #expect(try Self.left(folder) == ["navn", "optaget"])
      try FileManager.default.removeItem(at: answer)
      let soon = try await office.work { OutboxTests.now.adding(seconds: 5) }
      let later = try await office.work { OutboxTests.now.adding(seconds: 15) }
      #expect(soon == 0 && later == (state == "venter" ? 1 : 0))
    }
  }

  @Test func `a mail program that is not there loses nothing`() async throws {
    try await Self.withOffice { store, _, desk, folder in
      try await OutboxTests.add(3, to: store)
      let office = PostOffice(store: store, desk: desk, program: folder.path + "/findes-ikke")
      let sent = try await office.work { OutboxTests.now }
      #expect(sent == 0)
      #expect(try await OutboxTests.states(store) == ["venter": 3])
    }
  }

  @Test func `after a stop in the middle the files tell what got out`() async throws {
    try await Self.withOffice { store, office, desk, folder in
      try await OutboxTests.add(3, to: store)
      // As it looks when the program was killed: one letter was taken, one was not, one was never begun with.
      let claimed = try await store.write { tx in
        try OutboxStore.claim(most: 3, for: desk.name, at: OutboxTests.now, in: tx)
      }
      let post = folder.appending(path: "post")
      for (attempt, endings) in zip(claimed.map(\.attempt), [["sent", "lock"], ["eml", "lock"], []]) {
        for ending in endings { try Data().write(to: post.appending(path: "\(attempt).\(ending)")) }
      }
      let sent = try await office.work { OutboxTests.now }
      #expect(sent == 2)
      #expect(try Self.received(folder).count == 2)
      #expect(try await OutboxTests.states(store) == ["sendt": 3])
      #expect(try Self.left(folder) == ["navn", "optaget"])
    }
  }

  @Test func `a letter that is still under way is waited for`() async throws {
    try await Self.withOffice { store, office, desk, folder in
      try await OutboxTests.add(1, to: store)
      let claimed = try await store.write { tx in
        try OutboxStore.claim(most: 1, for: desk.name, at: OutboxTests.now, in: tx)
      }
      let lock = folder.appending(path: "post/\(claimed[0].attempt).lock").path
      let carrier = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      #expect(flock(carrier, LOCK_EX | LOCK_NB) == 0)
      for seconds in [0, 60, 7200] as [Int64] {
        let sent = try await office.work { OutboxTests.now.adding(seconds: seconds) }
        #expect(sent == 0)
      }
      #expect(try await OutboxTests.states(store) == ["sender": 1])
      close(carrier)
      let sent = try await office.work { OutboxTests.now.adding(seconds: 7201) }
      #expect(sent == 1)
    }
  }

  @Test func `one process at a time works at a desk`() async throws {
    try await Self.withOffice { store, office, desk, folder in
      let other = try PostDesk(folder: folder.appending(path: "post"))
      #expect(other.name == desk.name && other.take() && !desk.take())
      try await OutboxTests.add(1, to: store)
      let sent = try await office.work { OutboxTests.now }
      #expect(sent == 0)
      #expect(try await OutboxTests.states(store) == ["venter": 1])
    }
  }
}
