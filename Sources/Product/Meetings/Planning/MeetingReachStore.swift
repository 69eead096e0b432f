import People
import Storage
import Values

import struct Web.Visitor

extension MeetingReach {
  /// How far the visitor's roles reach today.
  package init(of visitor: Visitor, on day: Day, in tx: Transaction) throws {
    let municipality = visitor.municipality
    let grants = try GrantStore.current(of: visitor.person, in: municipality, on: day, tx: tx)
    guard grants.contains(where: { $0.role.permissions.contains(.planMeetings) }) else {
      self.init([], tree: AreaTree([]), units: [], teams: [])
      return
    }
    self.init(
      grants, tree: try AreaStore.tree(of: municipality, in: tx), units: try UnitStore.all(of: municipality, in: tx),
      teams: try TeamStore.all(of: municipality, in: tx))
  }
}
