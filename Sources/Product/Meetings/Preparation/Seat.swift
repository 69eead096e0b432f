import People
import Profiles
import Values

/// A seat at the table of one meeting: the participant, whoever they came in as, and whose figures they may see.
///
/// Preparing asks for a seat and never for a visitor, so that somebody without an account prepares on equal terms. Who
/// makes one has checked that it is the participant who asks: by sign-in, or by the link that was sent to them.
package struct Seat: Sendable {
  package let municipality: ID<Tenant>
  package let meeting: Meeting
  package let participant: Participant
  /// Whose eyes the figures are read with.
  package let audience: Audience
  package let addresses: SeatAddresses

  package init(
    municipality: ID<Tenant>, meeting: Meeting, participant: Participant, audience: Audience, addresses: SeatAddresses
  ) {
    (self.municipality, self.meeting, self.participant) = (municipality, meeting, participant)
    (self.audience, self.addresses) = (audience, addresses)
  }
}

extension Meeting {
  /// What is prepared may be changed until the meeting begins.
  package func mayStillPrepare(at now: Instant) -> Bool { cancelled == nil && !hasBegun(at: now) }
}
