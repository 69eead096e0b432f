import Foundation
import Meetings
import PageSupport
import TestSupport
import Testing

/// Methods as files: written in the browser, fetched, brought along and refused.
@Suite struct MethodFilePagesTests {
  private func copied(_ guest: Guest) async throws -> String {
    let made = try await guest.post("/metoder/moeder/frit-moede/kopi", [("navn", "Møde"), ("hvem", "kommune")])
    return String(try #require(made.location).prefix { $0 != "?" })
  }

  @Test func `a file with slips is refused with line and field, and nothing is saved`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client)
        let path = try await copied(karen)
        let text = try #require(FormReading.fields(try await karen.get("\(path)/fil").text).first { $0.0 == "fil" }).1
        let broken = text.replacing("minutes: 60", with: "minuts: 60").replacing("minutes: 5\n", with: "minutes: fem\n")
        let answer = try await karen.post("\(path)/fil", [("fil", broken), ("version", "1")])
        #expect(answer.status == 422)
        for words in [
          "Feltet »minuts«", "Mener du »minutes«?", "Feltet »agenda[1].minutes«", "Her står »fem«.", "Linje 6",
          "Linje 14",
        ] {
          #expect(answer.words.contains(words), "\(words)")
        }
        #expect(answer.words.contains("minuts: 60"))
        let preview = try await karen.post(
          "\(path)/fil", [("fil", text.replacing("Frit", with: "Fri")), ("version", "1"), ("vis", "1")])
        #expect(preview.status == 200 && preview.words.contains("Intet er gemt endnu"))
        let moved = try await karen.post(
          "\(path)/fil", [("fil", text.replacing("slug: moede", with: "slug: andet")), ("version", "1")])
        #expect(moved.status == 422 && moved.words.contains("Lav en kopi, hvis I vil have en ny"))
        #expect(try await karen.get(path).words.contains("Version 1"))
      }
    }
  }

  @Test func `comments of a file written by hand are kept`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client)
        let path = try await copied(karen)
        let text = try #require(FormReading.fields(try await karen.get("\(path)/fil").text).first { $0.0 == "fil" }).1
        let own = "# Husk at ringe til Ole\r\n" + text.replacing("\n", with: "\r\n")
        #expect(try await karen.post("\(path)/fil", [("fil", own), ("version", "1")]).status == 303)
        let fetched = try await karen.get("\(path)/hent").text
        #expect(fetched.hasPrefix("# Husk at ringe til Ole\nslug: moede\n") && !fetched.contains("\r"))
      }
    }
  }

  static let hostile = [
    "", "\u{FEFF}", "- en liste", "slug: [", String(repeating: "[", count: 40_000),
    String(repeating: "- ", count: 30_000),
    "a: &a [*a]", "slug: <script>alert(1)</script>\nname: x", "\u{0}\u{1}",
    "slug: ../../etc/passwd\nname: a\npurpose: b\nminutes: 10\nagenda:\n  - title: a\n    minutes: 5",
    String(repeating: "agenda:\n", count: 5_000), "name: \u{202E}gnp.exe", "!!python/object:os.system [ls]",
    "slug: a\nslug: b",
  ]

  @Test(arguments: hostile)
  func `a hostile file is refused in words, in the editor and as an upload`(text: String) async throws {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client)
        let path = try await copied(karen)
        let edited = try await karen.post("\(path)/fil", [("fil", text), ("version", "1")])
        #expect(edited.status == 422 && !edited.text.contains("<script>alert"))
        let sent = try await karen.upload("/metoder/import", [("hvem", "kommune")], file: text, named: "<b>.yaml")
        #expect(sent.status == 422 && !sent.text.contains("<script>alert"), "\(sent.status)")
        #expect(try await karen.get("\(path)/versioner/2").status == 404)
      }
    }
  }

  @Test func `hostile words in a right file are shown as they were written`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client)
        let words = "<img src=x onerror=alert(1)> & \"citat\" 'pling' \u{202E}baglæns"
        let file =
          "slug: ond\nname: '\(words.replacing("'", with: "''"))'\npurpose: P.\nminutes: 10\nagenda:\n  - title: '<b>'\n    minutes: 5\n"
        let sent = try await karen.upload("/metoder/import", [("hvem", "kommune")], file: file, named: "ond.yaml")
        #expect(sent.status == 303, "\(sent.words.prefix(800))")
        for path in [
          "/metoder", "/metoder/moeder/ond", "/metoder/moeder/ond/fil", "/metoder/moeder/ond/ret/rammen",
          "/metoder/moeder/ond/versioner/1", "/metoder/moeder/ond/kopi",
        ] {
          let shown = try await karen.get(path)
          #expect(shown.status == 200 && !shown.text.contains("<img") && shown.text.contains("&lt;img"), "\(path)")
        }
      }
    }
  }

  @Test func `a file that was fetched can be brought to another municipality, and home again as a new version`()
    async throws
  {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client),
          strange = try await town.guest("karen", client, of: Town.other)
        let path = try await copied(karen)
        let file = try await karen.get("\(path)/hent").text
        let there = try await strange.upload("/metoder/import", [("hvem", "kommune")], file: file, named: "moede.yaml")
        #expect(there.status == 303 && there.location?.hasPrefix("/metoder/moeder/moede?") == true)
        let home = try await karen.upload(
          "/metoder/import", [("hvem", "kommune")], file: file.replacing("Velkomst", with: "Goddag"), named: "a.yaml")
        #expect(home.status == 200 && home.words.contains("med det samme korte navn") && home.words.contains("Goddag"))
        let again = FormReading.fields(home.text)
        #expect(try await karen.post("\(path)/fil", again).status == 303)
        #expect(try await karen.get(path).words.contains("Goddag"))
        let same = try await karen.get("/metoder/moeder/teamsamtale/hent").text
        let own = try await karen.upload("/metoder/import", [("hvem", "kommune")], file: same, named: "a.yaml")
        #expect(own.location?.hasPrefix("/metoder/moeder/teamsamtale-2?") == true)
      }
    }
  }

  @Test func `a circle of one's own can be chosen for a kind, and follows when it is changed`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client)
        #expect(
          try await karen.post(
            "/metoder/cirkler/kommunens-egen/kopi", [("navn", "Fjordbycirklen"), ("hvem", "kommune")]
          ).status == 303)
        let path = try await copied(karen)
        let fields = FormReading.fields(try await karen.get("\(path)/ret/dagsorden").text).filter { $0.0 != "cirkel" }
        let saved = try await karen.post(
          "\(path)/ret/dagsorden", fields + [("gennem-2", "1"), ("cirkel", "fjordbycirklen")])
        #expect(saved.status == 303, "\(saved.words.prefix(600))")
        #expect(try await karen.get(path).words.contains("Samtalen: Fjordbycirklen"))
        let phases = FormReading.fields(try await karen.get("/metoder/cirkler/fjordbycirklen/ret/faser").text)
        let changed = phases.map { $0.0 == "fase-1" ? ($0.0, "Lytte") : $0 }
        #expect(try await karen.post("/metoder/cirkler/fjordbycirklen/ret/faser", changed).status == 303)
        #expect(try await karen.get(path).words.contains("Lytte: Hvad lægger vi mærke til?"))
        let empty = phases.map { $0.0.hasPrefix("fase-") ? ($0.0, "") : $0 }
        let refused = try await karen.post(
          "/metoder/cirkler/fjordbycirklen/ret/faser", empty.map { $0.0 == "version" ? ("version", "2") : $0 })
        #expect(refused.status == 422 && refused.words.contains("mindst én fase"))
      }
    }
  }
}
