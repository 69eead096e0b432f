import Foundation
import Markup
import PageSupport
import People
import Profiles
import Storage
import TestSupport
import Testing
import Values
import Web

/// From a profile to a figure that is pinned or asked about, over HTTP and with the eyes of several.
@Suite struct PinPagesTests {
  static let figure = "/lokalsamfund/strandby-skole/tal/foelsom"
  static let hostile = "<script>alert('x')</script>\"&"

  @Test func `from the profile one comes to the figure, pins it and sees where it is pinned`() async throws {
    try await PinTown.open { town in
      try await town.visit(as: "leder") { guest async throws in
        let profile = try await guest.get("/lokalsamfund/strandby-skole/profil")
        #expect(profile.links.contains("/lokalsamfund/strandby-skole/tal"))
        #expect(profile.links.contains(Self.figure), "each figure on a page for those inside has its own way")
        let list = try await guest.get("/lokalsamfund/strandby-skole/tal")
        #expect(list.links.contains(Self.figure) && list.words.contains("7,0"))
        let page = try await guest.get(Self.figure)
        #expect(page.status == 200 && page.words.contains("Læringsmøde i Strandby"))
        let release = try #require(page.hidden("udgivelse"))
        let fields = [("udgivelse", release), ("moede", "moede-1"), ("note", "Hvorfor?\n\n\n\(Self.hostile)")]
        let pinned = try await guest.post("\(Self.figure)/fastgoerelse", fields)
        #expect(pinned.status == 303)
        let after = try await guest.get(pinned.location ?? "")
        #expect(after.words.contains("Tallet er fastgjort."))
        #expect(after.words.contains("Du har fastgjort tallet til Læringsmøde i Strandby"))
        let again = try await guest.post("\(Self.figure)/fastgoerelse", fields)
        #expect(again.status == 422 && again.words.contains("Ret din note på mødets side"))
      }
      try await town.visit(as: "leder") { guest async throws in
        #expect(try await guest.get("/mine-oplysninger").words.contains("Note ved Andel foelsom, Strandby Skole"))
        #expect(try await guest.get("/mine-oplysninger/hent").text.contains("Hvorfor?"))
      }
      try await town.visit(as: "kollega") { guest async throws in
        #expect(!(try await guest.get("/mine-oplysninger/hent").text.contains("Hvorfor?")))
      }
      let pin = try #require(try await town.pins().first)
      #expect(pin.notes.first?.text == "Hvorfor?\n\n\(Self.hostile)")
      for html in [PinParts.full(pin), PinParts.small(pin)] {
        let page = document("\(PinParts.patterns)<h1>t</h1><h2>t</h2>\(html)")
        #expect(HTMLChecker.problems(in: page) == [])
        let text = html.description
        #expect(text.contains("Strandby Skole") && text.contains("7,0") && !text.contains("<script"))
        #expect(text.contains("Udgivelse 1"))
      }
    }
  }

  @Test(arguments: [
    ("moede", "", "Vælg det møde"), ("moede", "moede-9", "Vælg det møde"),
    ("note", "Om 010203-1234", "CPR-nummer"), ("note", String(repeating: "a", count: 1001), "højst 1.000 tegn"),
  ])
  func `what cannot be right is told at its field, and nothing is pinned`(name: String, value: String, word: String)
    async throws
  {
    try await PinTown.open { town in
      let release = try #require(try await town.job.current()).id.raw
      try await town.visit(as: "leder") { guest async throws in
        var fields = ["udgivelse": release, "moede": "moede-1", "note": ""]
        fields[name] = value
        let sent = try await guest.post("\(Self.figure)/fastgoerelse", fields.map { ($0.key, $0.value) })
        #expect(sent.status == 422 && sent.words.contains(word))
      }
      #expect(try await town.pins().isEmpty)
    }
  }

  @Test func `a release that comes while one writes is told before anything is pinned, and the note is kept`()
    async throws
  {
    try await PinTown.open { town in
      let old = try #require(try await town.job.current()).id.raw
      try await AudienceReleaseTests.accept(["Strandby Skole;2023/24;30;100"], of: "aaben", town.desk)
      try await town.release()
      try await town.visit(as: "leder") { guest async throws in
        let page = "/lokalsamfund/strandby-skole/tal/aaben"
        let sent = try await guest.post(
          "\(page)/fastgoerelse", [("udgivelse", old), ("moede", "moede-1"), ("note", "Min gode note")])
        #expect(sent.status == 412 && sent.words.contains("Der er kommet nye tal"))
        #expect(sent.words.contains("Min gode note") && sent.words.contains("30,0"))
        let release = try #require(sent.hidden("udgivelse"))
        #expect(release != old)
        #expect(
          try await guest.post("\(page)/fastgoerelse", [("udgivelse", release), ("moede", "moede-1")]).status == 303)
      }
      #expect(try await town.pins().first?.figure?.release == 2)
    }
  }

  @Test func `partners meet what is theirs, and somebody without a meeting is told the way`() async throws {
    try await PinTown.open { town in
      try await town.visit(as: "bestyrelse") { guest async throws in
        let list = try await guest.get("/lokalsamfund/strandby/tal")
        #expect(list.words.contains("Andel foelsom") && !list.words.contains("Andel fortrolig"))
        let kept = try await guest.get("/lokalsamfund/strandby/tal/fortrolig")
        #expect(kept.status == 200 && kept.words.contains("ikke med i den nyeste udgivelse"))
        #expect(!kept.words.contains("%") && kept.hidden("udgivelse") == nil)
        let sent = try await guest.post("/lokalsamfund/strandby/tal/fortrolig/fastgoerelse", [("moede", "moede-1")])
        #expect(sent.status >= 400 || sent.status == 200)
      }
      try await town.visit(as: "gaest") { guest async throws in
        let page = try await guest.get("/lokalsamfund/strandby/tal/aaben")
        #expect(page.words.contains("Du har ingen møder at fastgøre tallet til"))
        #expect(page.hidden("udgivelse") == nil)
      }
      try await town.visit(as: "revisor") { guest async throws in
        for page in [Self.figure, "/lokalsamfund/strandby/tal", "/spoergsmaal"] {
          #expect(try await guest.get(page).status == 403)
        }
      }
      try await town.visit(as: "leder") { guest async throws in
        #expect(try await guest.get("/lokalsamfund/strandby/tal/findes-ikke").status == 404)
        #expect(try await guest.get("/lokalsamfund/findes-ikke/tal").status == 404)
      }
      #expect(try await town.pins().isEmpty)
    }
  }

  @Test func `pages that guests and everybody share have no way to pin or ask`() async throws {
    try await PinTown.open { town in
      let pages = try await town.store.read { tx in
        try tx.rows("SELECT audiences, body FROM released_page").map { ($0[0] as Int, $0[1] as [UInt8]) }
      }
      var (own, shared) = (0, 0)
      for (audiences, body) in pages {
        let main = String(decoding: try #require(FrozenMain(stored: body)).bytes, as: UTF8.self)
        let isShared = audiences & 0b1100 != 0
        #expect(main.contains("/tal/") == !isShared, "a page for \(audiences)")
        if isShared { shared += 1 } else { own += 1 }
      }
      #expect(own > 0 && shared > 0)
    }
  }

  @Test func `the gate reads the same figures with links as without`() throws {
    let town = try GateTests.town()
    let making = FigureMaking(
      table: try #require(town.layer(for: .inside)?.table), indicator: town.indicator, areas: Fjordlund.areas)
    let reading = try #require(GateReading([town.indicator], periods: ["2024/25"]))
    for area in Fjordlund.areas.all {
      guard let figure = making.figure(of: area) else { continue }
      var own = profile([figure], area: area, whole: area.id == Fjordlund.root.id ? nil : Fjordlund.root)
      let without = ProfilePages.main(own).bytes
      own.hasDesk = true
      let with = ProfilePages.main(own).bytes
      #expect(with.count > without.count)
      let found = [without, with].map {
        reading.readings(page: $0, sheet: [], of: area, whole: Fjordlund.root)[town.indicator.slug] ?? []
      }
      #expect(Set(found[0]) == Set(found[1]) && !found[0].isEmpty, "\(area.name)")
    }
  }
}
