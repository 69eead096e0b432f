import Goals
import HummingbirdTesting
import Meetings
import PageSupport
import People
import Storage
import Testing
import Values

/// What earlier meetings left open is the first item of the next, for those who meet, and nobody else's business.
@Suite struct FirstItemTests {
  private static let line = "Fra sidst: Besøg i klubben (Lise Toft)"

  private func leaveOpen(_ gathering: Gathering) async throws {
    let karen = try await gathering.town.visitor("karen"), now = gathering.clock.now
    let action = Action(
      id: ID("a-1"), round: Round(origin: "moede:m-0", scope: .municipality), what: "Besøg i klubben",
      person: PersonID("fjordby-lise"), name: "Lise Toft")
    try await gathering.store.write { tx in try ActionStore.insert(action, by: Maker(karen), at: now, in: tx) }
  }

  @Test func `earlier agreements are the first item wherever the agenda stands`()
    async throws
  {
    try await inGathering { gathering in
      try await leaveOpen(gathering)
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        let birgitte = try await gathering.town.guest("birgitte", client)
        for (guest, path) in [
          (karen, "/moeder/m-1/planlaeg"), (karen, "/moeder/m-1"), (birgitte, "/moeder/m-1"),
          (birgitte, "/moeder/m-1/materiale"), (karen, "/moeder/m-1/emner"),
        ] {
          let page = try await guest.get(path)
          #expect(page.status == 200)
          let agenda = try #require(
            page.text.components(separatedBy: ">Dagsorden</caption>").dropFirst().first, "\(path)")
          // After the row of headings comes the first item.
          let first = agenda.components(separatedBy: "</tr>").dropFirst().first ?? ""
          #expect(first.contains(Self.line), "\(path): \(first)")
        }
        // Once the meeting is over, it is the next one's to take up.
        gathering.clock.pass(20 * 86_400)
        let late = try await gathering.town.guest("birgitte", client)
        #expect(try await !late.get("/moeder/m-1").words.contains(Self.line))
      }
    }
  }

  @Test func `guests are never told of it, by link or by code`() async throws {
    try await inGathering { gathering in
      try await leaveOpen(gathering)
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        try await gathering.send()
        let link = try #require(try await gathering.letters().first { $0.to == "ole@hallen.example" }?.link)
        let entered = try await Guest(client: client).post("\(link)/ind")
        let ole = Guest(client: client, cookie: entered.cookie), room = try #require(entered.location)
        let code = try await GuestRoutesTests.open(karen)
        let guest = try await GuestRoutesTests.join(karen, code)
        for (visitor, base) in [(ole, room), (guest, "/m/\(code)")] {
          for path in ["", "/materiale", "/forbered", "/forberedelser"] {
            #expect(try await !visitor.get(base + path).text.contains("Besøg i klubben"), "\(path)")
          }
        }
        #expect(try await ole.get(room + "/materiale").words.contains("Dagsorden"))
        #expect(try await !Guest(client: client).get(link).text.contains("Besøg i klubben"))
      }
    }
  }
}
