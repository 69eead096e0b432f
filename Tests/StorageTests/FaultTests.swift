import Foundation
import Storage
import TestSupport
import Testing

/// Faults that are really made: a full disk, a file nobody may write, a second process, a server that hangs up.
struct FaultTests {
  @Test func `a full disk is said to be full, reading goes on, and room makes it work again`() async throws {
    try await onSmallDisk { folder in
      let store = try await opened(folder + "/test.db", with: 5)
      await #expect(throws: StoreError.full) {
        for _ in 0..<1000 {
          try await store.write { tx in
            _ = try tx.run("INSERT INTO kinds (id, bytes) VALUES (hex(randomblob(8)), zeroblob(100000))")
          }
        }
      }
      let kept = try await count(store)
      #expect(kept > 5)
      try FileManager.default.removeItem(atPath: folder + "/ballast")
      try await store.write { tx in _ = try tx.run("INSERT INTO kinds (id) VALUES ('after')") }
      try await store.close()
    }
  }

  @Test func `a backup to a full disk fails and leaves the older backup`() async throws {
    try await onSmallDisk { folder in
      try await onSQLite(migrations: [.kinds]) { store in
        try await store.backup(to: folder + "/copy")
        let before = try Data(contentsOf: URL(filePath: folder + "/copy"))
        try await store.write { tx in
          _ = try tx.run("INSERT INTO kinds (id, bytes) VALUES ('big', zeroblob(9000000))")
        }
        await #expect(throws: StoreError.full) { try await store.backup(to: folder + "/copy") }
        let after = try Data(contentsOf: URL(filePath: folder + "/copy"))
        #expect(before == after)
      }
    }
  }

  @Test func `a database on a disk that cannot be written is read only, not damaged and not missing`() async throws {
    try await onSmallDisk { folder in
      try await opened(folder + "/test.db", with: 5).close()
      #expect(try shell("mount -o remount,ro \(folder)") == 0)
      await #expect(throws: StoreError.readOnly) {
        let store = try Store.open(folder + "/test.db")
        try await store.write { tx in _ = try tx.run("INSERT INTO kinds (id) VALUES ('a')") }
      }
    }
  }

  @Test func `a PostgreSQL role that may only read gets the same answer`() async throws {
    try await withPostgreSQLAddress { address in
      try await opened(address, with: 1).close()
      let store = try Store.open(address + "?options=-c%20default_transaction_read_only%3Don")
      await #expect(throws: StoreError.readOnly) {
        try await store.write { tx in _ = try tx.run("INSERT INTO kinds (id) VALUES ('a')") }
      }
      try await store.close()
    }
  }

  @Test func `a writer waits for another process and then says busy`() async throws {
    try await withTemporaryFolder { folder in
      let store = try await opened(folder + "/test.db", with: 1)
      let other = Process()
      other.executableURL = URL(filePath: "/usr/bin/env")
      other.arguments = ["sqlite3", folder + "/test.db"]
      let (commands, answers) = (Pipe(), Pipe())
      (other.standardInput, other.standardOutput) = (commands, answers)
      try other.run()
      try commands.fileHandleForWriting.write(contentsOf: Data("BEGIN IMMEDIATE; SELECT 'held';\n".utf8))
      _ = answers.fileHandleForReading.availableData
      await #expect(throws: StoreError.busy) {
        try await store.write { tx in _ = try tx.run("INSERT INTO kinds (id) VALUES ('a')") }
      }
      let kept = try await count(store)
      #expect(kept == 1, "readers do not wait")
      try commands.fileHandleForWriting.close()
      other.waitUntilExit()
      try await store.write { tx in _ = try tx.run("INSERT INTO kinds (id) VALUES ('a')") }
      try await store.close()
    }
  }

  @Test func `a damaged file is called damaged`() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/test.db"
      try await opened(path, with: 500).close()
      try damage(path)
      let store = try Store.open(path)
      await #expect(throws: StoreError.corrupt) {
        try await store.read { tx in try tx.rows("SELECT words FROM kinds").count }
      }
      try await store.close()
      try Data("no database, just words".utf8).write(to: URL(filePath: folder + "/text"))
      #expect(throws: StoreError.corrupt) { _ = try Store.open(folder + "/text") }
    }
  }

  @Test func `an address that leads nowhere is told at once`() throws {
    #expect { _ = try Store.open("/no/such/folder/test.db") } throws: { isUnreachable($0) }
    #expect { _ = try Store.open("postgresql://nobody@127.0.0.1:1/none") } throws: { isUnreachable($0) }
  }

  private func isUnreachable(_ error: any Error) -> Bool {
    if case .unreachable = error as? StoreError { true } else { false }
  }
}

/// A disk of 8 MB with 2 MB of it taken by a file `ballast`; only root may make one, others skip the body.
func onSmallDisk(_ body: (String) async throws -> Void) async throws {
  guard getuid() == 0 else { return }
  try await withTemporaryFolder { folder in
    let disk = folder + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    try #require(try shell("mount -t tmpfs -o size=8m tmpfs \(disk)") == 0)
    defer { _ = try? shell("umount -l \(disk)") }
    try Data(count: 2_000_000).write(to: URL(filePath: disk + "/ballast"))
    try await body(disk)
  }
}

func shell(_ command: String) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", command]
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}
