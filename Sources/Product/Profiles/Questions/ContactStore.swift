import People
import Storage
import Values

import struct Web.Visitor

/// Who answers questions about figures.
package enum ContactStore {
  package struct Contact: Hashable, Sendable {
    package let person: PersonID
    package let name: String
    package let email: String
  }

  /// The data contacts whose roles reach the area; where there is none, the data stewards.
  package static func contacts(for area: AreaID, of municipality: ID<Tenant>, on day: Day, in tx: Transaction) throws
    -> [Contact]
  {
    let tree = try AreaStore.tree(of: municipality, in: tx)
    let holders = try GrantStore.holders(of: [.dataContact, .dataSteward], in: municipality, on: day, tx: tx)
    for role in [Role.dataContact, .dataSteward] {
      let reached = holders.filter { holder in
        holder.grant.role == role && AnswerReach([holder.grant.scope], tree: tree).covers(area)
      }
      var met: Set<PersonID> = []
      let contacts = reached.filter { met.insert($0.grant.person).inserted }.map {
        Contact(person: $0.grant.person, name: $0.name, email: $0.email)
      }
      if !contacts.isEmpty { return contacts }
    }
    return []
  }

  /// The areas a visitor answers for today.
  package static func reach(of visitor: Visitor, on day: Day, in tx: Transaction) throws -> AnswerReach {
    let scopes = try GrantStore.current(of: visitor.person, in: visitor.municipality, on: day, tx: tx)
      .filter { $0.role.permissions.contains(.answerFigureQuestions) }.map(\.scope)
    return AnswerReach(scopes, tree: try AreaStore.tree(of: visitor.municipality, in: tx))
  }
}
