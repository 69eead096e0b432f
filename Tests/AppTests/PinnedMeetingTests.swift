import App
import Foundation
import Meetings
import PageSupport
import People
import Profiles
import Storage
import Testing
import Values
import Web

/// From a profile to a meeting, through everything: what was pinned is what is talked about.
@Suite struct PinnedMeetingTests {
  static let figure = "/lokalsamfund/strandby/tal/samlet-fravaer"

  /// Plans a meeting of the whole municipality; gives its address.
  static func plan(_ guest: Guest) async throws -> String {
    let meeting = [
      ("moedeform", "laeringsmoede"), ("omraade", Scope.municipality.text), ("dato-dag", "3"), ("dato-maaned", "2"),
      ("dato-aar", "2027"), ("fra", "9.00"),
    ]
    let made = try await guest.post("/moeder", meeting)
    #expect(made.status == 303)
    return String(try #require(made.location).prefix { $0 != "?" }.replacing("/planlaeg", with: ""))
  }

  static func pin(_ figure: String, to meeting: String, note: String, _ guest: Guest) async throws {
    let release = try #require(try await guest.get(figure).hidden("udgivelse"))
    let id = String(meeting.split(separator: "/").last ?? "")
    let pinned = try await guest.post(
      "\(figure)/fastgoerelse", [("udgivelse", release), ("moede", id), ("note", note)])
    #expect(pinned.status == 303)
  }

  @Test func `a figure is pinned, stands on the meeting, and stays when a release says something else`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let role = [("rolle", Role.consultant.rawValue), ("sted", Scope.municipality.text)]
      #expect(try await way.administrator.post("/brugere/\(way.person)/roller", role).status == 303)
      let none = try await way.steward.get(Self.figure)
      #expect(none.words.contains("Du har ingen møder") && none.links.contains("/moeder/ny"))
      let meeting = try await Self.plan(way.steward)
      #expect(try await way.steward.get("\(meeting)/planlaeg").words.contains("Ingen tal er fastgjort endnu"))
      #expect(try await way.steward.get(meeting).words.contains("Ingen tal er fastgjort endnu"))
      try await Self.pin(Self.figure, to: meeting, note: "Hvad ved vi om det?", way.steward)
      let asked = [("spoergsmaal", "Hvem er talt med?"), ("moede", String(meeting.dropFirst(8)))]
      #expect(try await way.steward.post("\(Self.figure)/spoergsmaal", asked).status == 303)
      for page in [meeting, "\(meeting)/tal"] {
        let shown = try await way.steward.get(page)
        for word in ["7,3", "Hvad ved vi om det?", "Udgivelse 1", "Hvem er talt med?", "Venter på svar"] {
          #expect(shown.words.contains(word), "\(page): \(word)")
        }
      }
      let plan = try await way.steward.get("\(meeting)/planlaeg")
      #expect(plan.words.contains("1\u{A0}tal fastgjort") && plan.words.contains("1 af 1 venter"))

      let newer = WholeWay.csv([("Strandby", "2025/26", "9,9"), ("Bakkeby", "2025/26", "5,8")])
      let file = try await WholeWay.upload(newer, named: "ny.csv", way.steward)
      _ = try await way.steward.get("/data/import/\(file)")
      _ = try await WholeWay.accept(file, premises, way.steward)
      _ = try await WholeWay.publish(way.steward)
      #expect(try await way.steward.get(Self.figure).text.contains("9,9"))
      for page in [meeting, "\(meeting)/tal"] {
        let shown = try await way.steward.get(page)
        #expect(shown.text.contains("7,3") && !shown.text.contains("9,9"), "\(page)")
      }
      try await notes(meeting, way)
    }
  }

  /// One's note is changed, moved and taken away; somebody who is not in the meeting finds none of it.
  private func notes(_ meeting: String, _ way: WholeWay) async throws {
    let page = try await way.steward.get("\(meeting)/tal")
    let action = try #require(page.text.firstMatch(of: #/action="([^"]*)/note"/#)).1
    #expect(try await way.steward.post("\(action)/note", [("note", "010203-1234"), ("version", "1")]).status == 422)
    #expect(try await way.steward.post("\(action)/note", [("note", "Ny note"), ("version", "1")]).status == 303)
    let late = try await way.steward.post("\(action)/note", [("note", "For sen"), ("version", "1")])
    #expect(late.status == 412 && late.words.contains("For sen") && late.words.contains("Ny note"))
    #expect(try await way.steward.post("\(action)/flytning", [("retning", "op")]).status == 303)
    for act in ["note", "fjernelse", "flytning"] {
      #expect(try await way.steward.post("\(meeting)/tal/findes-ikke/\(act)", [("version", "1")]).status == 404)
    }
    try await way.premises.somebody(.employee, in: try await way.premises.ours())
    let cookie = try await way.premises.cookie(.employee, of: try await way.premises.ours())
    let stranger = way.steward.carrying(cookie)
    #expect(try await stranger.get("\(meeting)/tal").status == 404)
    for act in ["note", "fjernelse", "flytning"] {
      #expect(try await stranger.post("\(action)/\(act)", [("version", "2"), ("note", "x")]).status == 404)
    }
    #expect(try await way.steward.post("\(action)/fjernelse").status == 303)
    #expect(try await way.steward.get("\(meeting)/tal").words.contains("Ingen tal er fastgjort endnu"))
  }

  @Test func `a question that is asked while the meeting is held stands in the room at once, and so does the answer`()
    async throws
  {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      for role in [Role.consultant, .dataContact] {
        let grant = [("rolle", role.rawValue), ("sted", Scope.municipality.text)]
        #expect(try await way.administrator.post("/brugere/\(way.person)/roller", grant).status == 303)
      }
      let meeting = try await Self.plan(way.steward)
      try await Self.pin(Self.figure, to: meeting, note: "Hvad ved vi om det?", way.steward)
      let id = String(meeting.dropFirst(8)), room = "\(meeting)/rum"
      #expect(try await way.steward.post("\(room)/aabning", [("fortrolighed", "navngivet")]).status == 303)
      let open = try await way.steward.get(room)
      #expect(open.links.contains("\(Self.figure)?moede=\(id)") && open.text.contains("#spoerg"))
      #expect(try await way.steward.get("\(Self.figure)?moede=\(id)").text.contains("value=\"\(id)\" selected"))
      let asked = [("spoergsmaal", "Hvem er talt med?"), ("moede", id)]
      #expect(try await way.steward.post("\(Self.figure)/spoergsmaal", asked).status == 303)
      // What a page that was opened before is told.
      let told = try await way.steward.get("\(room)/live?since=1&nu=1")
      #expect(told.words.contains("Hvem er talt med?") && told.words.contains("Venter på svar"))
      let question = try #require(told.links.first { $0.hasPrefix("/spoergsmaal/") })
      let answer = [("ordlyd", "Hvem er talt med?"), ("svar", "Alle elever."), ("laesere", "inside"), ("version", "1")]
      #expect(try await way.steward.post("\(question)/svar", answer).status == 303)
      #expect(try await way.steward.get("\(room)/live?since=2&nu=1").words.contains("Alle elever."))
      let now = try await way.steward.get(room)
      #expect(now.words.contains("Alle elever.") && !now.words.contains("Venter på svar"))
    }
  }

  @Test func `nobody sees a number in a meeting that the release did not give them`() async throws {
    try await OpenTown.open { town in
      let chief = try await town.somebody(.chief)
      let meeting = try await Self.plan(chief)
      let places = ["nord", "nordskole", "aaskolen"]
      for place in places {
        for indicator in ["hoejt-fravaer", "foreninger", "gode-til-laesning"] {
          let page = "/lokalsamfund/\(place)/tal/\(indicator)"
          guard try await chief.get(page).hidden("udgivelse") != nil else { continue }
          try await Self.pin(page, to: meeting, note: "Note om \(indicator) i \(place)", chief)
        }
      }
      let board = try await town.visitor(.boardRepresentative)
      #expect(try await board.get("\(meeting)/tal").status == 404)
      let id = ID<Meeting>(String(meeting.split(separator: "/").last ?? ""))
      try await town.premises.store.write { (tx: Transaction) throws in
        _ = try MeetingStore.add(
          Participant(id: ID("bestyrelse"), person: PersonID("Fjordby-\(Role.boardRepresentative.rawValue)"), name: ""),
          to: id, of: town.id, at: town.premises.clock.now, in: tx)
      }
      let (inside, outside) = (try await chief.get("\(meeting)/tal"), try await board.get("\(meeting)/tal"))
      #expect(inside.status == 200 && outside.status == 200)
      // Each figure the board reads in the meeting is one it reads on the pages of the release.
      var (told, kept) = (0, 0)
      for (place, name) in zip(places, ["Nord", "Nordskole", "Åskolen"]) {
        for indicator in ["hoejt-fravaer", "foreninger", "gode-til-laesning"] {
          let note = "Note om \(indicator) i \(place)"
          guard inside.words.contains(note) else { continue }
          let isReleased = try await board.get("/lokalsamfund/\(place)/tal/\(indicator)").hidden("udgivelse") != nil
          if isReleased { told += 1 } else { kept += 1 }
          if !isReleased { #expect(!outside.words.contains(note), "\(note) in \(name)") }
        }
      }
      #expect(told > 0 && kept > 0)
      #expect(outside.words.contains("Tallet er ikke udgivet til dig."))
      #expect(!inside.words.contains("Tallet er ikke udgivet til dig."))
    }
  }
}

extension OpenTown {
  /// Somebody more, with a role in the whole municipality.
  func somebody(_ role: Role) async throws -> Guest {
    try await premises.somebody(role, in: id)
    return try await visitor(role)
  }
}
