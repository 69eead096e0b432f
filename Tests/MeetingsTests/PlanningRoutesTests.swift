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

/// Planning a meeting as browsers do it.
@Suite struct PlanningRoutesTests {
  private static func fields(
    _ change: [String: String] = [:]
  ) -> [(String, String)] {
    var fields = [
      "moedeform": "laeringsmoede", "omraade": Town.community.text, "dato-dag": "3", "dato-maaned": "december",
      "dato-aar": "2026", "fra": "13.00", "sted": "Personalerummet", "maal": "To fælles mål",
    ]
    fields.merge(change) { $1 }
    return fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Plans a meeting as somebody; gives its address.
  private static func plan(_ guest: Guest, _ change: [String: String] = [:]) async throws -> String {
    let made = try await guest.post("/moeder", fields(change))
    #expect(made.status == 303)
    let path = try #require(made.location)
    return String(path.prefix { $0 != "?" }.dropLast("/planlaeg".count))
  }

  @Test func `six fields make a plan with agenda, people and what it asks of them`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        let form = try await birgitte.get("/moeder/ny")
        #expect(form.status == 200 && form.words.contains("Læringsmøde om lokalsamfundsprofilen"))
        #expect(form.words.contains("30\u{a0}min. forberedelse") && form.words.contains("De andre mødeformer"))
        #expect(form.words.contains("er du selv ikke bedt om møder endnu"))
        let names = Set(FormReading.fields(form.text).map { $0.0.split(separator: "-")[0] })
        #expect(names.subtracting(["csrf"]).count <= 6, "\(names.sorted())")
        func place(_ query: String) async throws -> String? {
          let fields = FormReading.fields(try await birgitte.get("/moeder/ny\(query)").text)
          return fields.first { $0.0 == "omraade" }?.1
        }
        let (community, team) = (try await place(""), try await place("?moedeform=teamsamtale"))
        #expect(community == Town.community.text && team == "team:team-1")
        let path = try await Self.plan(birgitte)
        let plan = try await birgitte.get(path + "/planlaeg")
        #expect(plan.words.contains("Det beder du folk om") && plan.words.contains("To fælles mål"))
        // It is the first one here: three hours.
        #expect(plan.words.contains("kl.\u{a0}13.00–16.00") && plan.words.contains("for første gang"))
        let page = try await birgitte.get(path)
        for name in ["Birgitte Holm", "Sofie Bang", "Lise Toft"] { #expect(page.words.contains(name), "\(name)") }
        #expect(!page.words.contains("Peter Dam") && !page.words.contains("Kurt Kirkeby"))
      }
    }
  }

  @Test func `the cover of the material says the purpose once, and the intention when it is another`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), path = try await Self.plan(birgitte)
        let cover = path + "/materiale?del=forside"
        let fresh = try await birgitte.get(cover)
        #expect(fresh.words.contains("Formål") && !fresh.words.contains("Intention"))
        let form = FormReading.fields(try await birgitte.get(path + "/ret").text)
        let changed = form.filter { $0.0 != "intention" } + [("intention", "Vi vil forstå fraværet.")]
        #expect(try await birgitte.post(path + "/ret", changed).status == 303)
        let own = try await birgitte.get(cover)
        #expect(own.words.contains("Vi vil forstå fraværet."))
        #expect(own.words.contains("Formål") && own.words.contains("Intention"))
      }
    }
  }

  private static let wrong: [([String: String], String)] = [
    (["moedeform": "findes-ikke"], "Vælg, hvilket møde I vil holde."),
    (["omraade": "kommune"], "Vælg et sted, hvor din rolle gælder."),
    (["dato-dag": "31", "dato-maaned": "11"], "Skriv en dato, der findes"),
    (["dato-aar": "2025"], "Datoen er gået."),
    (["dato-aar": "2036"], "mere end tre år ude"),
    (["fra": "25.00"], "Skriv tiden med timer og minutter"),
    (["dato-dag": "28", "dato-maaned": "3", "dato-aar": "2027", "fra": "2.30"], "Den tid findes ikke den nat"),
    (["sted": String(repeating: "x", count: 201)], "Skriv højst 200 tegn."),
    (["maal": "Tal om 010190-1234"], "ligner et CPR-nummer"),
  ]

  @Test func `what is wrong in the six fields is told at the field, and nothing is made`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        for (change, message) in Self.wrong {
          let answer = try await birgitte.post("/moeder", Self.fields(change))
          #expect(answer.status == 422 && answer.words.contains(message), "\(message)")
        }
        #expect(try await birgitte.get("/moeder").words.contains("Der er ingen møder endnu"))
      }
    }
  }

  @Test func `a meeting exists for those who take part and those who lead there, and for nobody else`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let path = try await Self.plan(try await town.guest("birgitte", client))
        // The consultant plans for the whole municipality, the health visitor takes part.
        for key in ["birgitte", "lise", "karen", "sofie"] {
          #expect(try await town.guest(key, client).get(path).status == 200, "\(key)")
        }
        for key in ["kurt", "carl", "dorte", "anna", "peter"] {
          let guest = try await town.guest(key, client)
          for page in ["", "/planlaeg", "/ret", "/dagsorden", "/deltagere", "/deltagere/ny"] {
            #expect(try await guest.get(path + page).status == 404, "\(key) \(page)")
          }
          #expect(try await guest.post(path + "/dagsorden/tilpasning").status == 404)
          #expect(!(try await guest.get("/moeder").words.contains("Strandby")))
        }
        let other = try await town.guest("karen", client, of: Town.other)
        #expect(try await other.get(path).status == 404)
        // Whoever only takes part may look, and not change.
        let lise = try await town.guest("lise", client)
        #expect(try await lise.get(path + "/planlaeg").status == 403)
        #expect(try await lise.post(path + "/ret", [("titel", "x")]).status == 403)
      }
    }
  }

  @Test func `a team's meeting is not the administration's to look into until it is invited`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), karen = try await town.guest("karen", client)
        let path = try await Self.plan(birgitte, ["moedeform": "teamsamtale", "omraade": "team:team-1"])
        #expect(try await karen.get(path).status == 404)
        #expect(try await town.guest("mette", client).get(path).status == 404, "a learning partner of all is not in it")
        let carl = try await town.guest("carl", client)
        #expect(try await carl.get(path).status == 200, "a team's meeting proposes the team")
        #expect(try await birgitte.post(path + "/deltagere", [("person", "fjordby-karen")]).status == 303)
        #expect(try await karen.get(path).status == 200)
      }
    }
  }

  @Test func `of two who change a meeting the second sees both texts`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), karen = try await town.guest("karen", client)
        let path = try await Self.plan(birgitte)
        let form = FormReading.fields(try await birgitte.get(path + "/ret").text)
        func changed(_ field: String, _ text: String) -> [(String, String)] {
          form.map { $0.0 == field ? ($0.0, text) : $0 }
        }
        #expect(try await karen.post(path + "/ret", changed("sted", "Hallen")).status == 303)
        let conflict = try await birgitte.post(path + "/ret", changed("sted", "Biblioteket"))
        #expect(conflict.status == 412 && conflict.words.contains("Karen Konsulent har også rettet her"))
        #expect(conflict.words.contains("Hallen") && conflict.words.contains("Biblioteket"))
        #expect(try await birgitte.get(path).words.contains("Hallen"))
        let again = FormReading.fields(conflict.text)
        #expect(try await birgitte.post(path + "/ret", again).status == 303)
        #expect(try await birgitte.get(path).words.contains("Biblioteket"))
      }
    }
  }

  @Test func `an agenda that grows is told in red, and one click ends later or shortens it`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        let path = try await Self.plan(birgitte)
        func lengthen() async throws -> String {
          let form = FormReading.fields(try await birgitte.get(path + "/dagsorden").text).map {
            $0.0 == "minutter-1" ? ($0.0, "40") : $0
          }
          #expect(try await birgitte.post(path + "/dagsorden", form).status == 303)
          let plan = try await birgitte.get(path + "/planlaeg")
          #expect(plan.words.contains("Dagsordenen varer 30\u{a0}min. mere end mødet"))
          return try #require(plan.hidden("version"))
        }
        let version = try await lengthen()
        let stale = try await birgitte.post(
          path + "/dagsorden/tilpasning", [("hvordan", "senere"), ("version", "1")])
        #expect(stale.status == 409)
        let later = try await birgitte.post(
          path + "/dagsorden/tilpasning", [("hvordan", "senere"), ("version", version)])
        #expect(later.status == 303)
        #expect(try await birgitte.get(path).words.contains("13.00–16.30"))
      }
    }
  }

  @Test func `nobody is asked twice, by role, by name or by address`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        let path = try await Self.plan(birgitte)
        let people = try await birgitte.get(path + "/deltagere")
        #expect(people.words.contains("Peter Dam") && people.words.contains("Her fandt vi ingen"))
        for _ in 1...2 {
          #expect(try await birgitte.post(path + "/deltagere", [("person", "fjordby-peter")]).status == 303)
        }
        let twin = [("navn", "P. Dam"), ("mail", " PETER@fjordby.example "), ("kreds", "udvidet")]
        let told = try await birgitte.post(path + "/deltagere/ny", twin)
        #expect(told.status == 422 && told.words.contains("er allerede med på listen."))
        let guest = [("navn", "Inger Holst"), ("fra", "Ældre"), ("kreds", "udvidet")]
        #expect(try await birgitte.post(path + "/deltagere/ny", guest).status == 303)
        #expect(try await birgitte.post(path + "/deltagere/ny", guest).status == 422)
        let odd = [("navn", ""), ("mail", "ikke en adresse"), ("kreds", "kerne")]
        let wrong = try await birgitte.post(path + "/deltagere/ny", odd)
        #expect(wrong.words.contains("Skriv navnet") && wrong.words.contains("Skriv en mailadresse som"))
        let now = try await birgitte.get(path + "/deltagere")
        #expect(now.text.components(separatedBy: ">Peter Dam<").count == 2)
        #expect(try await birgitte.get(path + "/planlaeg").words.contains("Inger Holst har ingen mailadresse her"))
      }
    }
  }

  @Test func `somebody who leaves a meeting leaves its parts too, and somebody found by name comes in`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        let path = try await Self.plan(birgitte)
        let found = try await birgitte.get(path + "/deltagere?find=kurt")
        #expect(found.words.contains("Kurt Kirkeby") && !found.words.contains("Karen Konsulent"))
        #expect(try await birgitte.get(path + "/deltagere?find=xyz").words.contains("Vi fandt ingen"))
        let form = FormReading.fields(try await birgitte.get(path + "/ret").text)
        let sofie = try #require(
          try await birgitte.get(path + "/ret").text.firstMatch(of: #/<option value="([^"]+)"[^>]*>Sofie Bang/#)?.1)
        let named = form.map { $0.0 == "referent" ? ($0.0, String(sofie)) : $0 }
        #expect(try await birgitte.post(path + "/ret", named).status == 303)
        #expect(try await birgitte.get(path).words.contains("Referent"))
        #expect(
          try await birgitte.post(path + "/deltagere/fjernelse", [("deltager", String(sofie))]).status == 303)
        let page = try await birgitte.get(path)
        #expect(!page.words.contains("Sofie Bang") && !page.words.contains("Referent"))
      }
    }
  }

  @Test func `what must be in place in the room is ticked off one by one`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        let path = try await Self.plan(birgitte)
        let point = try #require(Shipped.kind("laeringsmoede")?.planning.first { $0.field == .practical }?.points[0])
        func tick(_ point: String, _ on: String) async throws -> Int {
          try await birgitte.post(path + "/hak", [("liste", "praktisk"), ("punkt", point), ("sat", on)]).status
        }
        #expect(try await tick(point, "1") == 303)
        #expect(try await birgitte.get(path + "/planlaeg").words.contains("1 af 3 er afklaret"))
        #expect(try await tick(point, "") == 303)
        #expect(try await birgitte.get(path + "/planlaeg").words.contains("0 af 3 er afklaret"))
        #expect(try await tick("noget andet", "1") == 404)
      }
    }
  }

  @Test func `two meetings in one room at one time, and a planner in both, are told`() async throws {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        _ = try await Self.plan(birgitte)
        let second = try await Self.plan(birgitte, ["moedeform": "teamsamtale", "omraade": "team:team-1", "fra": "14"])
        let plan = try await birgitte.get(second + "/planlaeg")
        #expect(plan.words.contains("Lokalet er optaget.") && plan.words.contains("har et andet møde"))
        let later = try await Self.plan(birgitte, ["moedeform": "teamsamtale", "omraade": "team:team-1", "fra": "17"])
        #expect(!(try await birgitte.get(later + "/planlaeg").words.contains("Lokalet er optaget.")))
      }
    }
  }

  @Test func `a word is found in the agendas of one's own meetings, by its beginning and however it is spelt`()
    async throws
  {
    try await inTown { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client), kurt = try await town.guest("kurt", client)
        let path = try await Self.plan(birgitte)
        let form = FormReading.fields(try await birgitte.get(path + "/dagsorden").text).map {
          $0.0 == "punkt-1" ? ($0.0, "Overgange fra Ådalens børnehave") : $0
        }
        #expect(try await birgitte.post(path + "/dagsorden", form).status == 303)
        for words in ["overgang", "aadalen", "børne OVERG", "ådalens  fra"] {
          let found = try await birgitte.get("/moeder?find=\(Guest.encode(words))")
          #expect(found.words.contains("Overgange fra Ådalens børnehave"), "\(words)")
        }
        for words in ["dalens", "overgang afrunding", "%", "_", "velkomst"] {
          let found = try await birgitte.get("/moeder?find=\(Guest.encode(words))")
          #expect(!found.words.contains("Overgange fra Ådalens"), "\(words)")
        }
        #expect(!(try await kurt.get("/moeder?find=overgang").words.contains("Ådalens")))
      }
    }
  }
}
