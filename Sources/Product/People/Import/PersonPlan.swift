import Danish
import Tabular
import Values

/// A person as a list tells about them: the person, and the roles the list gives.
package struct PersonLine: Hashable, Sendable {
  package var person: Person
  package var grants: [PlannedGrant]
}

/// A role a list gives. The team may be one that will be made by the same import.
package struct PlannedGrant: Hashable, Sendable {
  package let role: Role
  package let unit: ID<Unit>
  package let team: String?
}

/// What a list of people is compared with.
package struct KnownPeople: Sendable {
  package let persons: [String: Person]
  package let grants: [PersonID: [RoleGrant]]
  package let units: [Unit]
  package let teams: [Team]

  package init(persons: [String: Person], grants: [PersonID: [RoleGrant]], units: [Unit], teams: [Team]) {
    self.persons = persons
    self.grants = grants
    self.units = units
    self.teams = teams
  }
}

/// Compares a list of people with the people who are there. The e-mail address tells who is who; one person may
/// stand in several rows with a role in each. Roles are only ever added: a list that leaves somebody out takes nothing.
package struct PersonPlanner {
  let sheet: OrganisationImportSheet
  let mapping: ColumnMapping
  let known: KnownPeople
  private let unitsByText: [String: [Unit]]
  private let teamNames: [ID<Team>: Team]

  package init(_ sheet: OrganisationImportSheet, _ mapping: ColumnMapping, known: KnownPeople) {
    self.sheet = sheet
    self.mapping = mapping
    self.known = known
    var units: [String: [Unit]] = [:]
    for unit in known.units {
      units[Danish.fold(unit.name), default: []].append(unit)
      if !unit.code.isEmpty { units[Danish.fold(unit.code), default: []].append(unit) }
    }
    unitsByText = units
    teamNames = Dictionary(known.teams.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
  }

  package func plan() -> OrganisationPlan<PersonLine> {
    var plan = OrganisationPlan<PersonLine>()
    for finding in OrganisationImportChecks.personNumbers(in: sheet) { plan.findings.add(finding) }
    let hasName =
      mapping.columns[.name] != nil || (mapping.columns[.firstName] != nil && mapping.columns[.lastName] != nil)
    if !hasName {
      plan.findings.add(
        Finding(
          .error, expected: "en kolonne med navne",
          "Vælg den kolonne, der rummer navnet, eller både fornavn og efternavn."))
    }
    if mapping.columns[.email] == nil {
      plan.findings.add(
        Finding(
          .error, expected: "en kolonne med e-mail",
          "Vælg den kolonne, der rummer e-mailadressen. Den fortæller, hvem der er hvem."))
    }
    guard hasName, mapping.columns[.email] != nil else { return plan }
    var lines: [String: Entry] = [:]
    var order: [String] = []
    for row in sheet.rows { read(row, &lines, &order, &plan.findings) }
    for key in order { if let entry = lines[key] { add(entry, to: &plan) } }
    return plan
  }

  private struct Entry {
    let row: Int
    let current: Person?
    var line: PersonLine
  }

  private func read(
    _ row: Grid.Row, _ lines: inout [String: Entry], _ order: inout [String], _ findings: inout Findings
  ) {
    let name = name(of: row)
    let email = mapping.text(.email, of: row)
    if name.isEmpty {
      return findings.add(
        error(row, mapping.columns[.name] == nil ? .lastName : .name, "et navn", "Rækken har intet navn."))
    }
    guard EmailAddress.isPlausible(email) else {
      return findings.add(error(row, .email, "en e-mailadresse", "Uden en e-mailadresse kan vi ikke se, hvem det er."))
    }
    let key = EmailAddress.key(email)
    let grant: PlannedGrant?
    switch self.grant(of: row) {
    case .success(let found): grant = found
    case .failure(let finding): return findings.add(finding.finding)
    }
    if var entry = lines[key] {
      guard entry.line.person.name == name else {
        return findings.add(
          error(
            row, .email, "én person til hver adresse",
            "Adressen står også i række \(entry.row) med navnet \(entry.line.person.name)."))
      }
      if let grant, !entry.line.grants.contains(grant) { entry.line.grants.append(grant) }
      lines[key] = entry
    } else {
      let current = known.persons[key]
      var person = current ?? Person(id: PersonID("ny-\(row.line)"), name: name, email: email)
      person.name = name
      if mapping.columns[.title] != nil { person.title = mapping.text(.title, of: row) }
      if mapping.columns[.phone] != nil { person.phone = mapping.text(.phone, of: row) }
      lines[key] = Entry(
        row: row.line, current: current, line: PersonLine(person: person, grants: grant.map { [$0] } ?? []))
      order.append(key)
    }
  }

  private func add(_ entry: Entry, to plan: inout OrganisationPlan<PersonLine>) {
    guard let current = entry.current else { return plan.new.append(entry.line) }
    var line = entry.line
    line.grants = line.grants.filter { !holds($0, current.id) }
    if line.person == current && line.grants.isEmpty {
      plan.unchanged += 1
    } else {
      plan.changed.append(.init(line: entry.row, before: PersonLine(person: current, grants: []), after: line))
    }
  }

  private func holds(_ grant: PlannedGrant, _ person: PersonID) -> Bool {
    (known.grants[person] ?? []).contains { held in
      guard held.role == grant.role else { return false }
      switch held.scope {
      case .unit(let id): return grant.team == nil && id == grant.unit
      case .team(let id):
        guard let team = teamNames[id], let name = grant.team else { return false }
        return team.unit == grant.unit && Danish.fold(team.name) == Danish.fold(name)
      default: return false
      }
    }
  }

  private func name(of row: Grid.Row) -> String {
    let whole = mapping.text(.name, of: row)
    if !whole.isEmpty { return whole }
    return [mapping.text(.firstName, of: row), mapping.text(.lastName, of: row)].filter { !$0.isEmpty }.joined(
      separator: " ")
  }

  private struct Odd: Error { let finding: Finding }

  /// A unit without a role makes an employee; a role without a unit is odd, since it would count nowhere.
  private func grant(of row: Grid.Row) -> Result<PlannedGrant?, Odd> {
    let unitText = mapping.text(.unit, of: row)
    let roleText = mapping.text(.role, of: row)
    let team = mapping.text(.team, of: row)
    if unitText.isEmpty {
      if roleText.isEmpty && team.isEmpty { return .success(nil) }
      return .failure(
        Odd(
          finding: error(row, .unit, "en enhed", "Rollen eller teamet hører til på en enhed, men rækken nævner ingen."))
      )
    }
    let units = unitsByText[Danish.fold(unitText)] ?? []
    guard units.count == 1 else {
      let words =
        units.isEmpty
        ? "Vi kender ikke den enhed. Opret den først, eller ret navnet."
        : "Flere enheder hedder det. Brug enhedens nummer i stedet."
      return .failure(Odd(finding: error(row, .unit, "en enhed, der er oprettet", words)))
    }
    guard let role = roleText.isEmpty ? .employee : Role.reading(roleText) else {
      return .failure(
        Odd(finding: error(row, .role, "en rolle, for eksempel medarbejder", "Vi kender ikke den rolle.")))
    }
    guard role.scopes.contains(team.isEmpty ? .unit : .team) else {
      return .failure(
        Odd(
          finding: error(
            row, .role, PersonWords.place(role.scopes[0]),
            "Rollen \(role.name) kan ikke gives her. Giv den på personens side.")))
    }
    return .success(PlannedGrant(role: role, unit: units[0].id, team: team.isEmpty ? nil : team))
  }

  private func error(_ row: Grid.Row, _ field: OrganisationImportField, _ expected: String, _ message: String)
    -> Finding
  {
    let found = mapping.text(field, of: row)
    return Finding(
      .error, row: row.line, column: mapping.columns[field].map { OrganisationImportChecks.column($0, sheet.headings) },
      found: CPR.find(in: found) == nil ? found : nil, expected: expected, message)
  }
}
