import Foundation
import HummingbirdTesting
import Meetings
import PageSupport
import People
import Storage
import TestSupport
import Testing
import Values
import Web

/// Until whoever leads the meeting opens the preparations, no address answers anybody with somebody else's text.
@Suite struct PreparationSilenceTests {
  /// Every word a participant leaves behind, each with the participant's own secret in it.
  private static func prepare(_ town: Town, _ meeting: Meeting) async throws -> [String: [String]] {
    var secrets: [String: [String]] = [:]
    let now = town.clock.now
    for key in Town.atTheTable + ["gerda"] {
      let seat = try await town.seat(key, in: meeting)
      let own = (0..<4).map { "HEM\($0)\(key.uppercased())" }
      secrets[key] = own
      try await town.store.write { tx in
        try PreparationStore.add(
          PreparationMark(id: ID("m-\(key)"), attitude: .proud, figure: nil, sentence: own[0]), seat, at: now, in: tx)
        try PreparationStore.add(
          BroughtData(id: ID("t-\(key)"), title: own[1], what: own[1], source: own[1], content: .text(own[1])),
          bytes: nil, seat, at: now, in: tx)
        try PreparationStore.add(
          BroughtData(
            id: ID("f-\(key)"), title: own[2], what: "x", source: "x",
            content: .file(name: "\(own[2]).txt", kind: .txt, size: 8)), bytes: Array(own[3].utf8), seat, at: now,
          in: tx)
        try PreparationStore.setReady(true, seat, at: now, in: tx)
      }
    }
    return secrets
  }

  /// Every GET address below a meeting that the product has, filled with everything somebody could guess.
  private static func addresses(_ meeting: Meeting, _ town: Town) -> [String] {
    var routes = Routes()
    Feature.meetings(library: Shipped.library).routes(&routes, town.house)
    let patterns = routes.table.filter { $0.method == "GET" && $0.pattern.hasPrefix("/moeder/{id}") }.map(\.pattern)
    let people = Town.atTheTable + ["gerda"]
    let guesses = people.flatMap { ["t-\($0)", "f-\($0)"] }
    return patterns.flatMap { pattern -> [String] in
      let address = pattern.replacing("{id}", with: meeting.id.raw)
      // A stream is asked for what it has to tell now; otherwise it never ends.
      if address.hasSuffix("/live") { return [address + "?nu=1"] }
      guard address.contains("{") else { return [address, address + "?deltager=p-kurt&besked=klar"] }
      return guesses.map { address.replacing(#/\{[^}]*\}/#, with: $0) }
    }
  }

  private static func everybody(
    _ town: Town, _ client: any TestClientProtocol, among keys: [String] = Town.people.map(\.0)
  ) async throws -> [(String?, Guest)] {
    var all: [(String?, Guest)] = [(nil, Guest(client: client))]
    for key in keys {
      all.append((key, try await town.guest(key, client)))
    }
    for key in ["karen", "birgitte"] { all.append((nil, try await town.guest(key, client, of: Town.other))) }
    return all
  }

  /// Who has seen whose secret, and where.
  private static func leaks(
    _ town: Town, _ meeting: Meeting, _ secrets: [String: [String]], _ client: any TestClientProtocol,
    among keys: [String] = Town.people.map(\.0)
  ) async throws -> [String] {
    var found: [String] = []
    for (own, guest) in try await everybody(town, client, among: keys) {
      for address in addresses(meeting, town) {
        let shown = try await guest.get(address)
        for (key, texts) in secrets where key != own {
          if texts.contains(where: shown.text.contains) {
            found.append("\(own ?? "en fremmed") saw \(key) at \(address)")
          }
        }
      }
    }
    return found
  }

  @Test func `before it is opened nobody is sent anybody else's text, whatever the role and the address`() async throws
  {
    try await inTownOnce { town in
      let meeting = try await town.learningMeeting()
      let secrets = try await Self.prepare(town, meeting)
      try await town.visit { client in
        let addresses = Self.addresses(meeting, town)
        #expect(addresses.count > 20 && addresses.contains("/moeder/\(meeting.id.raw)/forbered/data/f-kurt"))
        #expect(try await Self.leaks(town, meeting, secrets, client) == [])
        // The test can fail: one's own is there, and once it is opened the others' are too.
        let kurt = try await town.guest("kurt", client), birgitte = try await town.guest("birgitte", client)
        let base = "/moeder/\(meeting.id.raw)"
        #expect(try await kurt.get("\(base)/forbered").text.contains("HEM0KURT"))
        #expect(try await kurt.get("\(base)/forbered/data/f-kurt").text == "HEM3KURT")
        #expect(try await birgitte.post("\(base)/forberedelser/aabning").status == 303)
        let opened = try await Self.leaks(town, meeting, secrets, client)
        #expect(opened.contains { $0.hasPrefix("kurt saw gerda at \(base)/forberedelser") })
        #expect(opened.contains { $0.hasPrefix("kurt saw carl at \(base)/forbered/data/f-carl") })
        // Those who are not in the meeting see nothing then either, and strangers never do.
        let outside = opened.filter { leak in !Town.atTheTable.contains { leak.hasPrefix("\($0) saw") } }
        #expect(outside == [])
        #expect(try await birgitte.post("\(base)/forberedelser/lukning").status == 303)
        // A planner, one of the meeting, and one who has nothing to do with it.
        let some = ["karen", "kurt", "dorte"]
        #expect(try await Self.leaks(town, meeting, secrets, client, among: some) == [])
      }
    }
  }

  @Test func `nobody changes or takes away what somebody else prepared, opened or not`() async throws {
    try await inTownOnce { town in
      let meeting = try await town.learningMeeting()
      _ = try await Self.prepare(town, meeting)
      @Sendable func all() async throws -> [Row] {
        try await town.store.read { tx in
          try tx.rows("SELECT id FROM preparation_mark ORDER BY id")
            + tx.rows("SELECT id FROM preparation_data ORDER BY id")
        }
      }
      let before = try await all()
      #expect(before.count == 15)
      try await town.visit { client in
        let base = "/moeder/\(meeting.id.raw)"
        for (own, guest) in try await Self.everybody(town, client) {
          for victim in Town.atTheTable + ["gerda"] where victim != own {
            for (part, id) in [("maerke", "m-\(victim)"), ("data", "t-\(victim)"), ("data", "f-\(victim)")] {
              _ = try await guest.post(
                "\(base)/forbered",
                [
                  ("trin", "fjern"), ("del", part), ("id", id), ("deltager", "p-\(victim)"),
                  ("participant", "p-\(victim)"),
                ])
            }
          }
          _ = try await guest.post("\(base)/forberedelser/aabning")
          let isOpened = try await town.store.read { tx in
            try PreparationStore.opened(meeting.id, of: Town.municipality, in: tx) != nil
          }
          // Who leads it, and who plans for the place: consultant and learning partner of all of it, and another leader
          // at the school.
          #expect(isOpened == ["birgitte", "karen", "mette", "sofie"].contains(own), "\(own ?? "en fremmed")")
          try await town.store.write { tx in _ = try tx.run("DELETE FROM preparation_opening") }
        }
        #expect(try await all() == before)
      }
    }
  }
}
