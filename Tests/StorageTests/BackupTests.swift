import Foundation
import Storage
import TestSupport
import Testing

struct BackupTests {
  @Test func `a backup made while people write holds one moment, and comes back`() async throws {
    try await onEveryAddress { address, folder in
      let store = try await opened(address, with: 500)
      let writing = Task {
        var number = 1000
        while !Task.isCancelled {
          number += 2
          let pair = number
          try await store.write { tx in
            try tx.run("INSERT INTO kinds (id) VALUES (\("\(pair)")), (\("\(pair + 1)"))")
          }
        }
      }
      try await store.backup(to: folder + "/copy")
      writing.cancel()
      _ = await writing.result
      try await store.write { tx in _ = try tx.run("DELETE FROM kinds") }
      try await store.close()

      await #expect(throws: BackupError.notEmpty) {
        try await Store.restore(from: folder + "/copy", to: address)
      }
      try await Store.restore(from: folder + "/copy", to: address, replacing: true)
      let restored = try Store.open(address)
      try await restored.migrate([.kinds])
      let kept = try await count(restored)
      #expect(kept >= 500 && kept.isMultiple(of: 2), "rows are written in pairs, so never half a pair")
      let findings = try await restored.check([.kinds])
      #expect(findings.filter { !$0.contains("ledig plads") && !$0.contains("fsync") } == [])
      try await restored.close()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".part") } == [])
    }
  }

  @Test func `a damaged backup is refused and the database is left alone`() async throws {
    try await onEveryAddress { address, folder in
      let store = try await opened(address, with: 500)
      try await store.backup(to: folder + "/copy")
      try damage(folder + "/copy")
      await #expect(throws: BackupError.self) {
        try await Store.restore(from: folder + "/copy", to: address, replacing: true)
      }
      let kept = try await count(store)
      #expect(kept == 500)
      try await store.close()
    }
  }

  @Test func `a damaged database is put aside and replaced`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/test.db"
      let store = try await opened(path, with: 500)
      try await store.backup(to: folder + "/copy")
      try await store.close()
      try damage(path)
      await #expect(throws: BackupError.notEmpty) { try await Store.restore(from: folder + "/copy", to: path) }
      try await Store.restore(from: folder + "/copy", to: path, replacing: true)
      let restored = try Store.open(path)
      let kept = try await count(restored)
      #expect(kept == 500)
      try await restored.close()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).contains { $0.contains(".damaged-") })
    }
  }

  @Test func `a backup never lands on the database itself, and fails clearly where it cannot be written`() async throws
  {
    try await withTemporaryFolder { folder in
      let path = folder + "/test.db"
      let store = try await opened(path, with: 3)
      await #expect(throws: BackupError.targetIsDatabase) { try await store.backup(to: path) }
      await #expect(throws: StoreError.self) { try await store.backup(to: folder + "/none/copy") }
      let kept = try await count(store)
      #expect(kept == 3)
      try await store.close()
    }
  }
}

/// The body on a SQLite path and on the address of a fresh PostgreSQL database, with a folder for files.
func onEveryAddress(_ body: (String, String) async throws -> Void) async throws {
  try await withTemporaryFolder { folder in try await body(folder + "/test.db", folder) }
  try await withPostgreSQLAddress { address in
    try await withTemporaryFolder { folder in try await body(address, folder) }
  }
}

func opened(_ address: String, with rows: Int) async throws -> Store {
  let store = try Store.open(address)
  try await store.migrate([.kinds])
  try await store.write { tx in
    try tx.bulk(into: "kinds", columns: ["id", "words"]) { writer in
      for number in 0..<rows {
        try writer.append([.text("row-\(number)"), .text(String(repeating: "æ\t\\.\n", count: 40))])
      }
    }
  }
  return store
}

/// Overwrites a stretch in the middle of a file, as a failing disk does.
func damage(_ path: String) throws {
  let file = try FileHandle(forUpdating: URL(filePath: path))
  let size = try file.seekToEnd()
  try file.seek(toOffset: size / 3)
  try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size / 3)))
  try file.close()
}
