import Danish
import Documents
import People
import Storage
import Tabular
import Values

/// Takes the answers that calendar programs send by mail: the whole letter in, the list of answers changed.
///
/// Nothing in a letter is trusted: it must be a reply, to an event of ours, for the address the invitation went to.
package struct ReplyJob: Sendable {
  let store: Store

  package init(store: Store) { self.store = store }

  /// More than this is no calendar's answer.
  package static let mostBytes = 5_000_000

  /// What was done, in a sentence. Throws `ReplyRefusal` for a letter that is not one, and changes nothing then.
  package func take(_ mail: [UInt8], by actor: Actor, at now: Instant) async throws -> String {
    guard mail.count <= Self.mostBytes else { throw ReplyRefusal(ReplyWords.tooLarge) }
    let reply: CalendarReply
    do {
      reply = try CalendarReply(mail: mail)
    } catch {
      throw ReplyRefusal(ReplyWords.problem(error))
    }
    let comment = PlainText.line(reply.comment)
    // The answer counts, whatever was written beside it.
    let words = CPR.find(in: comment) == nil ? String(comment.prefix(300)) : ""
    do {
      let (name, judgement) = try await store.write { tx in
        try MeetingInvitationStore.take(reply, words: words, by: actor, at: now, in: tx)
      }
      return ReplyWords.done(name, reply.answer, judgement)
    } catch let problem as MeetingInvitationStore.MailProblem {
      throw ReplyRefusal(ReplyWords.problem(problem))
    }
  }
}

/// A letter that was no answer to anything of ours.
package struct ReplyRefusal: Error, CustomStringConvertible {
  package let description: String

  init(_ sentence: String) { description = sentence }
}
