import Live
import Storage
import Values

/// What a feature knows of the topics it lets people follow: how far they have come, and who may not follow any more.
///
/// Asked about all open streams at once, every second, so that somebody who is signed out, shown out or loses a role
/// is cut off within a second and not at the next click.
package struct LiveWatch: Sendable {
  package typealias Heads = @Sendable ([LiveTopic], Transaction) throws -> [LiveTopic: Int]
  package typealias Refused = @Sendable ([LiveReader], Instant, Transaction) throws -> Set<LivePass>

  /// The kind of the topics, as in `LiveTopic("meeting", …)`.
  let kind: String
  let heads: Heads
  let refused: Refused

  /// `heads` gives the latest sequence of each topic; `refused` those of the passes that hold no more. Both must ask
  /// in few questions, whatever the number: they run in one read transaction every second.
  package init(_ kind: String, heads: @escaping Heads, refused: @escaping Refused) {
    self.kind = kind
    self.heads = heads
    self.refused = refused
  }
}

/// Somebody who follows a topic right now.
package struct LiveReader: Sendable, Hashable {
  package let pass: LivePass
  /// The person as things stand now, for a session; nil for a pass, which only its giver knows the worth of.
  package let visitor: Visitor?
}
