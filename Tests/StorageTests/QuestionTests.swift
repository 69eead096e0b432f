import Storage
import TestSupport
import Testing
import Values

struct QuestionTests {
  @Test func `lists, empty lists, nested questions and missing values are bound on both databases`() async throws {
    try await onEveryStore(migrations: [.kinds]) { store in
      try await store.write { tx in
        for number in 1...5 { _ = try tx.run("INSERT INTO kinds (id, whole) VALUES (\("k\(number)"), \(number))") }
      }
      func ids(_ condition: SQL) async throws -> [String] {
        try await store.read { tx in
          try tx.rows("SELECT id FROM kinds WHERE \(sql: condition) ORDER BY id").map { $0[0] }
        }
      }
      let found = [
        try await ids("whole IN (\(list: [2, 4]))"), try await ids("whole IN (\(list: [Int]()))"),
        try await ids("whole NOT IN (\(list: [Int]()))"), try await ids("id NOT IN (\(list: [String]()))"),
        try await ids("words IS NOT DISTINCT FROM \(nil as String?) AND whole > \(3)"),
        try await ids((["whole > \(1)", "whole < \(4)"] as [SQL]).joined(" AND ")),
      ]
      let all = (1...5).map { "k\($0)" }
      #expect(found == [["k2", "k4"], [], all, all, ["k4", "k5"], ["k2", "k3"]])
    }
  }

  @Test func `sums, averages, comparisons and text order are alike`() async throws {
    try await onEveryStore(migrations: [.kinds]) { store in
      try await store.write { tx in
        for (id, whole) in [("B", 1), ("a", 2), ("Z", 4), ("å", 3)] {
          _ = try tx.run("INSERT INTO kinds (id, whole) VALUES (\(id), \(whole))")
        }
      }
      let (sum, mean, more, order) = try await store.read { tx in
        let row = try tx.row("SELECT sum(whole), avg(whole), count(*) > 3 FROM kinds")!
        return (
          row[0] as Int, row[1] as Double, row[2] as Bool,
          try tx.rows("SELECT id FROM kinds ORDER BY id").map { $0["id"] as String }
        )
      }
      #expect((sum, mean, more) == (10, 2.5, true))
      #expect(order == ["B", "Z", "a", "å"])
    }
  }

  @Test func `many rows go in fast and are handed out one by one, with questions in between`() async throws {
    try await onEveryStore(migrations: [.kinds]) { store in
      try await store.write { tx in
        try tx.bulk(into: "kinds", columns: ["id", "whole", "decimal", "words", "bytes"]) { writer in
          for number in 0..<2000 {
            try writer.append([
              .text("k\(number)"), .integer(Int64(number)), number == 7 ? .null : .real(0.5), .text(""), .blob([]),
            ])
          }
        }
      }
      let seen = try await store.read { tx in
        var seen = 0
        try tx.each("SELECT id, whole, words, bytes FROM kinds ORDER BY whole") { row in
          let again: Int = try tx.row("SELECT whole FROM kinds WHERE id = \(row[0] as String)")![0]
          if again == seen, row["words"] as String == "", row["bytes"] as [UInt8] == [] { seen += 1 }
        }
        return seen
      }
      #expect(seen == 2000)
    }
  }

  @Test func `a duplicate in a bulk load names the rule and keeps nothing`() async throws {
    try await onEveryStore(migrations: [.kinds]) { store in
      await #expect(throws: StoreError.constraint("kinds_pkey")) {
        try await store.write { tx in
          try tx.bulk(into: "kinds", columns: ["id"]) { writer in
            for _ in 0..<2 { try writer.append([.text("same")]) }
          }
        }
      }
      let kept = try await count(store)
      #expect(kept == 0)
    }
  }

  @Test func `writers that read before they write do not lose each other's work`() async throws {
    try await onEveryStore(migrations: [.kinds]) { store in
      try await store.write { tx in _ = try tx.run("INSERT INTO kinds (id, whole) VALUES ('sum', 0)") }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 {
          group.addTask {
            try await store.write { tx in
              let now: Int = try tx.row("SELECT whole FROM kinds WHERE id = 'sum'")![0]
              _ = try tx.run("UPDATE kinds SET whole = \(now + 1) WHERE id = 'sum'")
            }
          }
        }
        try await group.waitForAll()
      }
      let sum = try await store.read { tx in try tx.row("SELECT whole FROM kinds")![0] as Int }
      #expect(sum == 20)
    }
  }
}
