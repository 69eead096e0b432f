import Danish
import Foundation
import People
import Storage
import Tabular
import Values
import Web
import YearWheel

/// The invented municipality's year: a plan of school holidays from a file, and what leaders and teams put on the wheel.
///
/// Written for 2026/27 and held in the same weeks of the school year the demo is made in.
struct DemoYear: Sendable {
  let store: Store
  let now: Instant

  private var year: SchoolYear { SchoolYear(of: now.day) }

  func build() async throws {
    try await takeHolidays()
    for (person, occasions) in occasions {
      guard let planner = DemoPerson.all.first(where: { $0.name == person }) else { throw UnknownPlanner(name: person) }
      try await store.write { [self] tx in
        guard
          let visitor = try ReachStore.visitor(DemoPeople.municipality, planner.id, on: now.day, in: tx)
        else { throw UnknownPlanner(name: person) }
        for occasion in occasions { try PlannerStore.create(occasion, by: visitor, at: now, in: tx) }
      }
    }
  }

  struct UnknownPlanner: Error { let name: String }

  /// The plan as a municipality keeps it: a list with three columns, for this school year and the next.
  var holidayFile: Data {
    let years = [year.first, year.first + 1]
    let rows = years.flatMap(Self.holidays).map { "\($0);\(Danish.date($1));\(Danish.date($2))" }
    return Data((["Ferie;Første dag;Sidste dag"] + rows).joined(separator: "\r\n").utf8)
  }

  private func takeHolidays() async throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "faelled-ferieplan-\(UUID().uuidString)")
    try holidayFile.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let reading = SchoolHolidayReading(try Grid.read(url.path))
    let plan = SchoolHolidayPlan(reading.rows, beside: []) { .make(at: now) }
    let findings = reading.findings + plan.findings
    guard findings.isEmpty else { throw DemoFailure(file: "ferieplan.csv", findings: Findings(findings)) }
    let planner = DemoPerson.all.first { $0.role == .chief }
    try await store.write { [self] tx in
      guard let planner, let chief = try ReachStore.visitor(DemoPeople.municipality, planner.id, on: now.day, in: tx)
      else { throw UnknownPlanner(name: "chef") }
      _ = try SchoolHolidayStore.take(reading.rows, seen: plan.fingerprint, by: chief, at: now, in: tx)
    }
  }

  /// Summer from the last Saturday of June to the second Monday of August; the rest as municipalities mostly plan it.
  private static func holidays(_ first: Int) -> [(String, Day, Day)] {
    func monday(_ week: Int, _ year: Int) -> Day {
      let day = Day(year, 1, 4)!  // always in week 1
      return day.adding(days: 1 - day.weekday + (week - 1) * 7)
    }
    func on(_ weekday: Int, orAfter day: Day) -> Day { day.adding(days: (weekday - day.weekday + 7) % 7) }
    let easter = Danish.easterSunday(in: first + 1)
    let autumn = monday(42, first), winter = monday(7, first + 1)
    let christmas = on(6, orAfter: Day(first, 12, 17)!)  // real dates, here and below
    let summer = on(6, orAfter: Day(first + 1, 6, 24)!)
    let school = on(1, orAfter: Day(first + 1, 8, 8)!)
    return [
      ("Efterårsferie", autumn.adding(days: -2), autumn.adding(days: 6)),
      ("Juleferie", christmas, on(7, orAfter: Day(first + 1, 1, 1)!)),
      ("Vinterferie", winter.adding(days: -2), winter.adding(days: 6)),
      ("Påskeferie", easter.adding(days: -8), easter.adding(days: 1)),
      ("Kristi himmelfartsferie", easter.adding(days: 39), easter.adding(days: 42)),
      ("Sommerferie", summer, school.adding(days: -1)),
    ]
  }
}

extension DemoYear {
  /// Who plans what. Everybody's roles reach what they plan, or the demo is not made.
  private var occasions: [(String, [Occasion])] {
    let municipality = Scope.municipality
    let strandby = Scope.area(ID("strandby")), school = Scope.unit(ID("strandby-skole"))
    return [
      (
        "Palle Ostenfeld",
        [
          on("2026-08-10", "Skoleåret begynder", .other, municipality),
          on("2026-08-27", "Lederforum: to praksiseksempler", .other, municipality, "9.00", "12.00", "alle ledere"),
          on("2026-10-19", "Strategien åbnes for årets afsnit", .decision, municipality),
          on("2026-11-25", "Årets afsnit i strategien bliver vedtaget", .decision, municipality, "8.30", "11.00"),
          on("2027-01-14", "Fælles læringsdag", .other, municipality, "9.00", "15.30", "ledere og ressourcepersoner"),
          on("2027-01-20", "Trivselsmålingen", .figures, municipality, length: 60),
          on("2027-02-24", "Lederforum: data i teamene", .other, municipality, "9.00", "12.00", "alle ledere"),
          on("2027-04-20", "Ståstedsanalyse for ledelsesteam og chefteam", .dialogue, municipality, "9.00", "15.00"),
          on("2027-06-25", "Sidste skoledag", .other, municipality),
        ]
      ),
      (
        "Malte Skov",
        [
          on("2026-09-01", "Profilerne bliver udgivet", .figures, municipality),
          on("2027-01-28", "Fraværet i første halvår bliver udgivet", .figures, municipality),
          on("2027-04-13", "Sprogvurderingerne bliver udgivet", .figures, municipality),
          on("2027-06-03", "Trivselsmålingen bliver udgivet", .figures, municipality),
          on(
            "2026-11-17", "Dialogmøde med Strandby", .dialogue, strandby, "9.00", "13.30",
            "ledelsesteamet og forvaltningen"),
        ]
      ),
      (
        "Birgitte Holm",
        [
          on("2026-09-24", "Læringsmøde om sprog", .learningMeeting, strandby, "13.00", "16.00"),
          on("2026-10-08", "Læringsmøde om profilen", .learningMeeting, strandby, "13.00", "16.00"),
          on("2026-10-30", "Opfølgning på prøvehandlinger", .followUp, strandby, "14.00", "15.00"),
          on("2026-11-30", "Opfølgning på målenes tegn", .followUp, strandby, "14.00", "15.00"),
          on("2026-12-02", "Læringsmøde: hvad viste prøvehandlingerne?", .learningMeeting, strandby, "13.00", "16.00"),
          on("2027-03-04", "Læringsmøde om overgange", .learningMeeting, strandby, "13.00", "16.00"),
          on("2027-05-12", "Læringsmøde: rundens erfaringer", .learningMeeting, strandby, "13.00", "16.00"),
          on("2027-05-20", "Ledelsesteamet vælger øvebane", .decision, school, "8.00", "10.00", "ledelsesteamet"),
          every(2, "2026-08-18", "Teammøde, 0.–3. klasse", school, "14.00", "15.00"),
        ]
      ),
    ]
  }

  /// The same week and weekday in the year the demo is made in.
  private func moved(_ iso: String) -> Day {
    let day = Day(iso: iso) ?? now.day
    return year.first == 2026 ? day : day.inSameWeek(of: day.week.year + year.first - 2026)
  }

  private func on(
    _ iso: String, _ title: String, _ kind: Occasion.Kind, _ scope: Scope, _ from: String? = nil, _ to: String? = nil,
    _ audience: String = "", length: Int = 1
  ) -> Occasion {
    Occasion(
      id: .make(at: now), title: title, kind: kind, scope: scope, first: moved(iso), length: length,
      hours: hours(from, to), audience: audience)
  }

  private func every(_ weeks: Int, _ iso: String, _ title: String, _ scope: Scope, _ from: String, _ to: String)
    -> Occasion
  {
    Occasion(
      id: .make(at: now), title: title, kind: .teamMeeting, scope: scope, first: moved(iso), hours: hours(from, to),
      recurrence: Recurrence(.weeks(weeks), onDayOff: .skip))
  }

  private func hours(_ from: String?, _ to: String?) -> Occasion.Hours? {
    guard let from = from.flatMap(Danish.parseTime), let to = to.flatMap(Danish.parseTime) else { return nil }
    return Occasion.Hours(from: from, to: to)
  }
}
