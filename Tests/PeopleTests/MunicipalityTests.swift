import People
import Storage
import TestSupport
import Testing
import Values
import Web

@Suite struct MunicipalityTests {
  @Test func `the administrator says whom to turn to, and everybody can read it`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let dorte = try await stranger.signedIn(as: town.fjordby.dorte)
        #expect(try await dorte.get("/kommune").words.contains("Kommunen har ikke skrevet det endnu"))
        #expect(try await dorte.get("/kommune/ret").status == 403)
        let form = try await anna.get("/kommune/ret")
        let fields = [
          ("navn", "Fjordby Kommune"), ("kode", "766"), ("kontakt", "Digitalisering"),
          ("kontakt-email", "fællesskab@"), ("data", "Ole Winther"), ("data-email", "ole@fjordby.example"),
          ("gem", "90"), ("moedetimer", "60"), ("version", try #require(form.hidden("version"))),
        ]
        #expect(try await anna.post("/kommune/ret", fields).status == 422)
        let right = fields.map { $0.0 == "kontakt-email" ? ($0.0, "faelled@fjordby.example") : $0 }
        #expect(try await anna.post("/kommune/ret", right).status == 303)
        let seen = try await dorte.get("/kommune")
        #expect(seen.text.contains("mailto:ole@fjordby.example") && seen.words.contains("90 dage"))
        #expect(seen.words.contains("Mere end 60\u{a0}timer for hver på et skoleår"))
        let late = try await anna.post("/kommune/ret", right.map { $0.0 == "data" ? ($0.0, "Ellen Borg") : $0 })
        #expect(late.status == 412 && late.words.contains("Ole Winther") && late.words.contains("Ellen Borg"))
        #expect(try await anna.get("/adgangslog").words.contains("rettede kommunens oplysninger"))
      }
    }
  }

  @Test(arguments: [
    ("gem", "0"), ("gem", "mange"), ("moedetimer", "4"), ("moedetimer", "501"), ("kode", "76"), ("kode", "abc"),
    ("navn", ""), ("kontakt", "010190-1234"),
  ])
  func `what cannot be is refused by its field`(field: String, value: String) async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let fields = [
          ("navn", "Fjordby"), ("kode", ""), ("kontakt", ""), ("gem", "180"), ("moedetimer", "40"), ("version", "1"),
        ]
        let answer = try await anna.post("/kommune/ret", fields.map { $0.0 == field ? (field, value) : $0 })
        #expect(answer.status == 422 && answer.text.contains("id=\"\(field)-fejl\""))
      }
    }
  }
}
