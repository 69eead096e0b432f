import HummingbirdTesting
import Meetings
import PageSupport
import People
import Storage
import Testing
import Values

/// What people are asked for already is told before they are asked for more, and never whose hours they are.
@Suite struct BurdenTests {
  private static func burden(_ role: Role?, persons: Int, hours: Int) -> RoleBurden {
    RoleBurden.summed(
      (0..<persons).map { Asked(person: PersonID("\($0)"), role: role, meeting: ID("m"), minutes: hours * 60) })[0]
  }

  private static func asked(_ role: Role?, account: Bool = true) -> Participant {
    Participant(
      id: ID("d-\(role?.rawValue ?? "")"), person: account ? PersonID("p") : nil, name: "P", ring: .core, role: role)
  }

  /// Who sits at the table, what the roles have been asked for, and who of them is told to have a lot: above 40 hours.
  static let cases: [(String, [Participant], [RoleBurden], [Role?])] = [
    ("nobody", [], [burden(.schoolLeader, persons: 3, hours: 90)], []),
    ("below", [asked(.schoolLeader)], [burden(.schoolLeader, persons: 3, hours: 39)], []),
    ("at the limit", [asked(.schoolLeader)], [burden(.schoolLeader, persons: 3, hours: 40)], []),
    ("above", [asked(.schoolLeader)], [burden(.schoolLeader, persons: 3, hours: 41)], [.schoolLeader]),
    ("a role that is not asked", [asked(.chief)], [burden(.schoolLeader, persons: 3, hours: 41)], []),
    (
      "a guest without an account", [asked(.schoolLeader, account: false)],
      [burden(.schoolLeader, persons: 3, hours: 41)], []
    ),
    ("a role of few goes by the rest", [asked(.chief)], [burden(nil, persons: 4, hours: 41)], [nil]),
    ("a rest of few is somebody's own", [asked(.chief)], [burden(nil, persons: 2, hours: 41)], []),
    (
      "both", [asked(.schoolLeader), asked(.chief)],
      [burden(.schoolLeader, persons: 3, hours: 50), burden(nil, persons: 3, hours: 41)], [.schoolLeader, nil]
    ),
  ]

  @Test(arguments: cases.indices)
  func `a role that is asked for more than the limit is told`(number: Int) {
    let (name, people, asked, told) = Self.cases[number]
    #expect(RoleBurden.heavy(among: people, asked, above: 40).map(\.role) == told, "\(name)")
  }

  @Test func `before a new request the planner sees who has a lot already, on the plan and where it is sent`()
    async throws
  {
    let people =
      Gathering.people + [
        Participant(id: ID("d-karen"), person: PersonID("fjordby-karen"), name: "", ring: .core, role: .consultant)
      ]
    try await inTown { town in
      let gathering = try await Gathering.make(town, { $0.end = 1080 }, people: people)
      try await town.visit { client in
        let karen = try await town.guest("karen", client), birgitte = try await town.guest("birgitte", client)
        let pages = ["/moeder/m-1/planlaeg", "/moeder/m-1/indkaldelse"]
        for page in pages {
          let shown = try await karen.get(page)
          #expect(
            shown.words.contains("Det beder du folk om") && !shown.words.contains("har mange møder i år"), "\(page)")
        }
        // The municipality says itself what is a lot; a meeting of five hours is more than five with its preparation.
        let anna = try await town.guest("anna", client)
        let form = FormReading.fields(try await anna.get("/kommune/ret").text)
        func set(_ hours: String) -> [(String, String)] {
          form.map { $0.0 == "moedetimer" ? ($0.0, hours) : $0.0 == "kode" ? ($0.0, "766") : $0 }
        }
        #expect(form.contains { $0 == ("moedetimer", "40") })
        for odd in ["4", "501", "mange"] { #expect(try await anna.post("/kommune/ret", set(odd)).status == 422) }
        #expect(try await anna.post("/kommune/ret", set("5")).status == 303)
        for page in pages {
          let shown = try await karen.get(page)
          #expect(shown.words.contains("De, I beder om at komme, har mange møder i år."), "\(page)")
          #expect(shown.words.contains("mere end 5\u{a0}timer på et skoleår"), "\(page)")
          #expect(shown.words.contains("andre roller: ") && !shown.words.contains("Birgitte Holm: "), "\(page)")
        }
        // It is said, and it stops nobody.
        #expect(try await InvitationRoutesTests.send(karen).status == 303)
        #expect(try await birgitte.get("/moeder/m-1").words.contains("Læringsmøde i Strandby"))
        #expect(!(try await birgitte.get("/moeder/m-1").words.contains("har mange møder i år")))
        #expect(try await gathering.desk().last != nil)
      }
    }
  }

  @Test func `the page that sends tells what it asks of people, and what they are asked for already`() async throws {
    try await inTown { town in
      let leaders = ["birgitte", "kurt", "sofie"].map {
        Participant(
          id: ID("d-\($0)"), person: PersonID("fjordby-\($0)"), name: "", ring: .core, role: .schoolLeader)
      }
      _ = try await Gathering.make(town, people: leaders)
      try await town.visit { client in
        let page = try await town.guest("karen", client).get("/moeder/m-1/indkaldelse")
        #expect(page.words.contains("Det beder du folk om") && page.words.contains("Pr. person"))
        #expect(
          page.words.contains("I skoleåret 2026/27 er 3\u{a0}personer bedt om møder som skoleleder, i gennemsnit"))
        #expect(page.words.contains("Det her møde er talt med."))
      }
    }
  }
}
