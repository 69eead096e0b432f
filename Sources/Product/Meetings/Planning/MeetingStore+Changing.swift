import Danish
import People
import Storage
import Values

import struct Web.Visitor

/// The changes of meetings, each with its line in the access log. Whoever calls has checked that the visitor may.
extension MeetingStore {
  package static func insert(
    _ meeting: Meeting, _ participants: [Participant], by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws {
    let municipality = visitor.municipality
    try tx.run(
      """
      INSERT INTO meeting (municipality, id, title, kind, kind_name, kind_text, circle_text, level, scope, target, day,
      start_minute, end_minute, place, place_key, intention, aims, data, practical, topics, breadth, is_first, convener,
      leader, recorder, relation, related, series, again, cancel_words, version, made, changed, changed_by) VALUES
      (\(municipality), \(meeting.id), \(meeting.title), \(meeting.kind.slug), \(meeting.kind.name),
      \(frozen(meeting.kind)), \(meeting.circle?.file ?? ""), \(meeting.kind.level?.rawValue), \(meeting.scope.kind.rawValue), \(meeting.scope.target),
      \(meeting.day), \(meeting.start), \(meeting.end), \(meeting.place), \(Danish.fold(meeting.place)),
      \(meeting.intention), \(meeting.aims), \(meeting.data), \(meeting.practical),
      \(meeting.topics.joined(separator: "\n")), \(meeting.breadth?.rawValue), \(meeting.isFirst ? 1 : 0),
      \(meeting.convener), \(meeting.leader), \(meeting.recorder), \(meeting.relation?.sort.rawValue),
      \(meeting.relation?.meeting), \(meeting.series), \(meeting.again), '', 1, \(now), \(now), \(visitor.person))
      """)
    try setAgenda(of: meeting, in: municipality, tx)
    for participant in participants { try put(participant, into: meeting.id, of: municipality, at: now, in: tx) }
    try countMinutes(in: meeting.id, of: municipality, tx)
    try log(.meetingPlanned, meeting.id, visitor, now, tx)
  }

  /// The kind without its agenda, which stands in rows of its own: a file needs one to be right, and gets one line.
  private static func frozen(_ kind: MeetingKind) -> String {
    var kind = kind
    kind.circle = nil
    kind.agenda = [.init("Møde", minutes: 1)]
    return kind.file
  }

  /// Saves everything but people and cancelling, when `meeting.version` is still the newest.
  package static func save(
    _ meeting: Meeting, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Saving<Meeting> {
    let municipality = visitor.municipality
    let changed = try tx.run(
      """
      UPDATE meeting SET title = \(meeting.title), kind_text = \(frozen(meeting.kind)), day = \(meeting.day), start_minute = \(meeting.start),
      end_minute = \(meeting.end), place = \(meeting.place), place_key = \(Danish.fold(meeting.place)),
      intention = \(meeting.intention), aims = \(meeting.aims), data = \(meeting.data),
      practical = \(meeting.practical), topics = \(meeting.topics.joined(separator: "\n")),
      breadth = \(meeting.breadth?.rawValue), convener = \(meeting.convener), leader = \(meeting.leader),
      recorder = \(meeting.recorder), version = version + 1, changed = \(now), changed_by = \(visitor.person)
      WHERE municipality = \(municipality) AND id = \(meeting.id) AND version = \(meeting.version)
      AND cancelled IS NULL
      """)
    guard changed == 1 else {
      guard let theirs = try find(meeting.id, of: municipality, in: tx) else { throw IsMissing() }
      return .conflict(theirs: theirs, try lastChange(of: meeting.id, in: municipality, tx: tx))
    }
    try setAgenda(of: meeting, in: municipality, tx)
    try countMinutes(in: meeting.id, of: municipality, tx)
    try log(.meetingChanged, meeting.id, visitor, now, tx)
    return .saved
  }

  /// The meeting is not held. False when it was cancelled already, or somebody has saved since the version was read.
  package static func cancel(
    _ meeting: Meeting, words: String, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Bool {
    let changed = try tx.run(
      """
      UPDATE meeting SET cancelled = \(now), cancel_words = \(words), version = version + 1, changed = \(now),
      changed_by = \(visitor.person) WHERE municipality = \(visitor.municipality) AND id = \(meeting.id)
      AND version = \(meeting.version) AND cancelled IS NULL
      """)
    if changed == 1 { try log(.meetingCancelled, meeting.id, visitor, now, tx) }
    return changed == 1
  }

  /// False when the person is asked already.
  @discardableResult
  package static func add(
    _ participant: Participant, to meeting: ID<Meeting>, of municipality: ID<Tenant>, at now: Instant,
    in tx: Transaction
  ) throws -> Bool {
    guard try put(participant, into: meeting, of: municipality, at: now, in: tx) else { return false }
    try countMinutes(in: meeting, of: municipality, tx)
    return true
  }

  @discardableResult
  private static func put(
    _ participant: Participant, into meeting: ID<Meeting>, of municipality: ID<Tenant>, at now: Instant,
    in tx: Transaction
  ) throws -> Bool {
    // The name of somebody with an account is read where it stands: it is not kept twice.
    let own = participant.person == nil
    return try tx.run(
      """
      INSERT INTO meeting_participant (municipality, meeting, id, person, name, email, organisation, ring, role, note,
      added) VALUES (\(municipality), \(meeting), \(participant.id), \(participant.person),
      \(own ? participant.name : ""), \(own ? participant.email : ""), \(participant.organisation),
      \(participant.ring.rawValue), \(participant.role?.rawValue), \(participant.note), \(now)) ON CONFLICT DO NOTHING
      """) == 1
  }

  package static func remove(
    _ participant: ID<Participant>, from meeting: ID<Meeting>, of municipality: ID<Tenant>, in tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE meeting SET convener = CASE WHEN convener = \(participant) THEN NULL ELSE convener END,
      leader = CASE WHEN leader = \(participant) THEN NULL ELSE leader END,
      recorder = CASE WHEN recorder = \(participant) THEN NULL ELSE recorder END,
      helper = CASE WHEN helper = \(participant) THEN NULL ELSE helper END
      WHERE municipality = \(municipality) AND id = \(meeting)
      """)
    // A helper who is taken off the list no longer helps: the others are asked on.
    try tx.run(
      """
      UPDATE help_request SET helper = NULL, helper_person = NULL, answered = NULL, version = version + 1
      WHERE municipality = \(municipality) AND meeting = \(meeting) AND helper = \(participant)
      """)
    try tx.run(
      """
      DELETE FROM meeting_participant WHERE municipality = \(municipality) AND meeting = \(meeting)
      AND id = \(participant)
      """)
  }

  /// What the meeting asks of each, kept beside them, so that a year can be summed without reading its meetings.
  private static func countMinutes(in id: ID<Meeting>, of municipality: ID<Tenant>, _ tx: Transaction) throws {
    guard let meeting = try find(id, of: municipality, in: tx) else { return }
    for participant in try participants(of: id, in: municipality, tx: tx) {
      try tx.run(
        """
        UPDATE meeting_participant SET minutes = \(meeting.minutesAsked(of: participant))
        WHERE municipality = \(municipality) AND meeting = \(id) AND id = \(participant.id)
        """)
    }
  }

  private static func setAgenda(of meeting: Meeting, in municipality: ID<Tenant>, _ tx: Transaction) throws {
    try tx.run("DELETE FROM meeting_item WHERE municipality = \(municipality) AND meeting = \(meeting.id)")
    for (place, item) in meeting.kind.agenda.enumerated() {
      try tx.run(
        """
        INSERT INTO meeting_item (municipality, meeting, place, title, points, minutes, is_circle) VALUES
        (\(municipality), \(meeting.id), \(place), \(item.title), \(item.points.joined(separator: "\n")),
        \(item.minutes), \(item.isCircle ? 1 : 0))
        """)
    }
    try SearchStore.index(
      meeting.id, title: meeting.title, meeting.kind.agenda, on: meeting.day, of: municipality, in: tx)
  }

  static func setTick(
    _ tick: MeetingTick, _ isOn: Bool, in meeting: ID<Meeting>, by visitor: Visitor, at now: Instant,
    in tx: Transaction
  ) throws {
    if isOn {
      try tx.run(
        """
        INSERT INTO meeting_tick (municipality, meeting, list, point, ticked, ticked_by) VALUES
        (\(visitor.municipality), \(meeting), \(tick.list.rawValue), \(tick.point), \(now), \(visitor.person))
        ON CONFLICT DO NOTHING
        """)
    } else {
      try tx.run(
        """
        DELETE FROM meeting_tick WHERE municipality = \(visitor.municipality) AND meeting = \(meeting)
        AND list = \(tick.list.rawValue) AND point = \(tick.point)
        """)
    }
  }

  package static func log(
    _ action: AccessAction, _ id: ID<Meeting>, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(
      action, by: visitor.person, object: "moede:\(id.raw)", in: visitor.municipality, at: now, tx: tx)
  }
}
