import Danish
import Tabular
import Values

/// Compares a list of units with the units that are there.
package struct UnitPlanner {
  let sheet: OrganisationImportSheet
  let mapping: ColumnMapping
  let tree: AreaTree
  private let byCode: [String: Unit]
  private let byName: [String: [Unit]]

  package init(
    _ sheet: OrganisationImportSheet, _ mapping: ColumnMapping, tree: AreaTree, units: [Unit]
  ) {
    self.sheet = sheet
    self.mapping = mapping
    self.tree = tree
    byCode = Dictionary(units.filter { !$0.code.isEmpty }.map { ($0.code, $0) }, uniquingKeysWith: { a, _ in a })
    byName = Dictionary(grouping: units, by: { Danish.fold($0.name) })
  }

  package func plan() -> OrganisationPlan<Unit> {
    var plan = OrganisationPlan<Unit>()
    for finding in OrganisationImportChecks.personNumbers(in: sheet) { plan.findings.add(finding) }
    if mapping.columns[.name] == nil {
      plan.findings.add(
        Finding(.error, expected: "en kolonne med navne", "Vælg den kolonne, der rummer enhedens navn."))
      return plan
    }
    var seen: [String: Int] = [:]
    for row in sheet.rows { read(row, into: &plan, &seen) }
    return plan
  }

  private func read(_ row: Grid.Row, into plan: inout OrganisationPlan<Unit>, _ seen: inout [String: Int]) {
    let name = mapping.text(.name, of: row)
    let code = mapping.text(.code, of: row)
    if name.isEmpty { return plan.findings.add(error(row, .name, "et navn", "Rækken har intet navn.")) }
    let key = code.isEmpty ? "navn:\(Danish.fold(name))" : "kode:\(code)"
    if let first = seen[key] {
      return plan.findings.add(
        error(row, code.isEmpty ? .name : .code, "hver enhed én gang", "Enheden står også i række \(first)."))
    }
    seen[key] = row.line
    let current = byCode[code] ?? same(name)
    var findings: [Finding] = []
    let kind = kind(row, current, &findings)
    let area = area(row, current, &findings)
    for finding in findings { plan.findings.add(finding) }
    guard let kind, findings.isEmpty else { return }
    var unit = current ?? Unit(id: ID<Unit>("ny-\(row.line)"), name: name, kind: kind)
    unit.name = name
    unit.kind = kind
    unit.area = area
    if !code.isEmpty { unit.code = code }
    if mapping.columns[.phone] != nil { unit.phone = mapping.text(.phone, of: row) }
    add(unit, current, row, to: &plan)
  }

  private func add(_ unit: Unit, _ current: Unit?, _ row: Grid.Row, to plan: inout OrganisationPlan<Unit>) {
    guard let current else { return plan.new.append(unit) }
    if unit == current {
      plan.unchanged += 1
    } else {
      plan.changed.append(.init(line: row.line, before: current, after: unit))
    }
  }

  /// A name alone tells which unit is meant only when there is one with that name.
  private func same(_ name: String) -> Unit? {
    let found = byName[Danish.fold(name)] ?? []
    return found.count == 1 ? found[0] : nil
  }

  private func kind(_ row: Grid.Row, _ current: Unit?, _ findings: inout [Finding]) -> UnitKind? {
    let text = mapping.text(.kind, of: row)
    if text.isEmpty {
      if let current { return current.kind }
      findings.append(
        error(row, .kind, "en slags, for eksempel Skole", "Vi mangler at vide, hvad det er for en slags enhed."))
      return nil
    }
    if let kind = UnitKind.reading(text) { return kind }
    findings.append(error(row, .kind, Danish.list(UnitKind.known.map(\.name)), "Vi kender ikke den slags enhed."))
    return nil
  }

  private func area(_ row: Grid.Row, _ current: Unit?, _ findings: inout [Finding]) -> ID<Area>? {
    let text = mapping.text(.area, of: row)
    if text.isEmpty { return current?.area }
    switch tree.matching(text) {
    case .one(let area) where area.kind == .institution:
      findings.append(error(row, .area, "et område", "\(area.name) er selv en institution."))
    case .one(let area): return area.id
    case .several(let areas):
      findings.append(
        error(
          row, .area, "ét område",
          "Flere områder passer: \(Danish.list(areas.map { "\($0.name) (\(OrganisationWords.name($0.kind).lowercased()))" }))."
        ))
    case .none:
      findings.append(
        error(row, .area, "et område, der er oprettet", "Vi kender ikke det område. Opret det først, eller ret navnet.")
      )
    }
    return nil
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
