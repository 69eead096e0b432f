import Storage
import Values

/// What people may follow as it happens: one meeting, for instance. Its history is numbered from 1 and up.
package struct LiveTopic: Hashable, Sendable {
  package let municipality: ID<Tenant>
  /// The sort of thing, as its concept names it: "meeting".
  package let kind: String
  package let id: String

  package init(_ kind: String, _ id: String, of municipality: ID<Tenant>) {
    self.kind = kind
    self.id = id
    self.municipality = municipality
  }

  /// Tells the other servers on the same database, when and if the transaction is kept, how far the topic has come.
  /// Nothing but the number travels: what it means is read where it is shown, by those who may see it.
  package func tell(upTo sequence: Int, in tx: Transaction) throws {
    try tx.notify(LiveTopic.channel, "\(kind)/\(municipality.raw)/\(id)/\(sequence)")
  }

  package static let channel = "faelled_live"

  /// What `tell` wrote; nil for anything else that may be said on the channel.
  static func told(_ text: String) -> (topic: LiveTopic, sequence: Int)? {
    // An id is any text without a slash.
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, let sequence = Int(parts[3]) else { return nil }
    return (LiveTopic(parts[0], parts[2], of: ID(parts[1])), sequence)
  }
}

/// How far a topic has come by a transaction; to be published when it is kept.
package struct LiveNews: Hashable, Sendable {
  package let topic: LiveTopic
  package let sequence: Int

  package init(_ topic: LiveTopic, upTo sequence: Int) { (self.topic, self.sequence) = (topic, sequence) }
}

/// What a stream was opened with: the topic, and the hash of the session or the pass the browser showed.
///
/// While the stream is open it is asked again and again whether it still holds; the secret itself is not kept.
package struct LivePass: Hashable, Sendable {
  package enum Credential: Hashable, Sendable {
    case session(hash: String)
    case pass(hash: String)
  }

  package let topic: LiveTopic
  package let credential: Credential

  package init(_ topic: LiveTopic, _ credential: Credential) {
    self.topic = topic
    self.credential = credential
  }
}
