import CPQ
import NIOPosix

final class PostgreSQLEngine: Engine {
  var dialect: Dialect { .postgreSQL }
  init(address: String) throws { throw StoreError.unreachable("PostgreSQL comes in the next commit") }
  func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T { throw StoreError.busy }
  func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T { throw StoreError.busy }
  func close() async throws {}
}
