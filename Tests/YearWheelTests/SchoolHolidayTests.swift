import PageSupport
import People
import Testing
import Values
import YearWheel

@Suite struct SchoolHolidayTests {
  static let file = """
    Ferieplan 2026/27;;
    Ferie;Første dag;Sidste dag
    Efterårsferie;10-10-2026;18-10-2026
    Juleferie;19. december 2026;3. januar 2027
    Skolefri;2027-05-07;
    """

  static func holiday(_ fields: [String: String] = [:]) -> [(String, String)] {
    let form = [
      "navn": "Vinterferie", "foerste-dag": "13", "foerste-maaned": "2", "foerste-aar": "2027", "sidste-dag": "21",
      "sidste-maaned": "2", "sidste-aar": "2027", "version": "1",
    ]
    return form.merging(fields) { $1 }.map { ($0.key, $0.value) }
  }

  @Test func `a plan is read from a file, seen, accepted and then taken in whole`() async throws {
    try await inTown { town in
      try await town.visit(as: "chef") { guest async throws in
        let seen = try await guest.upload("/aarshjul/ferieplan", [], file: Self.file, named: "ferieplan.csv")
        #expect(seen.status == 200 && seen.words.contains("10.–18. oktober 2026") && seen.words.contains("Skolefri"))
        #expect(try await guest.get("/aarshjul/ferier").words.contains("Her er ingen ferier endnu"))
        let taken = try await guest.post("/aarshjul/ferieplan/godkendelse", Self.fields(seen))
        #expect(taken.status == 303)
        let list = try await guest.get("/aarshjul/ferier")
        #expect(list.words.contains("19. december 2026 – 3. januar 2027") && list.words.contains("7. maj 2027"))
        // The same plan again changes nothing; one changed day is a change of that one.
        let again = try await guest.upload("/aarshjul/ferieplan", [], file: Self.file, named: "ferieplan.csv")
        #expect(again.words.contains("ændrer ikke noget"))
        let moved = Self.file.replacing("18-10-2026", with: "17-10-2026")
        let change = try await guest.upload("/aarshjul/ferieplan", [], file: moved, named: "ferieplan.csv")
        #expect(change.words.contains("10.–17. oktober 2026"))
        #expect(try await guest.post("/aarshjul/ferieplan/godkendelse", Self.fields(change)).status == 303)
        // What was seen before is no longer what would happen.
        let stale = try await guest.post("/aarshjul/ferieplan/godkendelse", Self.fields(change))
        #expect(stale.status == 409 && stale.words.contains("Der er sket noget imens"))
      }
    }
  }

  /// The hidden fields of a preview, as a browser sends them on.
  static func fields(_ shown: Shown) -> [(String, String)] {
    shown.text.matches(of: #/name="(ferie|set)" value="([^"]*)"/#).map { match in
      (String(match.1), String(match.2).replacing("&#10;", with: "\n").replacing("&amp;", with: "&"))
    }
  }

  @Test func `a calendar file is a plan too`() async throws {
    let calendar = """
      BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Vinterferie\r\nDTSTART;VALUE=DATE:20270213\r\n\
      DTEND;VALUE=DATE:20270222\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
      """
    try await inTown { town in
      try await town.visit(as: "administrator") { guest async throws in
        let seen = try await guest.upload("/aarshjul/ferieplan", [], file: calendar, named: "ferier.ics")
        #expect(seen.status == 200 && seen.words.contains("13.–21. februar 2027"))
        #expect(try await guest.post("/aarshjul/ferieplan/godkendelse", Self.fields(seen)).status == 303)
      }
    }
  }

  /// File, row, what is said.
  @Test(arguments: [
    ("Ferie;Første dag;Sidste dag\nUge 42;i oktober;18-10-2026", "Række 2", "Det er ikke en dato, vi kan læse"),
    ("Ferie;Fra;Til\n;12-10-2026;18-10-2026", "Række 2", "intet navn"),
    ("Navn;Alder\nAnders;7", "Række 1", "kan ikke finde kolonnerne"),
    ("Ferie;Fra;Til", "Hele filen", "ingen ferier i filen"),
    ("Ferie;Fra;Til\nBarn 010203-1234;12-10-2026;18-10-2026", "Række 2", "CPR-nummer"),
    (
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20261312\nEND:VEVENT\nEND:VCALENDAR", "Række 4", "ikke en dato"
    ),
    ("%PDF-1.4", "Hele filen", "PDF"), ("", "Ferieplan", "Vælg en fil"),
  ])
  func `what is odd in a file is told with its row`(file: String, row: String, message: String) async throws {
    try await inTown { town in
      try await town.visit(as: "chef") { guest async throws in
        let shown = try await guest.upload("/aarshjul/ferieplan", [], file: file, named: "plan.csv")
        #expect(shown.status == 422 && shown.words.contains(message) && shown.words.contains(row), "\(file)")
        #expect(!shown.text.contains("010203-1234"))
      }
    }
  }

  @Test(arguments: [
    ("Ferie;Fra;Til\nA;18-10-2026;10-10-2026", "Den sidste dag ligger før den første"),
    ("Ferie;Fra;Til\nA;10-10-2026;18-10-2026\nB;18-10-2026;19-10-2026", "oven i »B«"),
    ("Ferie;Fra;Til\nA;10-10-2026;18-10-2027", "højst vare 75 dage"),
  ])
  func `days that do not fit together stop the plan`(file: String, message: String) async throws {
    try await inTown { town in
      try await town.visit(as: "chef") { guest async throws in
        let shown = try await guest.upload("/aarshjul/ferieplan", [], file: file, named: "plan.csv")
        #expect(shown.words.contains(message) && !shown.text.contains("godkendelse"))
      }
    }
  }

  @Test func `rows made up by hand are not taken in`() async throws {
    try await inTown { town in
      try await town.visit(as: "chef") { guest async throws in
        for rows in [["1|2027-02-13|2026-02-21|A"], ["x"], ["1|2027-02-13|2027-02-21|"], []] {
          let fields = rows.map { ("ferie", $0) } + [("set", "+A|2027-02-13|2026-02-21\n0")]
          #expect(try await guest.post("/aarshjul/ferieplan/godkendelse", fields).status == 409)
        }
        #expect(try await guest.get("/aarshjul/ferier").words.contains("Her er ingen ferier endnu"))
      }
    }
  }

  @Test func `a holiday is added, changed by two at once, and deleted`() async throws {
    try await inTown { town in
      try await town.visit(as: "chef") { guest async throws in
        #expect(try await guest.post("/aarshjul/ferier", Self.holiday()).status == 303)
        let overlap = try await guest.post("/aarshjul/ferier", Self.holiday(["navn": "Uge 7"]))
        #expect(overlap.status == 422 && overlap.words.contains("oven i »Vinterferie«"))
        let list = try await guest.get("/aarshjul/ferier")
        let path = try #require(list.links.first { $0.hasPrefix("/aarshjul/ferier/") })
        #expect(try await guest.post(path, Self.holiday(["sidste-dag": "20"])).status == 303)
        let late = try await guest.post(path, Self.holiday(["sidste-dag": "19"]))
        #expect(
          late.status == 412 && late.words.contains("13.–19. februar 2027") && late.words.contains("13.–20. februar"))
        #expect(try await guest.post("\(path)/sletning", [("version", "1")]).status == 409)
        #expect(try await guest.post("\(path)/sletning", [("version", "2")]).status == 303)
        #expect(try await guest.get(path).status == 404)
      }
      try await town.visit(as: "skoleleder") { guest async throws in
        #expect(try await guest.get("/aarshjul/ferier").status == 403)
      }
    }
  }

  @Test func `a weekly meeting goes around the holidays once they are known`() async throws {
    try await inTown { town in
      try await town.plan(
        .fixture("Teammøde", on: "2026-10-05", Recurrence(.weeks(1), until: Day(2026, 10, 26)!, onDayOff: .skip)))
      try await town.visit(as: "chef") { guest async throws in
        #expect(try await guest.get("/aarshjul").words.contains("uge\u{A0}41, 42, 43 og 44"))
        #expect(
          try await guest.post(
            "/aarshjul/ferier",
            Self.holiday([
              "foerste-dag": "10", "foerste-maaned": "10", "foerste-aar": "2026", "sidste-dag": "18",
              "sidste-maaned": "10", "sidste-aar": "2026",
            ])
          ).status == 303)
        #expect(try await guest.get("/aarshjul").words.contains("uge\u{A0}41, 43 og 44"))
      }
    }
  }
}
