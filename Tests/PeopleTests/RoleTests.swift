import People
import Testing
import Values
import Web

@Suite struct RoleTests {
  private static let leading: [Permission] = [
    .readProfiles, .readInsideFigures, .readOrganisation, .readPeople, .readMethods, .editMethods, .readYearWheel,
    .planYearWheel, .planMeetings,
  ]

  /// The table as the municipality's lawyer would ask for it. Whoever changes a role changes this line too.
  static let table: [(Role, [Permission])] = [
    (.schoolLeader, leading),
    (.dayCareLeader, leading),
    (.afterSchoolLeader, leading),
    (.contractHolder, leading),
    (.departmentHead, leading),
    (.leadershipTeamMember, leading),
    (.employee, [.readProfiles, .readInsideFigures, .readOrganisation, .readMethods, .readYearWheel]),
    (.staffRepresentative, [.readProfiles, .readInsideFigures, .readOrganisation, .readMethods, .readYearWheel]),
    (.boardRepresentative, [.readProfiles, .readYearWheel]),
    (
      .resourcePerson,
      [
        .readProfiles, .readInsideFigures, .readOrganisation, .readMethods, .readYearWheel, .planYearWheel,
        .planMeetings, .helpMeetings,
      ]
    ),
    (
      .leadPractitioner,
      [
        .readProfiles, .readInsideFigures, .readOrganisation, .readMethods, .readYearWheel, .planYearWheel,
        .planMeetings, .helpMeetings,
      ]
    ),
    (
      .learningAdviser,
      [
        .readProfiles, .readInsideFigures, .readOrganisation, .readMethods, .editMethods, .readYearWheel,
        .planYearWheel, .planMeetings, .helpMeetings,
      ]
    ),
    (.learningPartner, leading + [.helpMeetings]),
    (
      .processContact,
      [
        .readProfiles, .readInsideFigures, .readOrganisation, .readMethods, .editMethods, .readYearWheel,
        .planYearWheel, .planMeetings, .helpMeetings,
      ]
    ),
    (.areaLeader, leading),
    (.consultant, leading + [.helpMeetings, .manageSchoolHolidays]),
    (.chief, leading + [.manageSchoolHolidays]),
    (.director, leading + [.manageSchoolHolidays]),
    (
      .dataContact,
      [
        .readProfiles, .readInsideFigures, .readOrganisation, .readMethods, .manageData, .answerFigureQuestions,
        .readYearWheel,
      ]
    ),
    (
      .dataSteward,
      [
        .readProfiles, .readInsideFigures, .readOrganisation, .readMethods, .manageData, .publishReleases,
        .answerFigureQuestions, .readYearWheel,
      ]
    ),
    (
      .administrator,
      [
        .readProfiles, .readInsideFigures, .readOrganisation, .readPeople, .readMethods, .managePeople,
        .manageOrganisation, .readAccessLog, .readYearWheel, .planYearWheel, .manageSchoolHolidays,
      ]
    ),
    (.auditor, [.readOrganisation, .readAccessLog]), (.externalHelper, [.readProfiles, .readMethods, .helpMeetings]),
    (.externalParticipant, [.readProfiles]),
  ]

  @Test func `each role opens what the table says and no more`() {
    #expect(Self.table.map(\.0) == Role.allCases)
    for (role, permissions) in Self.table { #expect(Set(role.permissions) == Set(permissions), "\(role.name)") }
  }

  @Test func `nobody both runs the house and sees restricted figures`() {
    for role in Role.allCases {
      let both: Set<Permission> = [.managePeople, .manageData]
      #expect(!both.isSubset(of: Set(role.permissions)), "\(role.name)")
    }
  }

  @Test func `every role has a Danish name of its own and a place to count`() {
    #expect(Set(Role.allCases.map(\.name)).count == Role.allCases.count)
    for role in Role.allCases {
      #expect(!role.scopes.isEmpty)
      #expect(Role.reading(role.name) == role)
      #expect(Role.reading(role.name.uppercased()) == role)
    }
  }

  @Test(arguments: [
    ("Rektor", Role.schoolLeader), ("lærer", .employee), ("Skole- og dagtilbudschef", .chief),
    ("SFO leder", .afterSchoolLeader),
  ])
  func `a title in a file is read as the role it means`(text: String, role: Role) {
    #expect(Role.reading(text) == role)
  }

  @Test func `a word that is no role is not guessed`() { #expect(Role.reading("leder af noget") == nil) }

  @Test func `an administrator of one unit cannot be made`() {
    let grant = RoleGrant(
      id: ID("1"), person: ID("p"), role: .administrator, scope: .unit(ID("u")), from: Day(2026, 8, 1)!)
    #expect(grant.objection == .wrongPlace(.administrator))
  }

  @Test func `a role counts from its first day to its last, both included`() {
    let grant = RoleGrant(
      id: ID("1"), person: ID("p"), role: .employee, scope: .unit(ID("u")), from: Day(2026, 8, 1)!,
      until: Day(2027, 7, 31)!)
    #expect(!grant.counts(on: Day(2026, 7, 31)!))
    #expect(grant.counts(on: Day(2026, 8, 1)!))
    #expect(grant.counts(on: Day(2027, 7, 31)!))
    #expect(!grant.counts(on: Day(2027, 8, 1)!))
  }

  @Test func `a scope written as text is read back`() {
    for scope in [Scope.municipality, .area(ID("a:b")), .unit(ID("u")), .team(ID("t"))] {
      #expect(Scope(text: scope.text) == scope)
    }
    for text in ["", "enhed", "by:1", ":"] { #expect(Scope(text: text) == nil, "\(text)") }
  }

  @Test func `an area's leader reaches its units and their teams, and no others`() {
    let area = Area(id: ID("a"), kind: .localCommunity, name: "A", slug: "a")
    let inside = Unit(id: ID("in"), name: "Inde", kind: .school, area: area.id)
    let outside = Unit(id: ID("out"), name: "Ude", kind: .school)
    let teams = [Team(id: ID("t1"), unit: inside.id, name: "T1"), Team(id: ID("t2"), unit: outside.id, name: "T2")]
    let reach = Reach([.area(area.id)], tree: AreaTree([area]), units: [inside, outside], teams: teams)
    #expect(reach == .places(units: [inside.id], teams: [ID("t1")]))
    #expect(
      Reach([.team(ID("t2"))], tree: AreaTree([area]), units: [inside, outside], teams: teams)
        == .places(units: [], teams: [ID("t2")]))
    #expect(Reach([.unit(ID("x")), .municipality], tree: AreaTree([]), units: [], teams: []) == .everybody)
    #expect(Reach([], tree: AreaTree([]), units: [], teams: []).isEmpty)
  }
}
