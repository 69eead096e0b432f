import Documents
import Values

/// A letter that waits to be sent, or has been.
///
/// Invariants: a letter is put in the outbox in the transaction of the act that causes it, so that neither is there
/// without the other; `key` names the act, and the same key is never taken twice; its Message-ID is the same in every
/// attempt.
package struct Letter: Hashable, Sendable {
  package enum State: String, Sendable {
    case waiting = "venter"
    /// An attempt has it. Which one stands in the row, so that two never report on each other's letter.
    case sending = "sender"
    case sent = "sendt"
    /// Refused for good, or tried for a week.
    case givenUp = "opgivet"
  }

  package let id: ID<Letter>
  package let municipality: ID<Tenant>
  package let to: String
  package let state: State
  package let made: Instant
  package let attempts: Int
  /// When it is tried next.
  package let due: Instant
  /// What the mail program said last.
  package let problem: String
}

/// How long a letter waits before it is tried again.
package enum LetterPatience {
  /// Ten seconds, then twice as long each time, a quarter of an hour at most.
  package static func seconds(after attempts: Int) -> Int64 {
    min(10 << Int64(min(max(attempts - 1, 0), 10)), 900)
  }

  /// A mail server may be down over a long weekend.
  package static let givesUpAfter: Int64 = 7 * 24 * 3600
}
