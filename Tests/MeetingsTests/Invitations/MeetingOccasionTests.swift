import Hummingbird
import HummingbirdTesting
import Meetings
import PageSupport
import People
import Testing
import Values
import Web
import YearWheel

@Suite struct MeetingOccasionTests {
  static func visit(_ town: Town, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void)
    async throws
  {
    let features: [Feature] = [.people, .yearWheel(sources: [.meetings]), .meetings(library: Shipped.library)]
    try await Server.application(town.house, features).test(.router) { client in try await body(client) }
  }

  /// Makes a calendar address and fetches it without being signed in.
  static func calendar(_ guest: Guest, _ place: String = "") async throws -> String {
    let made = try await guest.post("/aarshjul/kalendere", [("sted", place)])
    let path = try #require(made.text.firstMatch(of: #/value="http:\/\/[^\/"]*(\/[^"]*\.ics)"/#)?.1)
    return try await guest.carrying(nil).get(String(path)).text
  }

  @Test func `a meeting is on the wheel and in the calendar of those who take part, and of nobody else`() async throws {
    try await inTown { town in
      // Kurt's own school is another one: he sees it because he is asked, Carl does not see it at all.
      let gathering = try await Gathering.make(
        town, { $0.scope = .unit(Town.strandby) },
        people: Gathering.people.filter { $0.id != Gathering.birgitte })
      try await Self.visit(town) { client in
        let kurt = try await town.guest("kurt", client)
        #expect(try await kurt.get("/aarshjul").words.contains("Læringsmøde i Strandby"))
        let mine = try await Self.calendar(kurt)
        #expect(mine.contains("DTSTART:20261203T120000Z") && mine.contains("Læringsmøde i Strandby"))
        #expect(try await Self.calendar(kurt, "enhed:\(Town.strandby.raw)").contains("Læringsmøde i Strandby"))
        #expect(try await !Self.calendar(kurt, "enhed:\(Town.kirkeby.raw)").contains("Læringsmøde i Strandby"))
        let birgitte = try await town.guest("birgitte", client)
        #expect(try await Self.calendar(birgitte, "enhed:\(Town.strandby.raw)").contains("Læringsmøde i Strandby"))
        let carl = try await town.guest("carl", client)
        for place in ["", "enhed:\(Town.strandby.raw)"] {
          #expect(try await !Self.calendar(carl, place).contains("Læringsmøde i Strandby"), "\(place)")
        }
        let birgittes = try await town.visitor("birgitte")
        let now = town.clock.now
        try await town.store.write { tx in
          let look = try #require(try MeetingStore.look(gathering.id, for: birgittes, at: now, in: tx))
          _ = try MeetingStore.cancel(look.meeting, words: "", by: birgittes, at: now, in: tx)
        }
        #expect(try await !Self.calendar(kurt).contains("Læringsmøde i Strandby"))
      }
    }
  }
}
