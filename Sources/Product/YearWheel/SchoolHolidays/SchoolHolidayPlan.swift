import Danish
import Tabular
import Values

/// A list of school holidays compared with those that are there: what it adds, what it changes, what is odd.
///
/// A row is the same holiday as one we have when it has the same name in the same school year.
package struct SchoolHolidayPlan: Sendable {
  /// One holiday as a file has it.
  package struct Read: Hashable, Sendable {
    package let line: Int
    package let name: String
    package let first: Day
    package let last: Day

    package init(line: Int, name: String, first: Day, last: Day) {
      self.line = line
      self.name = name
      self.first = first
      self.last = last
    }
  }

  package struct Change: Hashable, Sendable {
    package let before: SchoolHoliday
    package let after: SchoolHoliday
  }

  package private(set) var new: [SchoolHoliday] = []
  package private(set) var changed: [Change] = []
  package private(set) var unchanged = 0
  package private(set) var findings: [Finding] = []

  package init(_ rows: [Read], beside existing: [SchoolHoliday], id: () -> ID<SchoolHoliday>) {
    var settled = existing
    var lines: [ID<SchoolHoliday>: Int] = [:]
    for row in rows {
      let current = existing.first { Self.key($0.name, $0.first) == Self.key(row.name, row.first) }
      if let current, let line = lines[current.id] {
        findings.append(Self.error(row, "hver ferie én gang i et skoleår", "Ferien står også i række \(line)."))
        continue
      }
      var holiday = current ?? SchoolHoliday(id: id(), name: row.name, first: row.first, last: row.last)
      (holiday.name, holiday.first, holiday.last) = (row.name, row.first, row.last)
      lines[holiday.id] = row.line
      settled = settled.filter { $0.id != holiday.id } + [holiday]
      if current == nil {
        new.append(holiday)
      } else if let current, current != holiday {
        changed.append(Change(before: current, after: holiday))
      } else {
        unchanged += 1
      }
    }
    // Only now: a row may take the days that another row of the same file gives up.
    for holiday in new + changed.map(\.after) {
      guard let objection = holiday.objection(beside: settled), let line = lines[holiday.id] else { continue }
      let row = Read(line: line, name: holiday.name, first: holiday.first, last: holiday.last)
      findings.append(Self.error(row, SchoolHolidayWords.expected(objection), SchoolHolidayWords.of(objection)))
    }
    findings.sort { ($0.row ?? 0) < ($1.row ?? 0) }
  }

  package var isEmpty: Bool { new.isEmpty && changed.isEmpty }

  /// What a person saw and said yes to; another one when the holidays have changed meanwhile. Ids of new ones are made
  /// anew each time and do not count.
  package var fingerprint: String {
    let added = new.map { "+\($0.name)|\($0.first.iso)|\($0.last.iso)" }
    let moved = changed.map { "\($0.before.id.raw)|\($0.before.version)|\($0.after.first.iso)|\($0.after.last.iso)" }
    return (added + moved + ["\(unchanged)"]).joined(separator: "\n")
  }

  private static func key(_ name: String, _ first: Day) -> String {
    "\(SchoolYear(of: first).first) \(Danish.fold(name))"
  }

  private static func error(_ row: Read, _ expected: String, _ message: String) -> Finding {
    Finding(
      .error, row: row.line, found: "\(row.name), \(Danish.period(row.first, row.last))", expected: expected, message)
  }
}
