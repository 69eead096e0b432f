import People
import Storage
import Values
import YearWheel

import struct Web.Visitor

/// Making a meeting out of a kind, with the people the kind proposes.
package enum PlanningStore {
  /// The plan with everybody in the inner and the supporting ring; the extended ring waits for the planner's choice.
  ///
  /// Whoever plans convenes and leads until somebody else is chosen, and takes part. Throws `OutsideReach` where the visitor's roles do not count.
  package static func plan(
    _ new: NewMeeting, _ kind: MeetingKind, _ circle: Circle?, relation: Meeting.Relation? = nil,
    by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> ID<Meeting> {
    let municipality = visitor.municipality
    guard try MeetingReach(of: visitor, on: now.day, in: tx).covers(new.scope) else { throw OutsideReach() }
    let isFirst = try !MeetingStore.hasEarlier(kind.slug, at: new.scope, before: new.day, of: municipality, in: tx)
    let name = try PlaceNameStore.name(of: new.scope, in: municipality, tx: tx)
    var meeting = Meeting(
      planning: kind, circle: circle, id: .make(at: now), at: new.scope, named: name, on: new.day, from: new.start,
      isFirst: isFirst)
    (meeting.place, meeting.aims, meeting.relation) = (new.place, new.aims, relation)
    let proposal = try CandidateStore.proposal(kind, at: new.scope, of: municipality, on: now.day, in: tx)
    var participants = proposal.invitations.filter { $0.ring != .extended }.map {
      Participant($0, id: .make(at: now))
    }
    if let own = participants.first(where: { $0.person == visitor.person }) {
      meeting.convener = own.id
    } else {
      let planner = try planner(visitor, now, tx)
      meeting.convener = planner.id
      participants.append(planner)
    }
    // Somebody must, and it is easily given to another.
    meeting.leader = meeting.convener
    try MeetingStore.insert(meeting, participants, by: visitor, at: now, in: tx)
    return meeting.id
  }

  private static func planner(_ visitor: Visitor, _ now: Instant, _ tx: Transaction) throws -> Participant {
    let candidate = try CandidateStore.find(visitor.person, of: visitor.municipality, on: now.day, in: tx)
    return Participant(
      id: .make(at: now), person: visitor.person, name: visitor.name, organisation: candidate?.unit?.name ?? "",
      ring: .supporting, role: candidate?.role)
  }
}
