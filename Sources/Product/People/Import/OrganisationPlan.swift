import Tabular

/// What a file would change, line by line, and everything that is odd in it. Nothing has happened yet.
///
/// New things are called "ny-14" after their row: they get their ids when they are taken in.
package struct OrganisationPlan<Thing: Sendable & Hashable>: Sendable {
  package struct Change: Sendable, Hashable {
    package let line: Int
    package let before: Thing
    package let after: Thing
  }

  package var new: [Thing] = []
  package var changed: [Change] = []
  package var unchanged = 0
  package var findings = Findings()

  package init() {}

  /// All or nothing: one wrong row stops the file.
  package var canBeConfirmed: Bool { findings.count(of: .error) == 0 && !(new.isEmpty && changed.isEmpty) }

  /// The same as long as the file and what it is compared with are the same: the person confirms what was shown.
  package var fingerprint: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    for thing in new { add("\(thing)") }
    add("|")
    for change in changed { add("\(change.before)\(change.after)") }
    add("\(unchanged)/\(findings.count)")
    return String(hash, radix: 16)
  }
}

/// What every list is checked for, whatever it holds.
enum OrganisationImportChecks {
  /// CPR numbers are refused wherever they stand, and never repeated in what we say about them.
  static func personNumbers(in sheet: OrganisationImportSheet) -> [Finding] {
    sheet.rows.flatMap { row in
      row.cells.enumerated().filter { CPR.find(in: $0.element) != nil }.map { place, _ in
        Finding(
          .error, row: row.line, column: column(place, sheet.headings), expected: "ingen CPR-numre",
          "Cellen ser ud til at rumme et CPR-nummer. Slet kolonnen, og hent filen ind igen.")
      }
    }
  }

  /// "Navn (A)"
  static func column(_ place: Int, _ headings: [String]) -> String {
    var letters = ""
    var number = place
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + number % 26))) + letters
      number = number / 26 - 1
    } while number >= 0
    let heading = headings.indices.contains(place) ? headings[place] : ""
    return heading.isEmpty ? letters : "\(heading) (\(letters))"
  }
}
