import People
import Storage
import Values

import struct Web.Visitor

/// Planning a meeting that another one leads to.
enum FurtherStore {
  /// The new meeting, at the same place, with the chosen of those who were in the other one.
  static func plan(
    _ further: FurtherMeeting, after meeting: Meeting, _ chosen: [Participant], day: Day, start: Int, place: String,
    circle: Circle?, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> ID<Meeting> {
    let scope = try scope(of: further, after: meeting, by: visitor, on: now.day, in: tx)
    var next = Meeting(
      planning: further.kind, circle: circle, id: .make(at: now), at: scope,
      named: try PlaceNameStore.name(of: scope, in: visitor.municipality, tx: tx), on: day, from: start,
      isFirst: false)
    (next.place, next.relation) = (place, .init(further.sort, meeting.id))
    var people = chosen.map { participant in
      var copy = participant
      copy.id = .make(at: now)
      return copy
    }
    if further.sort == .level {
      let proposal = try CandidateStore.proposal(
        further.kind, at: scope, of: visitor.municipality, on: now.day, in: tx)
      people += proposal.invitations.filter { invitation in
        invitation.ring != .extended && !people.contains { $0.person == invitation.candidate.person }
      }.map { Participant($0, id: .make(at: now)) }
    }
    if !people.contains(where: { $0.person == visitor.person }) {
      people.append(Participant(id: .make(at: now), person: visitor.person, name: visitor.name, ring: .supporting))
    }
    next.convener = people.first { $0.person == visitor.person }?.id
    next.leader = next.convener
    try MeetingStore.insert(next, people, by: visitor, at: now, in: tx)
    return next.id
  }

  /// A team's conversation is taken up by its unit, where the other teams' are read as well; the rest stay where they
  /// are, and so does one that the visitor may not plan for the unit.
  private static func scope(
    of further: FurtherMeeting, after meeting: Meeting, by visitor: Visitor, on day: Day, in tx: Transaction
  ) throws -> Scope {
    guard further.sort == .level, case .team(let id) = meeting.scope,
      let team = try TeamStore.find(id, in: visitor.municipality, tx: tx),
      try MeetingReach(of: visitor, on: day, in: tx).covers(.unit(team.unit))
    else { return meeting.scope }
    return .unit(team.unit)
  }
}
