import Foundation
import GRDB
import GRDBSQLite

extension StoreError {
  /// An error of GRDB's own statements (BEGIN, COMMIT). The connection, where known, tells why a disk operation failed.
  static func from(_ error: DatabaseError, in db: Database? = nil) -> any Error {
    from(
      code: error.extendedResultCode.rawValue, message: error.message ?? "",
      systemError: db?.sqliteConnection.map { sqlite3_system_errno($0) } ?? 0)
  }

  static func from(code: Int32, message: String, systemError: Int32) -> any Error {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: return StoreError.busy
    case SQLITE_FULL: return StoreError.full
    // A full disk is met as FULL, or as IOERR when it is the log or its index that cannot grow.
    case SQLITE_IOERR, SQLITE_CANTOPEN:
      // The index of the log could not grow; SQLite keeps no errno of that.
      let isIndexOfLog = code == SQLITE_IOERR | (19 << 8)  // SQLITE_IOERR_SHMSIZE
      if isIndexOfLog && systemError == 0 { return StoreError.full }
      if [ENOSPC, EDQUOT, EFBIG].contains(systemError) { return StoreError.full }
      if [EROFS, EACCES, EPERM].contains(systemError) { return StoreError.readOnly }
      return StoreError.other("SQLite \(code): \(message), errno \(systemError)")
    case SQLITE_READONLY: return StoreError.readOnly
    case SQLITE_CORRUPT, SQLITE_NOTADB: return StoreError.corrupt
    case SQLITE_INTERRUPT, SQLITE_ABORT: return CancellationError()
    default: return StoreError.other("SQLite \(code): \(message)")
    }
  }

  init(opening error: DatabaseError, at path: String) {
    let isThere = access(path, F_OK) == 0
    switch error.resultCode {
    case .SQLITE_CANTOPEN where isThere && access(path, W_OK) != 0: self = .readOnly
    case .SQLITE_CANTOPEN: self = .unreachable(error.message ?? "CANTOPEN")
    default: self = StoreError.from(error) as? StoreError ?? .other("\(error)")
    }
  }
}
