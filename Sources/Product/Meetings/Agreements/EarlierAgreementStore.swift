import Goals
import Storage
import Values

/// What earlier meetings at the same place left open: it opens the next one, until it is done or dropped.
enum EarlierAgreementStore {
  /// Nothing once the meeting is over: then it is the next one's to take up.
  static func open(before look: MeetingLook, in tx: Transaction) throws -> [Agreement] {
    look.meeting.isOver(at: look.now) ? [] : try open(before: look.meeting, of: look.municipality, in: tx)
  }

  static func open(before meeting: Meeting, of municipality: ID<Tenant>, in tx: Transaction) throws -> [Agreement] {
    try AgreementStore.open(at: meeting.scope, except: meeting.origin, of: municipality, in: tx)
  }
}
