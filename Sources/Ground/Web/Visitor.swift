import Values

/// Something a role allows. Each concept adds its own: `extension Permission { static let manageData = … }`.
package struct Permission: Hashable, Sendable, CustomStringConvertible {
  package let name: String

  package init(_ name: String) { self.name = name }

  package var description: String { name }
}

/// The person who asks, and what that person may do. A route for signed-in people always has one.
package struct Visitor: Sendable, Hashable {
  package let municipality: ID<Tenant>
  package let municipalityName: String
  package let person: ID<Account>
  package let name: String
  package let permissions: Set<Permission>
  /// Ids of the areas the person's roles reach; what lies outside does not exist for that person.
  package let areas: [String]

  package init(
    municipality: ID<Tenant>, municipalityName: String, person: ID<Account>, name: String,
    permissions: Set<Permission>, areas: [String]
  ) {
    self.municipality = municipality
    self.municipalityName = municipalityName
    self.person = person
    self.name = name
    self.permissions = permissions
    self.areas = areas
  }

  package func may(_ permission: Permission) -> Bool { permissions.contains(permission) }
}
