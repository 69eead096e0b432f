import Outbox
import People
import Storage
import Values
import YearWheel

/// Tells those who can help that somebody asks, once each, in the transaction of the asking.
enum HelpTellingStore {
  /// A letter to everybody whose role as a helper reaches the place: not to those who are in the meeting already, nor to
  /// whoever asked. Tells how many.
  @discardableResult
  static func tell(
    of request: HelpRequest, askedBy person: PersonID, from post: PostAddress, in municipality: ID<Tenant>,
    at now: Instant, tx: Transaction
  ) throws -> Int {
    let present = try MeetingStore.participants(of: request.meeting.id, in: municipality, tx: tx).compactMap(\.person)
    var met = Set(present + [person])
    let letters = try helpers(at: request.meeting.scope, of: municipality, on: now.day, in: tx).compactMap { helper in
      met.insert(helper.person).inserted
        ? HelpLetter.message(request, to: helper.name, helper.email, as: helper.person, from: post, at: now).map {
          (message: $0, key: "hjaelp:\(request.id.raw):\(helper.person.raw)")
        } : nil
    }
    return try OutboxStore.add(letters, of: municipality, at: now, in: tx)
  }

  private static func helpers(
    at scope: Scope, of municipality: ID<Tenant>, on day: Day, in tx: Transaction
  ) throws -> [(person: PersonID, name: String, email: String)] {
    let roles = Role.allCases.filter { $0.permissions.contains(.helpMeetings) }
    let holders = try GrantStore.holders(of: roles, in: municipality, on: day, tx: tx)
    let (tree, units) = (try AreaStore.tree(of: municipality, in: tx), try UnitStore.all(of: municipality, in: tx))
    let teams = try TeamStore.all(of: municipality, in: tx)
    return holders.filter {
      PlanningReach([$0.grant.scope], tree: tree, units: units, teams: teams).covers(scope)
    }.map { ($0.grant.person, $0.name, $0.email) }
  }
}
