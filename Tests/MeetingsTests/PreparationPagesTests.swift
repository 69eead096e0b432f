import Foundation
import Meetings
import PageSupport
import People
import Storage
import TestSupport
import Testing
import Values
import Web

@Suite struct PreparationPagesTests {
  static let hostile = "<b>&\"'</b> og \u{202E}æøå"

  @Test func `a participant prepares step by step, takes things back and is ready`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting()
      try await town.visit { client in
        let kurt = try await town.guest("kurt", client), path = "/moeder/\(meeting.id.raw)/forbered"
        let empty = try await kurt.get(path)
        #expect(empty.status == 200)
        for words in [
          "Hvad er I særligt stolte af?", "Kun du kan se det", "Stolt", "Undring",
          "Der er ikke udgivet tal om Strandby endnu", "Jeg er klar",
        ] {
          #expect(empty.words.contains(words), "\(words)")
        }
        let sent: [[(String, String)]] = [
          [("trin", "laest"), ("set", "1")],
          [("trin", "maerke"), ("maerke", "stolt"), ("tal", ""), ("saetning", Self.hostile)],
          [("trin", "emne"), ("valgt", ""), ("emne", "Sprog i hjemmet")], [("trin", "oenske"), ("oenske", "dybde")],
          [("trin", "navn"), ("set", "0")], [("trin", "klar"), ("set", "1")],
        ]
        for fields in sent {
          let shown = try await kurt.post(path, fields)
          #expect(shown.status == 303 && shown.location?.hasPrefix(path) == true, "\(fields): \(shown.words)")
        }
        let full = try await kurt.get(path)
        for words in ["du har læst den", "og æøå", "Sprog i hjemmet", "Du står som klar", "Vis mit navn"] {
          #expect(full.words.contains(words), "\(words)")
        }
        #expect(!full.text.contains("<b>&\""))
        let mark = try #require(
          full.text.firstMatch(of: #/name="del" value="maerke"><input type="hidden" name="id" value="([^"]+)"/#))
        #expect(
          try await kurt.post(path, [("trin", "fjern"), ("del", "maerke"), ("id", String(mark.1))]).status == 303)
        #expect(try await !kurt.get(path).words.contains("og æøå"))
        #expect(try await kurt.post(path, [("trin", "klar"), ("set", "0")]).status == 303)
        #expect(try await kurt.get(path).words.contains("Jeg er klar"))
      }
    }
  }

  static let wrong: [([(String, String)], String)] = [
    ([("trin", "maerke"), ("saetning", "Uden mærke")], "Vælg stolt, udfordring eller undring"),
    ([("trin", "maerke"), ("maerke", "stolt"), ("saetning", "  ")], "Skriv en sætning"),
    ([("trin", "maerke"), ("maerke", "stolt"), ("tal", "findes-ikke"), ("saetning", "x")], "Vælg et tal på listen"),
    ([("trin", "maerke"), ("maerke", "stolt"), ("saetning", "Om 010190-1234")], "CPR-nummer"),
    (
      [("trin", "maerke"), ("maerke", "stolt"), ("saetning", String(repeating: "x", count: 601))],
      "højst være på 600 tegn"
    ),
    ([("trin", "emne"), ("emne", "")], "Vælg et tal eller et tema"),
    ([("trin", "emne"), ("emne", "Om 0101901234")], "CPR-nummer"),
  ]

  @Test func `what is wrong comes back with the text kept`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting()
      try await town.visit { client in
        let kurt = try await town.guest("kurt", client), path = "/moeder/\(meeting.id.raw)/forbered"
        for (fields, words) in Self.wrong {
          let shown = try await kurt.post(path, fields)
          #expect(shown.status == 422 && shown.words.contains(words), "\(fields): \(shown.status)")
          #expect(shown.text.contains("<title>Fejl: "))
        }
        #expect(try await kurt.post(path, [("trin", "noget andet")]).status == 400)
        let own = [("titel", "Samtaler"), ("hvad", "Fem samtaler"), ("kilde", "Os"), ("ingen", "1")]
        for (fields, file, name, words) in [
          (own, "", "", "Skriv en tekst, indsæt et link"),
          (own + [("tekst", "a"), ("link", "https://a.dk")], "", "", "én ting"),
          (own + [("link", "javascript:alert(1)")], "", "", "https://"),
          (Array(own.dropLast()) + [("tekst", "a")], "", "", "Sæt hak"),
          (own, "<html>", "a.txt", "den slags filer"), (own, "%PDF-1", "a.jpg", "endelsen .pdf"),
          (own, "navn;cpr\n1;010190-1234", "a.csv", "CPR-nummer"),
          (own + [("tekst", "Ring 010190-1234")], "", "", "CPR-nummer"),
        ] {
          let shown = try await kurt.bring(path, fields, file: file, named: name)
          #expect(shown.status == 422 && shown.words.contains(words), "\(fields) \(name): \(shown.status)")
          #expect(shown.text.contains("value=\"Samtaler\""))
        }
      }
    }
  }

  @Test func `own data are kept as they came and fetched as a file, never shown as a page`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting()
      try await town.visit { client in
        let kurt = try await town.guest("kurt", client), path = "/moeder/\(meeting.id.raw)/forbered"
        let own = [("titel", "Samtaler"), ("hvad", "Fem"), ("kilde", "Os"), ("ingen", "1")]
        #expect(try await kurt.bring(path, own, file: "Børnene siger: mere tid.", named: "samtaler.txt").status == 303)
        #expect(
          try await kurt.bring(path, own + [("tekst", "<i>Ord</i>\r\nfor ord")], file: "", named: "").status == 303)
        #expect(
          try await kurt.bring(path, own + [("link", "https://eksempel.dk/a?b=c")], file: "", named: "").status == 303)
        let page = try await kurt.get(path)
        #expect(page.words.contains("samtaler.txt") && page.text.contains("&lt;i&gt;Ord&lt;/i&gt;<br>for ord"))
        #expect(page.text.contains("href=\"https://eksempel.dk/a?b=c\""))
        let address = try #require(page.links.first { $0.hasPrefix("\(path)/data/") })
        let response = try await client.executeRequest(
          uri: address, method: .get, headers: [.cookie: kurt.cookie ?? ""], body: nil)
        #expect(String(buffer: response.body) == "Børnene siger: mere tid.")
        #expect(response.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"samtaler.txt\"") == true)
        #expect(response.headers[.xContentTypeOptions] == "nosniff" && response.headers[.contentType] == "text/plain")
        #expect(response.headers[values: .contentSecurityPolicy].contains { $0.contains("sandbox") })
      }
    }
  }

  @Test func `a note is mended in its place, and two devices that mend the same see both texts`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting()
      try await town.visit { client in
        let kurt = try await town.guest("kurt", client), carl = try await town.guest("carl", client)
        let path = "/moeder/\(meeting.id.raw)/forbered"
        #expect(
          try await kurt.post(path, [("trin", "maerke"), ("maerke", "undring"), ("saetning", "Hvem kommer ikkke?")])
            .status == 303)
        #expect(try await kurt.post(path, [("trin", "emne"), ("emne", "Frtid")]).status == 303)
        let own = [("titel", "Samtaler"), ("hvad", "Fem"), ("kilde", "Os"), ("ingen", "1")]
        #expect(try await kurt.bring(path, own, file: "Mere tid.", named: "samtaler.txt").status == 303)
        // Each note leads to its own form, filled with what it says.
        let links = try await kurt.get(path).links.filter { $0.hasPrefix("\(path)?ret=") }
        #expect(links.count == 3)
        func id(_ link: String) -> String { String(link.split(separator: "=")[1].prefix { $0 != "#" }) }
        let page = try await kurt.get(links[0])
        #expect(page.text.contains("Hvem kommer ikkke?</textarea>") && page.words.contains("Gem rettelsen"))
        let mark = [("trin", "maerke"), ("id", id(links[0])), ("version", "1"), ("maerke", "stolt")]
        #expect(try await kurt.post(path, mark + [("saetning", "Hvem kommer ikke?")]).status == 303)
        #expect(try await kurt.get(path).words.contains("Hvem kommer ikke?Stolt"))
        #expect(try await !kurt.get(path).words.contains("ikkke"))
        let late = try await kurt.post(path, mark + [("saetning", "Fra telefonen")])
        #expect(late.status == 412 && late.words.contains("Fra telefonen") && late.words.contains("Hvem kommer ikke?"))
        #expect(late.text.contains("name=\"version\" value=\"2\""))
        let again = mark.map { $0.0 == "version" ? ($0.0, "2") : $0 } + [("saetning", "Fra telefonen")]
        #expect(try await kurt.post(path, again).status == 303)
        // Nobody mends what is somebody else's.
        #expect(try await carl.post(path, again).status == 409)
        #expect(try await !carl.get(links[0]).text.contains("Fra telefonen"))
        #expect(
          try await carl.bring(path, own + [("id", id(links[2])), ("tekst", "x")], file: "", named: "").status == 409)

        let topic = [("trin", "emne"), ("id", id(links[1])), ("version", "1"), ("emne", "Fritid")]
        #expect(try await kurt.post(path, topic).status == 303)
        #expect(try await kurt.get(path).words.contains("Fritid"))
        // The title is mended and the file stays; then a text takes its place.
        let data = own.map { $0.0 == "titel" ? ($0.0, "Fem samtaler") : $0 } + [("id", id(links[2])), ("version", "1")]
        #expect(try await kurt.bring(path, data, file: "", named: "").status == 303)
        let file = try #require(try await kurt.get(path).links.first { $0.hasPrefix("\(path)/data/") })
        #expect(try await kurt.get(file).text == "Mere tid.")
        #expect(try await kurt.bring(path, data, file: "Ny", named: "ny.txt").status == 412)
        let text = data.map { $0.0 == "version" ? ($0.0, "2") : $0 } + [("tekst", "Mere tid sammen.")]
        #expect(try await kurt.bring(path, text, file: "", named: "").status == 303)
        #expect(try await kurt.get(path).words.contains("Mere tid sammen."))
        #expect(try await kurt.get(file).status == 404)
        let wrong = try await kurt.post(path, again.dropLast() + [("saetning", "Om 010190-1234")])
        #expect(wrong.status == 422 && wrong.words.contains("Gem rettelsen"))
      }
    }
  }

  @Test func `the leader sees how many, opens in two steps, and then all see all`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting()
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), kurt = try await town.guest("kurt", client)
        let base = "/moeder/\(meeting.id.raw)"
        let carl = try await town.guest("carl", client)
        for (guest, words, shows) in [(kurt, "Kurts sætning", "1"), (carl, "Carls sætning", "0")] {
          #expect(
            try await guest.post("\(base)/forbered", [("trin", "maerke"), ("maerke", "undring"), ("saetning", words)])
              .status == 303)
          #expect(try await guest.post("\(base)/forbered", [("trin", "emne"), ("emne", "Fritid")]).status == 303)
          #expect(try await guest.post("\(base)/forbered", [("trin", "navn"), ("set", shows)]).status == 303)
          #expect(try await guest.post("\(base)/forbered", [("trin", "klar"), ("set", "1")]).status == 303)
        }
        let before = try await birgitte.get("\(base)/forberedelser")
        #expect(
          before.words.contains("2 af 5 er klar") && before.words.contains("Fritid")
            && before.words.contains("2\u{A0}ønsker"))
        #expect(!before.words.contains("sætning") && !before.words.contains("Carl"))
        // A participant can neither see nor open it.
        #expect(try await !kurt.get("\(base)/forberedelser").words.contains("Fritid"))
        #expect(try await kurt.post("\(base)/forberedelser/aabning").status == 403)
        #expect(try await kurt.get("\(base)/emner").status == 403)
        #expect(try await birgitte.get("\(base)/forberedelser/aabning").words.contains("2 af 5 er klar"))
        #expect(try await birgitte.get("\(base)/forberedelser").words.contains("Luk op for forberedelsen"))
        #expect(try await birgitte.post("\(base)/forberedelser/aabning").status == 303)
        for guest in [birgitte, kurt, carl] {
          let all = try await guest.get("\(base)/forberedelser")
          #expect(all.words.contains("Kurts sætning Kurt Kirkeby") && all.words.contains("Carls sætning"))
          // Carl's own name stands in the head of his pages, and nobody else's page has it.
          #expect(guest.cookie == carl.cookie || !all.words.contains("Carl Lærer"))
        }
        // Who plans without being in the meeting sees how many, and not what.
        let karen = try await town.guest("karen", client)
        let counted = try await karen.get("\(base)/forberedelser")
        #expect(counted.words.contains("2 af 5") && !counted.words.contains("sætning"))
        #expect(try await birgitte.post("\(base)/forberedelser/lukning").status == 303)
        #expect(try await !kurt.get("\(base)/forberedelser").words.contains("Carls"))
        let log = try await town.store.read { tx in try AccessLogStore.page(of: Town.municipality, in: tx) }
        let acts = log.map(\.entry.action)
        #expect(acts.contains(.preparationsOpened) && acts.contains(.preparationsClosed))
        #expect(!log.contains { "\($0.entry.object) \($0.entry.detail)".contains("sætning") })
      }
    }
  }

  @Test func `choosing topics reshapes the agenda, asks for a reason against advice, and shows both texts`()
    async throws
  {
    try await inTown { town in
      let meeting = try await town.learningMeeting()
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), path = "/moeder/\(meeting.id.raw)/emner"
        #expect(try await birgitte.post(path, [("version", "1")]).words.contains("Vælg bredt eller i dybden"))
        #expect(
          try await birgitte.post(path, [("bredde", "emner"), ("version", "1")]).words.contains("mindst ét emne"))
        let two = [("bredde", "emner"), ("egne", "Sprog\r\nFritid"), ("version", "1")]
        let preview = try await birgitte.post(path, two + [("vis", "1")])
        #expect(
          preview.status == 200 && preview.words.contains("Intet er gemt endnu") && preview.words.contains("Sprog"))
        #expect(preview.words.contains("45\u{A0}min. for lang") && preview.words.contains("16.00"), "\(preview.words)")
        let refused = try await birgitte.post(path, two)
        #expect(refused.status == 422 && refused.words.contains("Skriv kort, hvorfor"))
        #expect(try await birgitte.post(path, two + [("grund", "Vi har aftalt det.")]).status == 303)
        let saved = try await town.store.read { tx in try MeetingStore.find(meeting.id, of: Town.municipality, in: tx) }
        #expect(saved?.topics == ["Sprog", "Fritid"] && saved?.breadth == .deep)
        #expect(saved?.agenda.lines.count { if case .phase = $0.content { true } else { false } } == 8)
        #expect(try await birgitte.get(path).words.contains("Vi har aftalt det.") == false)
        #expect(try await birgitte.get(path).text.contains("value=\"Vi har aftalt det.\""))
        // Somebody else saved in between.
        let late = try await birgitte.post(path, [("bredde", "bredt"), ("version", "1")])
        #expect(late.status == 412 && late.words.contains("Sprog; Fritid") && late.words.contains("Bredt"))
        #expect(late.hidden("version") == "2")
        #expect(try await birgitte.post(path, [("bredde", "bredt"), ("version", "2")]).status == 303)
        #expect(try await !birgitte.get(path).text.contains("Vi har aftalt det."))
      }
    }
  }

  @Test func `topics are put together and taken apart by hand`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting()
      try await town.visit { client in
        let base = "/moeder/\(meeting.id.raw)", birgitte = try await town.guest("birgitte", client)
        for (key, words) in [("kurt", "Læsning"), ("carl", "Læselyst")] {
          let guest = try await town.guest(key, client)
          #expect(try await guest.post("\(base)/forbered", [("trin", "emne"), ("emne", words)]).status == 303)
        }
        let one = try await birgitte.post(
          "\(base)/emner/samling", [("samles", "ord:læsning"), ("overskrift", "At læse")])
        #expect(one.status == 422 && one.words.contains("mindst to emner"))
        let keys = try await birgitte.get("\(base)/emner").text.matches(of: #/name="samles" value="([^"]+)"/#).map {
          String($0.1)
        }
        #expect(keys.count == 2)
        let fields = keys.map { ("samles", $0) } + [("overskrift", "At læse")]
        #expect(try await birgitte.post("\(base)/emner/samling", fields + [("samlet", "0")]).status == 303)
        // A second leader who has the old page open sees both, and nothing is lost.
        let late = try await town.guest("sofie", client).post(
          "\(base)/emner/samling", keys.map { ("samles", $0) } + [("overskrift", "Læseglæde"), ("samlet", "0")])
        #expect(late.status == 412 && late.words.contains("som »Læseglæde«") && late.words.contains("At læse"))
        #expect(late.hidden("samlet") == "1" && late.text.contains("value=\"Læseglæde\""))
        let merged = try await birgitte.get("\(base)/emner")
        #expect(merged.text.contains("value=\"At læse\"") && merged.words.contains("2\u{A0}ønsker"))
        let key = try #require(merged.text.firstMatch(of: #/name="samles" value="([^"]+)"/#))
        #expect(
          try await birgitte.post("\(base)/emner/samling", [("samles", String(key.1)), ("skil", "1"), ("samlet", "1")])
            .status == 303)
        #expect(try await birgitte.get("\(base)/emner").text.contains("value=\"Læselyst\""))
      }
    }
  }
}
