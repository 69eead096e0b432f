import Storage
import Values

/// Asks one concept what it keeps about a person. `App` hands the list to `Feature.people(ownData:)`, so that whoever
/// asks for their own data gets all of it.
package struct OwnDataSource: Sendable {
  package typealias Find = @Sendable (PersonID, MunicipalityID, Transaction) throws -> [OwnDataEntry]

  package let entries: Find

  package init(_ entries: @escaping Find) { self.entries = entries }
}
