import People
import Storage
import Values

import struct Web.Visitor

/// Asking, answering and handing over, each one transaction with its line in the access log.
extension HelpStore {
  /// False when somebody has asked already.
  static func ask(
    _ level: HelpRequest.Level, words: String, for meeting: ID<Meeting>, by visitor: Visitor, at now: Instant,
    in tx: Transaction
  ) throws -> Bool {
    let made = try tx.run(
      """
      INSERT INTO help_request (municipality, id, meeting, level, words, asked, asked_by, handover, version) VALUES
      (\(visitor.municipality), \(ID<HelpRequest>.make(at: now)), \(meeting), \(level.rawValue), \(words), \(now),
      \(visitor.person), '', 1) ON CONFLICT DO NOTHING
      """)
    if made == 1 { try MeetingStore.log(.helpAsked, meeting, visitor, now, tx) }
    return made == 1
  }

  /// The planner does without. Whoever had said yes stays a participant until the planner takes them off.
  static func withdraw(
    _ request: HelpRequest, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws {
    let municipality = visitor.municipality
    try tx.run(
      """
      UPDATE help_request SET withdrawn = \(now), version = version + 1
      WHERE municipality = \(municipality) AND id = \(request.id) AND withdrawn IS NULL
      """)
    try setHelper(nil, of: request.meeting.id, municipality, tx)
    try MeetingStore.log(.helpAnswered, request.meeting.id, visitor, now, tx)
  }

  /// The visitor helps, and takes part. False when another has said yes first.
  static func accept(
    _ request: HelpRequest, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let municipality = visitor.municipality
    let candidate = try CandidateStore.find(visitor.person, of: municipality, on: now.day, in: tx)
    let participant = Participant(
      id: .make(at: now), person: visitor.person, name: visitor.name, organisation: candidate?.unit?.name ?? "",
      ring: .supporting, role: candidate?.role, note: HelpWords.helper)
    let changed = try tx.run(
      """
      UPDATE help_request SET helper = \(participant.id), helper_person = \(visitor.person), answered = \(now),
      version = version + 1 WHERE municipality = \(municipality) AND id = \(request.id) AND helper IS NULL
      AND withdrawn IS NULL
      """)
    guard changed == 1 else { return false }
    // The part first: what the meeting asks of a helper is counted when the participant is put in.
    try setHelper(participant.id, of: request.meeting.id, municipality, tx)
    guard try MeetingStore.add(participant, to: request.meeting.id, of: municipality, at: now, in: tx) else {
      throw IsMissing()
    }
    try MeetingStore.log(.helpAnswered, request.meeting.id, visitor, now, tx)
    return true
  }

  /// Says no, or steps back from a yes: the others are asked on.
  static func decline(
    _ request: HelpRequest, words: String, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws {
    let municipality = visitor.municipality
    try tx.run(
      """
      INSERT INTO help_declined (municipality, request, person, words, at) VALUES
      (\(municipality), \(request.id), \(visitor.person), \(words), \(now)) ON CONFLICT DO NOTHING
      """)
    if let helper = request.helper, request.helperPerson == visitor.person {
      try tx.run(
        """
        UPDATE help_request SET helper = NULL, helper_person = NULL, answered = NULL, version = version + 1
        WHERE municipality = \(municipality) AND id = \(request.id) AND helper = \(helper)
        """)
      try setHelper(nil, of: request.meeting.id, municipality, tx)
      try MeetingStore.remove(helper, from: request.meeting.id, of: municipality, in: tx)
    }
    try MeetingStore.log(.helpAnswered, request.meeting.id, visitor, now, tx)
  }

  /// False when somebody has saved since the request was read.
  static func setHandover(
    _ text: String, level: HelpRequest.Level, of request: HelpRequest, version: Int, by visitor: Visitor,
    at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let changed = try tx.run(
      """
      UPDATE help_request SET handover = \(text), level = \(level.rawValue), version = version + 1
      WHERE municipality = \(visitor.municipality) AND id = \(request.id) AND version = \(version)
      AND withdrawn IS NULL
      """)
    if changed == 1 { try MeetingStore.log(.meetingChanged, request.meeting.id, visitor, now, tx) }
    return changed == 1
  }

  static func write(
    _ text: String, about meeting: ID<Meeting>, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO help_log (municipality, id, meeting, text, written, written_by) VALUES
      (\(visitor.municipality), \(ID<HelpRequest>.make(at: now)), \(meeting), \(text), \(now), \(visitor.person))
      """)
    try MeetingStore.log(.meetingChanged, meeting, visitor, now, tx)
  }

  private static func setHelper(
    _ helper: ID<Participant>?, of meeting: ID<Meeting>, _ municipality: ID<Tenant>, _ tx: Transaction
  ) throws {
    try tx.run(
      "UPDATE meeting SET helper = \(helper) WHERE municipality = \(municipality) AND id = \(meeting)")
  }
}
