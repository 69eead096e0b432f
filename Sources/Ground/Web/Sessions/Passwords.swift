import CSodium
import NIOPosix
import Synchronization

/// Keeps passwords so that nobody, not even the operator, can read them: argon2id with salt, by libsodium.
///
/// One hash takes about 60 ms and 64 MiB on purpose. It runs on two threads of its own: an event loop that
/// waited for it would keep everybody else waiting too, and more threads would let strangers fill the memory.
package struct Passwords: Sendable {
  package struct Cost: Sendable {
    let operations: UInt64
    let memory: Int

    /// Above OWASP's least (19 MiB, 2 passes).
    package static let standard = Cost(operations: 2, memory: 64 * 1024 * 1024)
    /// For tests only: the least libsodium takes.
    package static let cheap = Cost(operations: 1, memory: 8192)
  }

  private let cost: Cost
  private static let dummies = Mutex<[Int: String]>([:])
  private static let threads: NIOThreadPool = {
    let pool = NIOThreadPool(numberOfThreads: 2)
    pool.start()
    return pool
  }()

  package init(cost: Cost = .standard) { self.cost = cost }

  /// The text to store: it carries method, cost and salt.
  package func hash(_ password: String) async throws -> String {
    let cost = cost
    return try await Passwords.threads.runIfActive { try Passwords.hash(password, cost) }
  }

  /// False for a wrong password, and for an account that does not exist (`stored` nil): both take equally long,
  /// so that the time does not tell who has an account.
  package func verify(_ password: String, against stored: String?) async throws -> Bool {
    let cost = cost
    return try await Passwords.threads.runIfActive {
      let hash = try stored ?? Passwords.dummy(cost)
      let fits = crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
      return fits && stored != nil
    }
  }

  /// True when the stored hash was made more cheaply than we ask today: hash again at the next sign-in.
  package func isOutdated(_ stored: String) -> Bool {
    crypto_pwhash_str_needs_rehash(stored, cost.operations, cost.memory) != 0
  }

  private static func hash(_ password: String, _ cost: Cost) throws -> String {
    guard sodium_init() >= 0 else { throw PasswordFailure() }
    var out = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let length = UInt64(password.utf8.count)
    guard crypto_pwhash_str_alg(&out, password, length, cost.operations, cost.memory, crypto_pwhash_ALG_ARGON2ID13) == 0
    else { throw PasswordFailure() }
    return String(decoding: out.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The hash of a password nobody knows, with the cost real ones have.
  private static func dummy(_ cost: Cost) throws -> String {
    if let known = dummies.withLock({ $0[cost.memory] }) { return known }
    let made = try hash("\(UInt64.random(in: 0 ... .max)) \(UInt64.random(in: 0 ... .max))", cost)
    dummies.withLock { $0[cost.memory] = made }
    return made
  }
}

/// The machine would not give the memory a hash needs.
package struct PasswordFailure: Error {}
