import Testing
import Web

@Suite struct PasswordsTests {
  @Test(arguments: [
    "hestehale grøn trappe", "æøå🎈 med mellemrum ", "nul\0 i midten", String(repeating: "x", count: 1024),
  ])
  func `a password fits itself and nothing that is almost it`(password: String) async throws {
    let passwords = Passwords(cost: .cheap)
    let stored = try await passwords.hash(password)
    #expect(stored.hasPrefix("$argon2id$"))
    #expect(!stored.contains(password))
    #expect(try await passwords.verify(password, against: stored))
    for other in [password + " ", String(password.dropLast()), password.uppercased() + "!", ""] {
      #expect(try await !passwords.verify(other, against: stored))
    }
  }

  @Test func `two people with the same password have different hashes`() async throws {
    let passwords = Passwords(cost: .cheap)
    let one = try await passwords.hash("hestehale grøn trappe")
    let two = try await passwords.hash("hestehale grøn trappe")
    #expect(one != two)
  }

  @Test func `an account that does not exist takes as long as a wrong password`() async throws {
    let passwords = Passwords(cost: .standard)
    let stored = try await passwords.hash("hestehale grøn trappe")
    _ = try await passwords.verify("x", against: nil)  // makes the dummy
    func time(_ stored: String?) async throws -> Duration {
      let began = ContinuousClock.now
      #expect(try await !passwords.verify("forkert", against: stored))
      return ContinuousClock.now - began
    }
    // The fastest of several, taken in turn, on a machine that does other things too. Without the dummy hash the
    // difference is a thousandfold.
    var known = Duration.seconds(60)
    var unknown = Duration.seconds(60)
    for _ in 0..<7 {
      known = min(known, try await time(stored))
      unknown = min(unknown, try await time(nil))
    }
    #expect(known < unknown * 3 && unknown < known * 3)
    #expect(known > .milliseconds(15))
  }

  @Test func `damaged hashes fit nothing`() async throws {
    let passwords = Passwords(cost: .cheap)
    for stored in ["", "x", "$argon2id$v=19$m=8,t=1,p=1$$"] {
      #expect(try await !passwords.verify("", against: stored))
    }
  }

  @Test func `a hash made more cheaply than today's is outdated`() async throws {
    let stored = try await Passwords(cost: .cheap).hash("hestehale grøn trappe")
    #expect(Passwords(cost: .standard).isOutdated(stored))
    #expect(!Passwords(cost: .cheap).isOutdated(stored))
  }

  @Test(arguments: [
    ("syv7777", false), ("otte8888", true), ("hestehale grøn trappe", true), ("🎈🐴🌊🍎🚲🧀🪴📚", true), ("æøåæøåæ", false),
    ("adgangskode", false), ("Adgangskode1!", false), ("Sommer2026!", false), ("velkommen123", false),
    ("12345678", false),
    ("aaaaaaaa", false), ("abcdefgh", false), ("hgfedcba", false), ("password123", false), ("qwertyuiop", false),
    ("Mette Holm", false), ("ikke noget man gætter", true),
  ])
  func `short and well-known passwords are refused, all others taken`(password: String, isGood: Bool) {
    let objection = PasswordPolicy.objection(to: password, name: "mette holm")
    #expect((objection == nil) == isGood, "\(password): \(objection ?? "taken")")
  }

  @Test func `the longest password is taken and one sign more is refused`() {
    let words = (0..<256).map { String(1000 + $0 * 7) }.joined()
    #expect(words.utf8.count == 1024)
    #expect(PasswordPolicy.objection(to: words) == nil)
    #expect(PasswordPolicy.objection(to: words + "x") != nil)
  }
}
