import Foundation
import Hummingbird
import HummingbirdTesting
import Meetings
import PageSupport
import People
import Storage
import TestSupport
import Testing
import Values
import Web

/// Minutes as files, for everybody who may read them, and a year of them.
@Suite struct MinutesFilesTests {
  typealias M = MinutesRoutesTests

  /// Plans, invites a guest, holds, sends out and approves. Gives the meeting and the guest's link.
  private static func approved(_ town: Town, _ client: any TestClientProtocol) async throws -> (String, String) {
    let early = try await town.guest("birgitte", client)
    let path = try await M.plan(early)
    let nadia = [("navn", "Nadia Yilmaz"), ("mail", "nadia@example.org"), ("fra", "Strandby IF"), ("kreds", "udvidet")]
    #expect(try await early.post(path + "/deltagere/ny", nadia).status == 303)
    let desk = FormReading.fields(try await early.get(path + "/indkaldelse").text)
    #expect(try await early.post(path + "/indkaldelse", desk).status == 303)
    M.begin(town)
    try await M.hold(town, path)
    town.clock.pass(7200)
    for (act, wait) in [("udsendelse", Int64(8 * 24 * 3600)), ("godkendelse", 60)] {
      let birgitte = try await town.guest("birgitte", client)
      let version = try #require(try await birgitte.get(path + "/referat").hidden("version"))
      #expect(try await birgitte.post("\(path)/referat/\(act)", [("version", version)]).status == 303)
      town.clock.pass(wait)
    }
    let letter = try #require(try await letters(town, like: "%:referat:%", to: "nadia@example.org").last)
    return (path, String(try #require(letter.firstMatch(of: #/\/svar\/[A-Za-z0-9_-]+\/referat/#)?.0)))
  }

  /// In the order they were written.
  private static func letters(_ town: Town, like key: String, to: String? = nil) async throws -> [String] {
    try await town.store.read { (tx: Transaction) throws in
      try tx.rows("SELECT recipient, message FROM outbox WHERE key LIKE \(key) ORDER BY made, id")
        .filter { to == nil || $0["recipient"] as String == to }.map { $0["message"] as String }
    }.map { $0.replacing("=\r\n", with: "").replacing("=3D", with: "=").replacing("=C3=A6", with: "æ") }
  }

  @Test func `approval tells everybody once, without the whole again`() async throws {
    try await inTown { town in
      try await town.visit { client in
        _ = try await Self.approved(town, client)
        let sent = try await Self.letters(town, like: "%:referat:1:%"),
          done = try await Self.letters(town, like: "%:referat:2:%")
        #expect(sent.count == done.count && done.count > 2)
        let mine = try #require(try await Self.letters(town, like: "%:referat:2:%", to: "nadia@example.org").first)
        #expect(mine.contains("er godkendt og l") && !mine.contains("Kort fortalt") && mine.contains("/svar/"))
      }
    }
  }

  @Test func `participants and guests get the minutes for a word processor, and others do not`() async throws {
    try await inTownOnce { town in
      try await town.visit { client in
        let (path, link) = try await Self.approved(town, client)
        let lise = try await town.guest("lise", client), stranger = Guest(client: client)
        let page = try await lise.get(path + "/referat")
        #expect(page.links.contains(path + "/referat.docx") && !page.links.contains(path + "/referat.pdf"))
        let file = try await lise.get(path + "/referat.docx")
        #expect(file.status == 200 && file.text.hasPrefix("PK") && file.text.contains("Børnene leger mere"))
        #expect(
          file.text.contains("Godkendt den 11. december 2026 af Birgitte Holm.") && !file.text.contains("Lille Ole"))
        #expect(try await stranger.get(link).links.contains(link + ".docx"))
        let theirs = try await stranger.get(link + ".docx")
        #expect(
          theirs.status == 200 && theirs.text.contains("Børnene leger mere") && theirs.text.contains("Nadia Yilmaz"))
        #expect(theirs.text.contains("skoleleder, Strandby Skole") && theirs.text.contains("SFO-leder, Strandby Skole"))
        #expect(!theirs.text.contains("Til stede: Birgitte") && !theirs.text.contains(">Birgitte Holm<"))
        for ending in ["docx", "pdf"] {
          #expect(try await stranger.get("/svar/findes-ikke/referat.\(ending)").status == 404)
          #expect(try await town.guest("kurt", client).get("\(path)/referat.\(ending)").status == 404)
        }
        let none = try await lise.get(path + "/referat.pdf")
        #expect(
          none.status == 404 && none.words.contains("browserens Udskriv") && none.links.contains(path + "/referat"))
      }
    }
  }

  @Test func `with a program the page offers a PDF; a program that fails leaves a way out`() async throws {
    try await inTownOnce { town in
      try await withTemporaryFolder { folder in
        let program = "\(folder)/program"
        let script =
          "#!/bin/sh\ngrep -q 'tving en fejl' side.html && exit 2\nprintf '%%PDF-' >side.pdf; cat side.html >>side.pdf\n"
        try script.write(toFile: program, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        try await town.with(weasyprint: program).visit { client in
          let (path, link) = try await Self.approved(town, client)
          let birgitte = try await town.guest("birgitte", client)
          #expect(try await birgitte.get(path + "/referat").links.contains(path + "/referat.pdf"))
          let file = try await birgitte.get(path + "/referat.pdf")
          #expect(file.status == 200 && file.text.hasPrefix("%PDF-") && file.text.contains("Børnene leger mere"))
          let theirs = try await Guest(client: client).get(link + ".pdf")
          #expect(theirs.status == 200 && !theirs.text.contains("<b>Mødeleder:</b> Birgitte"))
          let year = try await birgitte.get("/moeder/referater/samlet.pdf")
          #expect(year.status == 200 && year.text.contains("Godkendt den 11. december 2026"))
          #expect(try await birgitte.post(path + "/referat/tilfoejelse", [("ord", "tving en fejl")]).status == 303)
          let failed = try await birgitte.get(path + "/referat.pdf")
          #expect(failed.status == 503 && failed.words.contains("Gem som PDF") && !failed.text.contains("exit"))
        }
      }
    }
  }

  @Test func `a year's approved minutes stand in the order of time, for those who may read each`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let blank = try await town.guest("birgitte", client).get("/moeder/referater")
        #expect(blank.words.contains("Der er ingen godkendte referater fra skoleåret 2026/27"))
        let (path, _) = try await Self.approved(town, client)
        let birgitte = try await town.guest("birgitte", client)
        #expect(try await birgitte.post(path + "/referat/tilfoejelse", [("ord", "Klokken var 14")]).status == 303)
        let page = try await birgitte.get("/moeder/referater")
        #expect(page.words.contains("3. december 2026: ") && page.words.contains("Klokken var 14"))
        #expect(page.text.contains("<dt>godkendt referat</dt><dd>1</dd>"))
        #expect(page.links.contains(path + "/referat") && page.links.contains { $0.contains("samlet.docx") })
        #expect(try await birgitte.get("/moeder").links.contains("/moeder/referater"))
        let word = try await birgitte.get("/moeder/referater/samlet.docx?aar=2026")
        #expect(word.status == 200 && word.text.contains("Klokken var 14"))
        // Another place, another year, and those who were not there.
        #expect(
          try await birgitte.get("/moeder/referater?aar=2026&sted=\(Town.community.text)").words.contains("Klokken"))
        #expect(!(try await birgitte.get("/moeder/referater?aar=2026&sted=kommune").words.contains("Klokken")))
        #expect(try await birgitte.get("/moeder/referater?aar=2025").words.contains("ingen godkendte referater"))
        #expect(try await birgitte.get("/moeder/referater?aar=x&sted=x").status == 200)
        #expect(try await town.guest("lise", client).get("/moeder/referater").words.contains("Klokken var 14"))
        for other in ["kurt", "carl", "peter"] {
          let theirs = try await town.guest(other, client).get("/moeder/referater?aar=2026")
          #expect(theirs.status == 200 && !theirs.words.contains("Klokken var 14"), "\(other)")
        }
      }
      // The next August the year that ended is what one finds.
      town.clock.pass(250 * 24 * 3600)
      try await town.visit { client in
        let later = try await town.guest("birgitte", client).get("/moeder/referater")
        #expect(later.words.contains("skoleåret 2026/27") && later.words.contains("Klokken var 14"))
      }
    }
  }
}

extension Town {
  /// The same town with a program that makes PDF.
  fileprivate func with(weasyprint: String) -> Town {
    var settings = house.settings
    settings.weasyprint = weasyprint
    return Town(
      house: House(
        store: house.store, settings: settings, clock: house.clock, log: house.log, passwords: house.passwords,
        resolve: house.resolve, noteRefusal: house.noteRefusal), clock: clock)
  }
}
