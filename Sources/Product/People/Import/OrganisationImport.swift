import Values

package struct OrganisationImport: Hashable, Sendable {
  package var id: ID<OrganisationImport>
}
