import Hummingbird
import HummingbirdTesting
import Meetings
import PageSupport
import People
import Storage
import TestSupport
import Testing
import Values

@Suite struct MeetingKeepingTests {
  @Test func `five years after a meeting everything of it is gone, and nothing of any other`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), mette = try await town.guest("mette", client)
        var paths: [String] = []
        for day in ["3", "10"] {
          let made = try await birgitte.post(
            "/moeder",
            [
              ("moedeform", "laeringsmoede"), ("omraade", Town.community.text), ("dato-dag", day),
              ("dato-maaned", "december"), ("dato-aar", "2026"), ("fra", "13.00"),
            ])
          let path = String(try #require(made.location).prefix { $0 != "?" }.dropLast("/planlaeg".count))
          paths.append(path)
          #expect(try await birgitte.post(path + "/hjaelp").status == 303)
          let point = try #require(Shipped.kind("laeringsmoede")?.planning.first { $0.field == .practical }?.points[0])
          let tick = [("liste", "praktisk"), ("punkt", point), ("sat", "1")]
          #expect(try await birgitte.post(path + "/hak", tick).status == 303)
        }
        let desk = try await mette.get("/moedehjaelp")
        for match in desk.text.matches(of: #/action="(/moedehjaelp/[^"\/]+)\/nej"/#) {
          #expect(try await mette.post(String(match.1) + "/nej", [("ord", "Jeg er optaget")]).status == 303)
        }
        try await ask(about: paths, town)
        let now = town.clock.now
        let day = try #require(Day(2026, 12, 4))
        let before = try await rows(town.store)
        let gone = try await town.store.write { tx in
          try MeetingKeepingStore.forget(before: day, at: now, in: tx)
        }
        #expect(gone == 1)
        #expect(try await birgitte.get(paths[0]).status == 404)
        #expect(try await birgitte.get(paths[1]).status == 200)
        // A question to a figure is everybody's; that it was asked for this meeting is forgotten.
        let targets = try await town.store.read { (tx: Transaction) throws in
          try tx.rows("SELECT target FROM figure_question ORDER BY id").map { $0[0] as String? }
        }
        #expect(targets == [nil, String(paths[1].dropFirst("/moeder/".count))])
        let after = try await rows(town.store)
        for (table, count) in before where count > 0 {
          #expect(after[table] == count / 2, "\(table): \(count) rows became \(after[table] ?? -1)")
        }
        #expect(before.values.reduce(0, +) > 20)
        let left = try await town.store.write { tx in
          try MeetingKeepingStore.forget(before: day, at: now, in: tx)
        }
        #expect(left == 0)
      }
    }
  }

  /// A question for each meeting.
  private func ask(about paths: [String], _ town: Town) async throws {
    let now = town.clock.now
    try await town.store.write { (tx: Transaction) throws in
      for (number, path) in paths.enumerated() {
        try tx.run(
          """
          INSERT INTO figure_question (municipality, id, indicator, area, indicator_name, area_name, release_number,
          target, asked, wording, asker, asked_at, readers, answer, version, changed, changed_by) VALUES
          (\(Town.municipality), \("q-\(number)"), 'fravaer', 'fjordby-strandby', 'Fravær', 'Strandby', 1,
          \(String(path.dropFirst("/moeder/".count))), 'Hvorfor?', 'Hvorfor?', 'fjordby-birgitte', \(now), 'inside', '', 1,
          \(now), 'fjordby-birgitte')
          """)
      }
    }
  }

  /// How many rows each table about meetings has.
  private func rows(_ store: Store) async throws -> [String: Int] {
    try await store.read { (tx: Transaction) throws in
      var counts: [String: Int] = [:]
      for table in ["meeting", "help_request", "help_declined"] + MeetingKeepingStore.tables {
        counts[table] = try tx.row("SELECT count(*) FROM \(sql: SQL(stringLiteral: table))")?[0] ?? 0
      }
      return counts
    }
  }
}
