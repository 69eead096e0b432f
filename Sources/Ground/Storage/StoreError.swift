/// Why the database did not do what it was asked; `StoreWords` says it in Danish.
package enum StoreError: Error, Hashable, Sendable {
  /// Others held the database too long, or it has no room for more connections. Trying again helps.
  case busy
  /// The disk is full. Nothing was written; reading still works.
  case full
  /// The file, the disk or the server does not let us write.
  case readOnly
  /// The disk answers with errors. Nobody knows what it holds, so nothing more is written until the program starts anew.
  case failing(String)
  /// The connection broke. If the outcome is unknown, the last transaction may have been kept or not: look first.
  case lost(outcomeUnknown: Bool)
  /// A rule in the schema refused the row.
  ///
  /// The name is the constraint's or the unique index's own; a primary key is `TABLE_pkey`, a missing value
  /// `TABLE.COLUMN`, and a reference to nothing `foreign key`: the same on both databases.
  case constraint(String)
  /// The file is damaged or no database at all.
  case corrupt
  /// A backup was being put back and the program was stopped in the middle: the database is not there yet.
  case unfinishedRestore
  /// The database was made by a newer program; the migration is unknown here.
  case newerSchema(String)
  /// A migration that already ran has been rewritten since.
  case changedSchema(String)
  /// There is no database file at the address and none may be made, or no server answers.
  case unreachable(String)
  /// Everything else is a defect; the text is the database's own, for the log.
  case other(String)
}
