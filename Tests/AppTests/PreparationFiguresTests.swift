import App
import Foundation
import PageSupport
import People
import Storage
import Testing
import Values

/// Preparing a meeting with released figures: marks on them, and the same profile on paper as on screen.
@Suite struct PreparationFiguresTests {
  /// A meeting about Strandby, planned over HTTP by a consultant; gives the address of its page.
  private func plan(_ way: WholeWay, with people: [String]) async throws -> String {
    let role = [("rolle", Role.consultant.rawValue), ("sted", Scope.municipality.text)]
    #expect(try await way.administrator.post("/brugere/\(way.person)/roller", role).status == 303)
    let strandby = try await way.premises.store.read { (tx: Transaction) throws in
      try #require(try tx.row("SELECT id FROM area WHERE name = 'Strandby'"))[0] as String
    }
    let fields = [
      ("moedeform", "laeringsmoede"), ("omraade", "omraade:\(strandby)"), ("dato-dag", "3"), ("dato-maaned", "2"),
      ("dato-aar", "2027"), ("fra", "9.00"),
    ]
    let planned = try await way.steward.post("/moeder", fields)
    #expect(planned.status == 303, "\(planned.words)")
    let id = (planned.location ?? "").split(separator: "/").dropFirst().prefix(1).joined()
    for person in people {
      #expect(try await way.steward.post("/moeder/\(id)/deltagere", [("person", person)]).status == 303)
    }
    return "/moeder/\(id)"
  }

  private func somebody(_ role: Role, _ premises: Premises, _ guest: Guest) async throws -> (id: String, guest: Guest) {
    let ours = try await premises.ours()
    try await premises.somebody(role, in: ours)
    return ("\(ours.raw)-\(role.rawValue)", guest.carrying(try await premises.cookie(role, of: ours)))
  }

  @Test func `a figure is marked by its name, gathered when it is opened, and nobody marks what they may not see`()
    async throws
  {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let leader = try await somebody(.schoolLeader, premises, guest)
      let base = try await plan(way, with: [leader.id])
      let page = try await leader.guest.get("\(base)/forbered")
      #expect(page.text.contains("<option value=\"samlet-fravaer\">Samlet fravær i procent</option>"), "\(page.status)")
      #expect(page.links.contains("/lokalsamfund/strandby/profil"))
      let mark = [("trin", "maerke"), ("maerke", "undring"), ("tal", "samlet-fravaer"), ("saetning", "Hvorfor nu?")]
      #expect(try await leader.guest.post("\(base)/forbered", mark).status == 303)
      let unseen = [("trin", "maerke"), ("maerke", "undring"), ("tal", "mobning"), ("saetning", "Findes ikke her")]
      #expect(try await leader.guest.post("\(base)/forbered", unseen).status == 422)
      let topic = [("trin", "emne"), ("valgt", "tal:samlet-fravaer"), ("emne", "")]
      #expect(try await leader.guest.post("\(base)/forbered", topic).status == 303)
      #expect(try await way.steward.get("\(base)/emner").text.contains("value=\"Samlet fravær i procent\""))
      #expect(try await way.steward.post("\(base)/forberedelser/aabning").status == 303)
      let all = try await way.steward.get("\(base)/forberedelser")
      #expect(all.words.contains("Samlet fravær") && all.words.contains("Hvorfor nu?"), "\(all.words.suffix(800))")
    }
  }

  @Test func `the sheets show each reader the figures of that reader's profile and no others`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let leader = try await somebody(.schoolLeader, premises, guest)
      let partner = try await somebody(.externalParticipant, premises, guest)
      let base = try await plan(way, with: [leader.id, partner.id])
      for reader in [leader.guest, partner.guest] {
        let profile = try await reader.get("/lokalsamfund/strandby/profil")
        let pack = try await reader.get("\(base)/materiale")
        #expect(profile.status == 200 && pack.status == 200)
        #expect(lines(pack) == lines(profile) && !lines(pack).isEmpty)
        // One heading of the page's own, no way back that leads astray, and the margin as a stylesheet.
        #expect(pack.text.matches(of: #/<h1/#).count == 1)
        #expect(!pack.text.contains("href=\"../"))
        let css = try await reader.get("\(base)/materiale/margen.css")
        #expect(css.status == 200 && css.text.contains("udgivelse 1\""), "\(css.text)")
        #expect(css.text.contains("udskrevet 18. november 2026"))
      }
      let chosen = try await leader.guest.get("\(base)/materiale?del=dagsorden&del=aftaler")
      #expect(lines(chosen).isEmpty && chosen.words.contains("Dagsorden") && chosen.words.contains("Det har vi aftalt"))
      #expect(!chosen.words.contains("Spørgsmål, der hjælper jer"))
      // Who has no part in the meeting finds no sheets of it.
      #expect(try await way.administrator.get("\(base)/materiale").status == 404)
    }
  }

  @Test func `pinned figures with their notes, and questions that wait, lie in the pile`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let base = try await plan(way, with: []), figure = PinnedMeetingTests.figure
      let before = try await way.steward.get("\(base)/materiale")
      #expect(!before.words.contains("Tal at tale om") && !before.words.contains("venter på svar."))
      try await PinnedMeetingTests.pin(figure, to: base, note: "Hvad ved vi om det?", way.steward)
      let asked = [("spoergsmaal", "Hvem er talt med?"), ("moede", String(base.dropFirst(8)))]
      #expect(try await way.steward.post("\(figure)/spoergsmaal", asked).status == 303)
      // With the profile beside it and without: what hidden numbers are hatched with is there once.
      for choice in ["", "?del=tal&del=spoergsmaal"] {
        let pack = try await way.steward.get("\(base)/materiale\(choice)")
        for words in ["Tal at tale om", "Hvad ved vi om det?", "7,3", "Hvem er talt med?"] {
          #expect(pack.words.contains(words), "\(choice): \(words)")
        }
        #expect(!pack.text.contains("href=\"/spoergsmaal/"))
      }
    }
  }

  /// Every figure's own line: its name, number and verdict, as it stands in the markup.
  private func lines(_ page: Shown) -> [String] {
    page.text.matches(of: #/<summary><b>(.*?)<\/summary>/#.dotMatchesNewlines()).map { String($0.1) }
  }
}
