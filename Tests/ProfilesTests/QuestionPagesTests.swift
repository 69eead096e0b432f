import PageSupport
import People
import Profiles
import Storage
import TestSupport
import Testing
import Values

/// Asking about a figure, answering, and reading the answer beside the figure, over HTTP.
@Suite struct QuestionPagesTests {
  static let figure = "/lokalsamfund/strandby/tal/aaben"

  static func ask(_ text: String, _ guest: Guest, _ more: [(String, String)] = []) async throws -> Shown {
    try await guest.post("\(figure)/spoergsmaal", [("spoergsmaal", text)] + more)
  }

  static func only(_ town: PinTown) async throws -> String {
    try #require(
      try await town.store.read { tx in try tx.row("SELECT id FROM figure_question ORDER BY id DESC")?[0] as String? })
  }

  @Test func `a question waits at the data contact, and its answer stands by the figure for all areas`() async throws {
    try await PinTown.open { town in
      try await town.visit(as: "leder") { guest async throws in
        #expect(try await Self.ask("Hvem <er> talt med?", guest, [("moede", "moede-1")]).status == 303)
        let list = try await guest.get("/spoergsmaal")
        #expect(list.words.contains("Hvem &lt;er&gt; talt med?") && list.words.contains("Venter på svar"))
        #expect(list.words.contains("Person leder"))
        #expect(try await guest.get("/lokalsamfund").words.contains("1\u{A0}spørgsmål venter på svar"))
      }
      let id = try await Self.only(town)
      try await town.visit(as: "bakke-kontakt") { guest async throws in
        #expect(!(try await guest.get("/").words.contains("venter på svar")))
        let page = try await guest.get("/spoergsmaal/\(id)")
        #expect(page.status == 200 && !page.text.contains("name=\"svar\""))
        #expect(try await guest.post("/spoergsmaal/\(id)/svar", Self.answer("Nej", "1")).status == 403)
      }
      try await town.visit(as: "kontakt") { guest async throws in
        let mine = try await guest.get("/")
        #expect(mine.words.contains("1\u{A0}spørgsmål venter på svar") && mine.links.contains("/spoergsmaal/\(id)"))
        let page = try await guest.get("/spoergsmaal/\(id)")
        #expect(page.words.contains("Til mødet") && page.words.contains("Læringsmøde i Strandby"))
        let version = try #require(page.hidden("version"))
        let wrong = try await guest.post("/spoergsmaal/\(id)/svar", Self.answer("", version))
        #expect(wrong.status == 422 && wrong.words.contains("Skriv svaret."))
        let done = try await guest.post(
          "/spoergsmaal/\(id)/svar", Self.answer("Alle elever.\nOgså de små.", version))
        #expect(done.status == 303)
        let late = try await guest.post("/spoergsmaal/\(id)/svar", Self.answer("Kun de store.", version))
        #expect(late.status == 412 && late.words.contains("Kun de store.") && late.words.contains("Også de små."))
        #expect(!(try await guest.get("/").words.contains("venter på svar")))
      }
      try await town.visit(as: "kollega") { guest async throws in
        for page in ["/indikatorer/aaben", "/lokalsamfund/bakkeby/tal/aaben", "/spoergsmaal"] {
          let shown = try await guest.get(page)
          #expect(shown.words.contains("Hvilke elever er med?") && shown.words.contains("Alle elever."), "\(page)")
          #expect(shown.words.contains("Svar fra Person kontakt"))
        }
      }
      try await town.visit(as: "leder") { guest async throws in
        #expect(try await guest.get("/").words.contains("Der er svar på dit spørgsmål om Andel aaben"))
        #expect(
          try await guest.get("/spoergsmaal/\(id)").words.contains("Hvem &lt;er&gt; talt med?"), "as it was asked")
      }
      try await town.visit(as: "bestyrelse") { guest async throws in
        #expect(try await guest.get("/spoergsmaal/\(id)").status == 404)
        for page in ["/indikatorer/aaben", "/lokalsamfund/bakkeby/tal/aaben", "/spoergsmaal"] {
          #expect(!(try await guest.get(page).words.contains("Alle elever.")), "\(page)")
        }
      }
    }
  }

  static func answer(_ text: String, _ version: String, readers: String = "inside") -> [(String, String)] {
    [("ordlyd", "Hvilke elever er med?"), ("svar", text), ("laesere", readers), ("version", version)]
  }

  @Test func `a partner asks, and names of those who ask are for those inside`() async throws {
    try await PinTown.open { town in
      try await town.visit(as: "gaest") { guest async throws in
        #expect(try await Self.ask("Hvornår er der talt?", guest).status == 303)
      }
      let id = try await Self.only(town)
      try await town.visit(as: "bestyrelse") { guest async throws in
        let page = try await guest.get("/spoergsmaal/\(id)")
        #expect(page.status == 200 && !page.words.contains("Person gaest"))
        #expect(!(try await guest.get("/spoergsmaal").words.contains("Person gaest")))
        #expect(try await guest.post("/spoergsmaal/\(id)/tilbagetraekning").status == 404)
      }
      try await town.visit(as: "kontakt") { guest async throws in
        #expect(try await guest.get("/spoergsmaal/\(id)").words.contains("Person gaest"))
      }
      try await town.visit(as: "gaest") { guest async throws in
        let taken = try await guest.post("/spoergsmaal/\(id)/tilbagetraekning")
        #expect(taken.status == 303)
        #expect(try await guest.get(taken.location ?? "").words.contains("trukket tilbage"))
        #expect(try await guest.get("/spoergsmaal/\(id)").status == 404)
      }
    }
  }

  @Test func `one points to an answer that is there already`() async throws {
    try await PinTown.open { town in
      try await town.visit(as: "leder") { guest async throws in _ = try await Self.ask("Hvornår?", guest) }
      let first = try await Self.only(town)
      try await town.visit(as: "kontakt") { guest async throws in
        let page = try await guest.get("/spoergsmaal/\(first)")
        #expect(!page.words.contains("Er der svaret på det før?"), "there is nothing to point to")
        let version = try #require(page.hidden("version"))
        _ = try await guest.post("/spoergsmaal/\(first)/svar", Self.answer("Den 15. maj.", version))
      }
      try await town.visit(as: "kollega") { guest async throws in _ = try await Self.ask("Hvilken dag?", guest) }
      let second = try await town.store.read { (tx: Transaction) throws in
        try #require(try tx.row("SELECT id FROM figure_question WHERE id <> \(first)"))[0] as String
      }
      try await town.visit(as: "kontakt") { guest async throws in
        let page = try await guest.get("/spoergsmaal/\(second)")
        #expect(page.words.contains("Er der svaret på det før?"))
        let none = try await guest.post("/spoergsmaal/\(second)/samme", [("version", "1")])
        #expect(none.status == 422 && none.words.contains("Vælg det spørgsmål"))
        let odd = try await guest.post("/spoergsmaal/\(second)/samme", [("spoergsmaal", "x"), ("version", "1")])
        #expect(odd.status == 422)
        let late = try await guest.post("/spoergsmaal/\(second)/samme", [("spoergsmaal", first), ("version", "7")])
        #expect(late.status == 409)
        let done = try await guest.post("/spoergsmaal/\(second)/samme", [("spoergsmaal", first), ("version", "1")])
        #expect(done.status == 303)
      }
      try await town.visit(as: "kollega") { guest async throws in
        #expect(try await guest.get("/spoergsmaal/\(second)").words.contains("Den 15. maj."))
        #expect(!(try await guest.get("/indikatorer/aaben").words.contains("Hvilken dag?")))
      }
    }
  }

  @Test(arguments: [
    ("", "Skriv dit spørgsmål."), ("Barnet 010203-1234?", "CPR-nummer"),
    (String(repeating: "a", count: 2001), "højst 2.000 tegn"),
  ])
  func `what cannot be right is told at its field, and nothing is sent`(text: String, word: String) async throws {
    try await PinTown.open { town in
      try await town.visit(as: "leder") { guest async throws in
        let sent = try await Self.ask(text, guest)
        #expect(sent.status == 422 && sent.words.contains(word) && sent.text.contains("<title>Fejl: "))
        let odd = try await Self.ask("Hvem?", guest, [("moede", "moede-9")])
        #expect(odd.status == 422)
      }
      #expect(try await town.letters().isEmpty)
    }
  }

  @Test func `a hidden number may be asked about, and the page says that it stays hidden`() async throws {
    try await PinTown.open { town in
      try await AudienceReleaseTests.accept(["Strandby Skole;2023/24;2;100"], of: "foelsom", town.desk)
      try await town.release()
      let hidden = try #require(try await town.figure("foelsom", of: "s1", as: .inside))
      #expect(hidden.isHidden)
      try await town.visit(as: "leder") { guest async throws in
        let page = try await guest.get("/lokalsamfund/strandby-skole/tal/foelsom")
        #expect(page.words.contains("Det bliver ved med at være skjult"))
        let asked = try await guest.post(
          "/lokalsamfund/strandby-skole/tal/foelsom/spoergsmaal", [("spoergsmaal", "Hvorfor er det skjult?")])
        #expect(asked.status == 303)
      }
    }
  }
}
