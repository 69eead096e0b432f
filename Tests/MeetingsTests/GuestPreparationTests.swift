import Foundation
import HummingbirdTesting
import Meetings
import PageSupport
import People
import Testing
import Values
import Web

/// Those without an account prepare on equal terms, and are sent nobody else's text before it is opened either.
@Suite struct GuestPreparationTests {
  static let addresses = [
    "", "/forbered", "/forbered/data/hemmelig", "/forberedelser", "/materiale", "/materiale/margen.css",
  ]

  /// Ole, who came by his personal link, and the code of his room.
  private func byLink(_ gathering: Gathering, _ client: any TestClientProtocol) async throws -> (Guest, String) {
    try await gathering.send()
    let link = try #require(try await gathering.letters().first { $0.to == "ole@hallen.example" }?.link)
    let entered = try await Guest(client: client).post("\(link)/ind")
    #expect(entered.status == 303)
    return (Guest(client: client, cookie: entered.cookie), try #require(entered.location))
  }

  @Test func `a participant who came by a link prepares, brings data and sees all when it is opened`() async throws {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let (ole, room) = try await byLink(gathering, client)
        let birgitte = try await gathering.town.guest("birgitte", client)
        let karen = try await gathering.town.guest("karen", client)
        #expect(try await ole.get(room).links.contains("\(room)/forbered"))
        let page = try await ole.get("\(room)/forbered")
        #expect(page.status == 200 && page.words.contains("Kun du kan se det") && !page.text.contains("href=\"/moeder"))
        let mark = [("trin", "maerke"), ("maerke", "stolt"), ("saetning", "Hallen er fuld hver dag")]
        #expect(
          try await ole.post("\(room)/forbered", mark).location?.hasPrefix("\(room)/forbered?besked=maerke") == true)
        let data = [("titel", "Haltimer"), ("hvad", "Bookinger"), ("kilde", "Hallen"), ("ingen", "1")]
        #expect(
          try await ole.bring("\(room)/forbered", data, file: "uge;timer\n40;61", named: "haltimer.csv").status == 303)
        let own = try await ole.get("\(room)/forbered")
        let file = try #require(own.links.first { $0.hasPrefix("\(room)/forbered/data/") })
        #expect(try await ole.get(file).text == "uge;timer\n40;61")
        let hers = [("trin", "maerke"), ("maerke", "undring"), ("saetning", "Birgittes hemmelighed")]
        #expect(try await birgitte.post("/moeder/m-1/forbered", hers).status == 303)

        for address in Self.addresses {
          #expect(try await !ole.get(room + address).text.contains("Birgittes hemmelighed"), "\(address)")
        }
        #expect(try await !birgitte.get("/moeder/m-1/forberedelser").text.contains("Hallen er fuld"))
        #expect(try await karen.post("/moeder/m-1/forberedelser/aabning").status == 303)
        let all = try await ole.get("\(room)/forberedelser")
        #expect(all.words.contains("Birgittes hemmelighed Birgitte Holm") && all.words.contains("Hallen er fuld"))
        #expect(try await birgitte.get("/moeder/m-1/forberedelser").words.contains("Hallen er fuld hver dag Ole Hal"))
        #expect(try await birgitte.get(file.replacing(room, with: "/moeder/m-1")).text == "uge;timer\n40;61")
        // Taken off the meeting, he is out at once, and so is what he wrote.
        try await gathering.remove(Gathering.ole)
        #expect(try await ole.get("\(room)/forbered").status == 404)
        #expect(try await !birgitte.get("/moeder/m-1/forberedelser").words.contains("Hallen er fuld"))
      }
    }
  }

  @Test func `by the code alone there is the material without names, and nothing of what people prepared`() async throws
  {
    try await inGathering { gathering in
      try await gathering.town.visit { client in
        let karen = try await gathering.town.guest("karen", client)
        let birgitte = try await gathering.town.guest("birgitte", client)
        let code = try await GuestRoutesTests.open(karen), room = "/m/\(code)"
        let guest = try await GuestRoutesTests.join(karen, code, name: "Dorrit")
        let hers = [("trin", "maerke"), ("maerke", "undring"), ("saetning", "Birgittes hemmelighed")]
        #expect(try await birgitte.post("/moeder/m-1/forbered", hers).status == 303)
        #expect(try await karen.post("/moeder/m-1/forberedelser/aabning").status == 303)
        for address in Self.addresses {
          let shown = try await guest.get(room + address)
          #expect(!shown.text.contains("Birgittes hemmelighed"), "\(address)")
          #expect(shown.status == (address.hasPrefix("/forbered") ? 404 : 200), "\(address)")
          // Without the pass there is no such page, code or not.
          if !address.isEmpty { #expect(try await guest.carrying(nil).get(room + address).status == 404, "\(address)") }
        }
        let pack = try await guest.get("\(room)/materiale")
        #expect(pack.words.contains("Strandby IF") && pack.words.contains("Refleksionscirklen"))
        for name in ["Birgitte", "Kurt", "Ole Hal"] { #expect(!pack.words.contains(name), "\(name)") }
        #expect(try await guest.post("\(room)/forbered", hers).status == 404)
        #expect(try await guest.bring("\(room)/forbered", [], file: "x", named: "x.txt").status == 404)
        #expect(try await karen.get("/moeder/m-1/materiale").words.contains("Birgitte Holm"))
      }
    }
  }
}
