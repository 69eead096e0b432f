/// Statements that PostgreSQL refuses inside a transaction (CREATE DATABASE), for tests and for restore.
package struct PostgreSQLAdministrator {
  private let connection: PostgreSQLConnection

  package init(_ address: String) throws { connection = try PostgreSQLConnection(address: address) }

  package func run(_ trusted: String) throws {
    do { try connection.command(trusted) } catch let failure as PostgreSQLFailure { throw failure.error }
  }
}
