import Foundation
import Meetings
import PageSupport
import People
import TestSupport
import Testing
import Values

@Suite struct MethodPagesTests {
  /// Signs in, makes a copy of a shipped method, and gives its address.
  private func copy(
    _ guest: Guest, _ from: String = "moeder/laeringsmoede", named name: String = "Vores møde",
    for owner: String = "kommune"
  )
    async throws -> String
  {
    let made = try await guest.post("/metoder/\(from)/kopi", [("navn", name), ("hvem", owner)])
    #expect(made.status == 303, "\(made.words.suffix(300))")
    return String(try #require(made.location).prefix { $0 != "?" })
  }

  @Test func `every shipped method has a page with its own words, on an empty database`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let carl = try await town.guest("carl", client)
        let list = try await carl.get("/metoder")
        #expect(list.status == 200 && !list.words.contains("Lav en ny mødeform"))
        for method in Shipped.library.all(.kind) + Shipped.library.all(.circle) {
          #expect(list.words.contains(method.name))
          let shown = try await carl.get("/metoder/\(method.sort.rawValue)/\(method.slug)")
          #expect(shown.status == 200 && shown.words.contains(method.name), "\(method.slug)")
          #expect(!shown.words.contains("Lav en kopi") || shown.words.contains("Lav en kopi, hvis I vil"))
        }
        let page = try await carl.get("/metoder/moeder/laeringsmoede")
        for phase in 1...4 { #expect(page.text.contains("data-phase=\"\(phase)\"")) }
        for words in ["Hvad ved vi?", "30\u{A0}min.", "Kernekreds", "Mødelederen styrer", "135 af 135"] {
          #expect(page.words.contains(words), "\(words)")
        }
        let dialogue = try await carl.get("/metoder/moeder/dialogmoede")
        #expect(dialogue.words.contains("Der er ikke plads til pauserne") && dialogue.words.contains("§ 40 a"))
        #expect(try await carl.get("/metoder/moeder/findes-ikke").status == 404)
        #expect(try await carl.get("/metoder/andet/laeringsmoede").status == 404)
      }
    }
  }

  @Test func `who may not read does not, and who may only read changes nothing`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let dorte = try await town.guest("dorte", client), carl = try await town.guest("carl", client)
        #expect(try await dorte.get("/metoder").status == 403)
        #expect(try await dorte.get("/metoder/moeder/laeringsmoede").status == 403)
        for path in ["kopi", "fil", "ret/rammen", "deling", "laeg-vaek"] {
          #expect(try await carl.post("/metoder/moeder/laeringsmoede/\(path)").status == 403, "\(path)")
        }
        let karen = try await town.guest("karen", client)
        // What is shipped cannot be changed by anybody, and says so.
        let shipped = try await karen.get("/metoder/moeder/laeringsmoede/fil")
        #expect(shipped.status == 409 && shipped.words.contains("Lav en kopi"))
      }
    }
  }

  @Test func `a copy is changed part by part, each time a version, and an old one comes back`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client)
        let path = try await copy(karen)
        #expect(path == "/metoder/moeder/vores-moede")
        let rules = try await karen.get("\(path)/ret/aftaler")
        #expect(rules.status == 200 && rules.hidden("version") == "1")
        let fields = [
          ("spilleregler", "Vi lytter.\r\n\r\n  Vi spørger.  "), ("aftaler", "Hvem gør hvad?"), ("version", "1"),
        ]
        let preview = try await karen.post("\(path)/ret/aftaler", fields + [("vis", "1")])
        #expect(
          preview.status == 200 && preview.words.contains("Intet er gemt endnu")
            && preview.words.contains("Vi spørger."))
        #expect(try await !karen.get(path).words.contains("Vi spørger."))
        #expect(try await karen.post("\(path)/ret/aftaler", fields).status == 303)
        let changed = try await karen.get(path)
        #expect(changed.words.contains("Vi spørger.") && !changed.words.contains("Mødelederen styrer og leder os"))
        #expect(changed.words.contains("Refleksionscirklen") && changed.words.contains("Version 2"))
        let versions = try await karen.get("\(path)/versioner")
        #expect(versions.words.contains("Version 1") && versions.words.contains("af Karen Konsulent"))
        let old = try await karen.get("\(path)/versioner/1")
        #expect(old.words.contains("Mødelederen styrer og leder os") && old.text.contains("<ins>"))
        #expect(try await karen.post("\(path)/versioner/1/genskabelse", [("version", "1")]).status == 409)
        #expect(try await karen.post("\(path)/versioner/1/genskabelse", [("version", "2")]).status == 303)
        #expect(try await karen.get(path).words.contains("Mødelederen styrer og leder os"))
        #expect(try await karen.get("\(path)/versioner").words.contains("teksten fra version 1"))
        #expect(try await karen.get("\(path)/versioner/9").status == 404)
      }
    }
  }

  @Test func `every part's form saved as it was changes nothing but the number of the version`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client)
        for sort in Method.Sort.allCases {
          for method in Shipped.library.all(sort) {
            let path = try await copy(karen, "\(sort.rawValue)/\(method.slug)", named: "Kopi af \(method.slug)")
            let before = try await karen.get("\(path)/hent").text
            let parts =
              sort == .kind
              ? ["rammen", "deltagere", "forberedelse", "dagsorden", "aftaler", "tjekliste"] : ["rammen", "faser"]
            for part in parts {
              let form = try await karen.get("\(path)/ret/\(part)")
              let saved = try await karen.post("\(path)/ret/\(part)", FormReading.fields(form.text))
              #expect(saved.status == 303, "\(path)/ret/\(part): \(saved.words.prefix(600))")
            }
            #expect(try await karen.get("\(path)/hent").text == before, "\(path)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("rammen", [("navn", "")], "navn"), ("rammen", [("varer", "mange")], "varer"),
    ("rammen", [("varer", "20")], "varer"),
    ("rammen", [("pause", "-5")], "pause"), ("dagsorden", [("minutter-1", "")], "minutter-1"),
    ("dagsorden", [("minutter-3", "500")], "punkt-1"), ("dagsorden", [("cirkel", "findes-ikke")], "cirkel"),
    ("rammen", [("indkalder", "Ring 010190-1234")], "navn"),
    ("tjekliste", [("saeson", "Emner i 2026/27")], "emner"), ("tjekliste", [("emner", "Trivsel")], "saeson"),
    ("tjekliste", [("liste", "Samtalen")], "punkter"), ("tjekliste", [("punkter", "Er holdt.")], "liste"),
    ("dagsorden", [("cirkel", "")], "cirkel"), ("dagsorden", [("punkt-5", ""), ("minutter-5", "7")], "punkt-5"),
  ])
  func `what cannot be is refused by its field, and what was typed stays`(
    part: String, changes: [(String, String)], field: String
  )
    async throws
  {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client)
        let path = try await copy(karen)
        let form = FormReading.fields(try await karen.get("\(path)/ret/\(part)").text)
        let fields = form.filter { one in !changes.contains { $0.0 == one.0 } } + changes
        let answer = try await karen.post("\(path)/ret/\(part)", fields)
        #expect(answer.status == 422, "\(answer.status)")
        #expect(answer.text.contains("id=\"\(field)-fejl\""), "\(answer.words.prefix(500))")
        #expect(answer.text.contains("<title>Fejl: "))
        #expect(try await karen.get(path).words.contains("Version 1"))
      }
    }
  }

  @Test func `the checklist of the school development talk is changed when the law is, and can be taken out`()
    async throws
  {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client)
        let path = try await copy(karen, "moeder/dialogmoede")
        let fields = FormReading.fields(try await karen.get("\(path)/ret/tjekliste").text)
        #expect(fields.contains { $0.0 == "punkter" && $0.1.contains("obligatoriske test") })
        let changed = fields.map { $0.0 == "punkter" ? ($0.0, $0.1 + "\r\nEleverne er spurgt.") : $0 }
        #expect(try await karen.post("\(path)/ret/tjekliste", changed).status == 303)
        #expect(try await karen.get(path).words.contains("Eleverne er spurgt."))
        let none = fields.map { ($0.0, $0.0 == "version" ? "2" : "") }
        #expect(try await karen.post("\(path)/ret/tjekliste", none).status == 303)
        let plain = try await karen.get(path)
        #expect(
          !plain.words.contains("Tjekliste: Skoleudviklingssamtalen")
            && !plain.words.contains("Strategisk kommunikation"))
      }
    }
  }

  @Test func `two who change the same part see both texts, and the second can save what both mean`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client)
        let path = try await copy(karen)
        for (name, status) in [("Den enes", 303), ("Den andens", 412)] {
          let answer = try await karen.post(
            "\(path)/ret/aftaler", [("spilleregler", "\(name) regel."), ("version", "1")])
          #expect(answer.status == status)
          if status == 412 {
            #expect(answer.words.contains("Den enes regel.") && answer.words.contains("Den andens regel."))
            #expect(answer.hidden("version") == "2" && answer.words.contains("har også rettet her"))
          }
        }
        #expect(
          try await karen.post("\(path)/ret/aftaler", [("spilleregler", "Begges regel."), ("version", "2")]).status
            == 303)
        #expect(try await karen.get(path).words.contains("Begges regel."))
        let file = try await karen.get("\(path)/fil")
        let text = try #require(FormReading.fields(file.text).first { $0.0 == "fil" }).1
        let late = try await karen.post(
          "\(path)/fil", [("fil", text.replacing("Begges", with: "Min")), ("version", "2")])
        #expect(late.status == 412 && late.words.contains("Min regel.") && late.words.contains("Begges regel."))
        #expect(late.text.contains("<ins>") && late.hidden("version") == "3")
      }
    }
  }

  @Test func `a school's method is its own until it is shared, and another municipality never sees it`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), kurt = try await town.guest("kurt", client)
        let carl = try await town.guest("carl", client), karen = try await town.guest("karen", client)
        let strange = try await town.guest("karen", client, of: Town.other)
        let form = try await birgitte.get("/metoder/moeder/teamsamtale/kopi")
        #expect(
          form.words.contains("Strandby Skole") && !form.words.contains("Kirkeby Skole")
            && !form.words.contains("Hele kommunen"))
        #expect(
          try await birgitte.post("/metoder/moeder/teamsamtale/kopi", [("navn", "A"), ("hvem", "kommune")]).status
            == 422)
        let path = try await copy(
          birgitte, "moeder/teamsamtale", named: "Strandbys teamsamtale", for: "enhed:strandby-skole")
        for guest in [kurt, strange] {
          #expect(try await guest.get(path).status == 404)
          #expect(try await guest.get("\(path)/versioner/1").status == 404)
          #expect(try await guest.post("\(path)/ret/aftaler", [("version", "1")]).status == 404)
          #expect(try await !guest.get("/metoder").words.contains("Strandbys teamsamtale"))
        }
        for guest in [carl, karen] { #expect(try await guest.get("/metoder").words.contains("Strandbys teamsamtale")) }
        let share = try await birgitte.post("\(path)/deling", [("sted", "enhed:kirkeby-skole")])
        #expect(share.status == 303)
        let seen = try await kurt.get(path)
        #expect(seen.status == 200 && !seen.words.contains("Ret som fil"))
        #expect(try await kurt.get("\(path)/fil").status == 409)
        #expect(
          try await birgitte.post("\(path)/deling", [("sted", "enhed:kirkeby-skole"), ("stop", "1")]).status == 303)
        #expect(try await kurt.get(path).status == 404)
        #expect(try await birgitte.post("\(path)/deling", [("sted", "kommune")]).status == 303)
        #expect(try await kurt.get(path).status == 200)
        for scope in ["", "enhed:findes-ikke", "team:team-1", "noget"] {
          #expect(try await birgitte.post("\(path)/deling", [("sted", scope)]).status == 400, "\(scope)")
        }
      }
    }
  }

  @Test func `what is put away is not offered, and can be taken out again`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let karen = try await town.guest("karen", client), carl = try await town.guest("carl", client)
        let path = try await copy(karen)
        #expect(try await karen.post("\(path)/laeg-vaek").status == 303)
        #expect(try await karen.post("\(path)/laeg-vaek").status == 409)
        #expect(try await !carl.get("/metoder").words.contains("Vores møde"))
        #expect(try await karen.get("/metoder").words.contains("Lagt væk"))
        #expect(try await karen.post("\(path)/tag-frem").status == 303)
        #expect(try await carl.get("/metoder").words.contains("Vores møde"))
      }
    }
  }
}
