import Foundation

extension Store {
  /// A glance that fits into a start, before anything is changed: throws `StoreError.corrupt` for a file that is not
  /// whole. A large file is only looked at where it is read; `check` takes its time for all of it.
  package func glance() async throws { try await engine.glance() }

  /// Looks the database over, for `faelled doctor`: what is wrong and what to do, in Danish. Empty means healthy.
  package func check(_ migrations: [Migration] = []) async throws -> [String] {
    var findings = try await engine.findings()
    findings += try await migrationFindings(migrations)
    do {
      // Really writes, and then takes it back: permission and disk are only known for sure by trying.
      try await write { tx in
        _ = try tx.run("CREATE TABLE faelled_check (a INTEGER)")
        throw TakenBack()
      }
    } catch is TakenBack {
    } catch let error as StoreError {
      findings.append(error.words)
    }
    return findings
  }

  private func migrationFindings(_ migrations: [Migration]) async throws -> [String] {
    do {
      return try await read { tx in
        let recorded = try recordedMigrations(tx)
        try compare(recorded, with: migrations)
        let missing = migrations.filter { recorded[$0.name] == nil }.map { "»\($0.name)«" }
        if missing.isEmpty { return [] }
        return ["Databasen mangler at blive opdateret: \(missing.joined(separator: ", ")). Kør »faelled migrate«."]
      }
    } catch StoreError.other {
      return ["Databasen er ikke taget i brug endnu. Kør »faelled migrate«."]
    } catch let error as StoreError {
      return [error.words]
    }
  }
}

private struct TakenBack: Error {}

/// Below this a municipality's ordinary day may not fit any more.
private let leastFreeBytes: Int64 = 500 * 1024 * 1024

/// A file up to here is read through in some 50 milliseconds.
private let mostGlancedBytes = 48 * 1024 * 1024

extension SQLiteEngine {
  func glance() async throws {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
    guard let size, size.intValue <= mostGlancedBytes else { return }
    let verdict = try await read { tx in try tx.rows("PRAGMA quick_check(1)").map { $0[0] as String } }
    if verdict != ["ok"] { throw StoreError.corrupt }
  }

  func findings() async throws -> [String] {
    var findings: [String] = []
    let (damage, orphans, journal) = try await read { tx in
      (
        try tx.rows("PRAGMA integrity_check(5)").map { $0[0] as String }.filter { $0 != "ok" },
        try tx.rows("PRAGMA foreign_key_check").map { $0[0] as String },
        try tx.row("PRAGMA journal_mode")?[0] as String?
      )
    }
    if !damage.isEmpty { findings.append("\(StoreError.corrupt.words) (\(damage.joined(separator: "; ")))") }
    if !orphans.isEmpty {
      findings.append(
        "\(orphans.count) rækker peger på noget, der er væk, i: \(Set(orphans).sorted().joined(separator: ", ")).")
    }
    if journal != "wal" {
      findings.append("Databasen skriver uden log (WAL). Stop alle programmer, og start Fælled igen.")
    }
    let disk = try? FileManager.default.attributesOfFileSystem(forPath: (path as NSString).deletingLastPathComponent)
    if let free = disk?[.systemFreeSize] as? NSNumber, free.int64Value < leastFreeBytes {
      findings.append("Der er kun \(free.int64Value / 1024 / 1024) MB ledig plads på disken. Frigør plads.")
    }
    return findings
  }
}

extension PostgreSQLEngine {
  /// The server looks after its own files.
  func glance() async throws {}

  func findings() async throws -> [String] {
    try await read { tx in
      var findings: [String] = []
      let row = try tx.row(
        "SELECT current_setting('server_encoding'), current_setting('fsync'), current_setting('synchronous_commit')")!
      if row[0] as String != "UTF8" {
        findings.append("Databasens tegnsæt er \(row[0] as String). Opret den med UTF8.")
      }
      if row[1] as String != "on" || row[2] as String == "off" {
        findings.append("Serveren bekræfter, før data er på disken. Slå fsync og synchronous_commit til.")
      }
      return findings
    }
  }
}
