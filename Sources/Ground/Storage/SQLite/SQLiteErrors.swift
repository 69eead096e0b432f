import Foundation
import GRDB
import GRDBSQLite

extension StoreError {
  /// An error of GRDB's own statements (BEGIN, COMMIT). The connection, where known, tells why a disk operation failed.
  static func from(_ error: DatabaseError, in db: Database? = nil) -> any Error {
    from(
      code: error.extendedResultCode.rawValue, message: error.message ?? "",
      systemError: db?.sqliteConnection.map { sqlite3_system_errno($0) } ?? 0,
      file: db?.sqliteConnection.flatMap(fileName))
  }

  static func from(code: Int32, message: String, systemError: Int32, file: String?) -> any Error {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: return StoreError.busy
    case SQLITE_FULL: return StoreError.full
    // A full disk is met as FULL, or as IOERR when it is the log or its index that cannot grow.
    case SQLITE_IOERR, SQLITE_CANTOPEN:
      // The index of the log could not grow; SQLite keeps no errno of that.
      let isIndexOfLog = code == SQLITE_IOERR | (19 << 8)  // SQLITE_IOERR_SHMSIZE
      if isIndexOfLog && systemError == 0 { return StoreError.full }
      // After a failed COMMIT the reason is gone, so the disk is asked once more.
      let systemError = systemError == 0 ? file.map(refusalToWrite) ?? 0 : systemError
      if [ENOSPC, EDQUOT, EFBIG].contains(systemError) { return StoreError.full }
      if [EROFS, EACCES, EPERM].contains(systemError) { return StoreError.readOnly }
      let why = "SQLite \(code): \(message), errno \(systemError)"
      return code & 0xFF == SQLITE_IOERR ? StoreError.failing(why) : StoreError.other(why)
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

/// The database's own file; nil for one that is only in memory.
func fileName(of connection: OpaquePointer) -> String? {
  sqlite3_db_filename(connection, "main").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
}

/// Why a file cannot be written beside the database, as an errno; 0 when it can.
private func refusalToWrite(beside path: String) -> Int32 {
  let probe = path + ".probe"
  let file = open(probe, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  guard file >= 0 else { return errno }
  defer {
    close(file)
    unlink(probe)
  }
  let page = [UInt8](repeating: 0, count: 4096)
  return write(file, page, page.count) == page.count && fsync(file) == 0 ? 0 : errno
}
