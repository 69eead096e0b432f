import Goals
import People
import Storage
import Values

import struct Web.Visitor

/// What meetings led to, as their pages need it.
package enum OutcomeStore {
  package static func made(at meeting: ID<Meeting>, of municipality: ID<Tenant>, in tx: Transaction) throws -> Outcomes
  {
    let origin = Meeting.origin(of: meeting)
    return Outcomes(
      needs: try NeedStore.made(at: origin, of: municipality, in: tx),
      goals: try GoalStore.made(at: origin, of: municipality, in: tx),
      actions: try ActionStore.made(at: origin, of: municipality, in: tx))
  }

  /// What earlier meetings at the same place left open opens the next one. Nothing once that is over: then it is the
  /// next one's to take up.
  static func earlier(before look: MeetingLook, in tx: Transaction) throws -> Outcomes {
    look.meeting.isOver(at: look.now) ? Outcomes() : try earlier(before: look.meeting, of: look.municipality, in: tx)
  }

  /// Goals whose day to look comes before the meeting or on it, and every action that is still open.
  package static func earlier(
    before meeting: Meeting, of municipality: ID<Tenant>, in tx: Transaction
  ) throws -> Outcomes {
    Outcomes(
      goals: try GoalStore.due(
        by: meeting.day, at: meeting.scope, except: meeting.origin, of: municipality, in: tx),
      actions: try ActionStore.open(at: meeting.scope, except: meeting.origin, of: municipality, in: tx))
  }

  /// What came out of a meeting is seen by those who take part in it and changed by those who have a part in leading it;
  /// those who plan at its place do both, also when the meeting itself is forgotten.
  package static let access: RoundAccess = { visitor, now, tx in
    let reach = try MeetingReach(of: visitor, on: now.day, in: tx)
    let own = try tx.rows(
      """
      SELECT m.id, mine.id AS own, m.convener, m.leader, m.recorder, m.helper FROM meeting_participant mine
      JOIN meeting m ON m.municipality = mine.municipality AND m.id = mine.meeting
      WHERE mine.municipality = \(visitor.municipality) AND mine.person = \(visitor.person)
      """
    ).map { row -> (String, Bool) in
      let (me, meeting): (ID<Participant>, ID<Meeting>) = (row["own"], row["id"])
      let partners: [ID<Participant>?] = [row["convener"], row["leader"], row["recorder"], row["helper"]]
      return (Meeting.origin(of: meeting), partners.contains(me))
    }
    let parts = Dictionary(own, uniquingKeysWith: { $0 || $1 })
    return { round in reach.sees(round.scope) ? true : parts[round.origin] }
  }
}
