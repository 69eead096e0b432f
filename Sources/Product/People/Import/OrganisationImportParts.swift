import Danish
import Markup
import Values
import Web

/// What a file changes, as a person reads it: the new ones by name, the changed ones with before and after.
enum OrganisationImportParts {
  /// More than this is counted instead of listed: nobody reads 14,000 names.
  static let most = 100

  static func changes(_ plan: AnyOrganisationPlan) -> HTML {
    switch plan {
    case .units(let plan):
      new(
        plan.new.map {
          Parts.Row($0.name, note: [$0.kind.name, $0.code].filter { !$0.isEmpty }.joined(separator: " · "))
        })
        + changed(plan.changed.map { ($0.line, $0.after.name, lines($0.before, $0.after)) })
    case .persons(let plan):
      new(plan.new.map { Parts.Row($0.person.name, note: note($0)) })
        + changed(plan.changed.map { ($0.line, $0.after.person.name, lines($0.before, $0.after)) })
    }
  }

  private static func note(_ line: PersonLine) -> String {
    let roles = line.grants.map(\.role.name)
    return ([line.person.email, line.person.title].filter { !$0.isEmpty } + roles).joined(separator: " · ")
  }

  private static func new(_ rows: [Parts.Row]) -> HTML {
    if rows.isEmpty { return .empty }
    return Parts.section("nye", "Nye", Parts.rows(Array(rows.prefix(most))), rest(rows.count))
  }

  private static func changed(_ changes: [(line: Int, name: String, lines: [HTML])]) -> HTML {
    if changes.isEmpty { return .empty }
    let rows = changes.prefix(most).map { change in
      Table.Row("\(change.name)", ["\(Danish.count(change.line))", change.lines.joined(separator: "<br>")])
    }
    return Parts.section(
      "aendrede", "Ændrede", intro: "Det, der bliver taget ud, er streget over. Det nye er understreget.",
      Table("Ændrede rækker", ["Navn", .number("Række"), "Ændring"], Array(rows)).html, rest(changes.count))
  }

  private static func rest(_ count: Int) -> HTML {
    count > most ? "<p class=\"meta\">Og \(Danish.count(count - most)) mere.</p>" : .empty
  }

  private static func lines(_ before: Unit, _ after: Unit) -> [HTML] {
    let place: HTML? = before.area == after.area ? nil : "Ligger i: <ins>et andet område</ins>"
    return [
      line("Navn", before.name, after.name), line("Slags", before.kind.name, after.kind.name),
      line("Nummer", before.code, after.code), line("Telefon", before.phone, after.phone), place,
    ].compactMap(\.self)
  }

  private static func lines(_ before: PersonLine, _ after: PersonLine) -> [HTML] {
    let roles: [HTML] = after.grants.map { "Rolle: <ins>\($0.role.name)</ins>" }
    return [
      line("Navn", before.person.name, after.person.name), line("Titel", before.person.title, after.person.title),
      line("Telefon", before.person.phone, after.person.phone),
    ].compactMap(\.self) + roles
  }

  private static func line(_ label: String, _ before: String, _ after: String) -> HTML? {
    if before == after { return nil }
    let old: HTML? = before.isEmpty ? nil : "<del>\(before)</del> "
    let new: HTML? = after.isEmpty ? nil : "<ins>\(after)</ins>"
    return "\(label): \(old)\(new)"
  }
}
