import Foundation

/// Every sentence a person reads about a file. Each says what was found and what to do.
extension Finding {
  static func noFile(_ path: String) -> Finding {
    Finding(.error, found: path, expected: "en fil", "Filen findes ikke. Se efter, om navn og mappe er stavet rigtigt.")
  }
  static func noAccess(_ path: String) -> Finding {
    Finding(
      .error, found: path, expected: "en fil, vi må læse", "Filen kan ikke åbnes. Giv læseadgang til den, og prøv igen."
    )
  }
  static func emptyFile() -> Finding {
    Finding(.error, expected: "en tabel", "Filen er tom. Hent den igen fra kilden.")
  }
  static func tooLarge(megabytes: Int) -> Finding {
    Finding(
      .error, expected: "højst \(megabytes) MB",
      "Filen er større end \(megabytes) MB pakket ud. Del den i mindre filer, eller gem den som CSV i UTF-8.")
  }
  static func binary() -> Finding {
    Finding(
      .error, expected: "CSV, XLSX, PX eller JSON-stat",
      "Filen er ikke en tekstfil eller et regneark, vi kender. Gem tabellen som .xlsx eller .csv.")
  }
  static func kind(_ found: String, _ advice: String) -> Finding {
    Finding(.error, found: found, expected: "CSV, XLSX, PX eller JSON-stat", advice)
  }
  static func noTable(_ reason: String, row: Int? = nil) -> Finding {
    Finding(.error, row: row, expected: "en tabel", reason)
  }

  // The bytes
  static func encoding(_ name: String, row: Int?) -> Finding {
    Finding(
      .note, row: row, found: name, expected: "UTF-8",
      "Filen er ikke gemt som UTF-8. Vi har læst den som \(name); se efter, at æ, ø og å står rigtigt.")
  }
  static func brokenUTF8(row: Int, count: Int) -> Finding {
    Finding(
      .warning, row: row, expected: "UTF-8",
      "Filen er UTF-8, men \(count) tegn er ødelagt, første gang i række \(row). Ret teksten i kilden, og hent filen igen."
    )
  }
  static func nuls(row: Int, count: Int) -> Finding {
    Finding(
      .warning, row: row, found: "NUL", expected: "tekst",
      "Filen har \(count) nul-tegn, første gang i række \(row). Vi springer dem over; se efter, at filen er hentet helt."
    )
  }
  static func strayQuote(row: Int) -> Finding {
    Finding(
      .warning, row: row, found: "\"", expected: "anførselstegn i par",
      "Et anførselstegn i række \(row) hører ikke til et par. Vi har læst feltet, som det står; ret det i kilden.")
  }

  // The layout
  static func noHeader(_ names: [String]) -> Finding {
    Finding(
      .warning, row: 1, expected: "en række med overskrifter",
      "Filen har ingen overskrifter. Vi har kaldt kolonnerne \(names.joined(separator: ", ")); sæt gerne en række med navne øverst."
    )
  }
  static func namedColumn(_ letter: String, as name: String, row: Int?) -> Finding {
    Finding(
      .note, row: row, column: "\(name) (\(letter))", expected: "en overskrift",
      "Kolonne \(letter) har ingen overskrift. Vi kalder den »\(name)«.")
  }
  static func twinNames(_ name: String, column: String, row: Int?) -> Finding {
    Finding(
      .warning, row: row, column: column, found: name, expected: "forskellige overskrifter",
      "To kolonner hedder »\(name)«. Vi kalder den anden »\(column)«; giv dem hver sit navn i kilden.")
  }
  static func ignoredRow(_ row: Int, _ text: String) -> Finding {
    Finding(.note, row: row, found: text, expected: "data", "Rækken hører til overskrifterne og er ikke læst som data.")
  }
  static func title(_ row: Int, _ text: String) -> Finding {
    Finding(.note, row: row, found: text, "Linjen over tabellen er læst som titel eller enhed, ikke som data.")
  }
  static func footnote(_ row: Int, _ text: String) -> Finding {
    Finding(.note, row: row, found: text, "Linjen under tabellen er læst som fodnote, ikke som data.")
  }
  static func repeatedHeader(_ row: Int) -> Finding {
    Finding(.note, row: row, "Overskriften er gentaget inde i tabellen. Rækken er sprunget over.")
  }
  static func secondTable(_ row: Int, _ text: String) -> Finding {
    Finding(
      .warning, row: row, found: text, expected: "én tabel i filen",
      "Her begynder en ny tabel. Kun tabellen over den er læst; læg hver tabel i sin egen fil eller sit eget ark.")
  }
  static func totals(_ label: String, column: String, row: Int) -> Finding {
    Finding(
      .note, row: row, column: column, found: label,
      "Kolonnen har både »\(label)« og dens dele. Alt er læst; læg dem ikke sammen.")
  }
  static func noNumbers() -> Finding {
    Finding(
      .note, expected: "mindst én kolonne med tal",
      "Tabellen har ingen kolonne med tal. Alle kolonner er læst som tekst.")
  }
  static func gaveUp(_ rows: Int) -> Finding {
    Finding(.note, "Filen har \(rows) rækker. Opsætningen er bestemt af de første.")
  }

  // The cells
  /// What stands in `expected` when a cell that should be a number is not.
  package static let aNumber = "et tal"
  private static let width = " felter"
  /// A row that is longer or shorter than the heading: its cells may stand under the wrong one.
  package var isAboutWidth: Bool { expected?.hasSuffix(Finding.width) ?? false }

  static func notANumber(row: Int, column: String, _ text: String) -> Finding {
    Finding(
      .warning, row: row, column: column, found: text, expected: aNumber,
      "Her står »\(text.prefix(60))«, men kolonnen har tal. Ret cellen, eller lad den være tom.")
  }
  static func errorCell(row: Int, column: String, _ text: String) -> Finding {
    Finding(
      .warning, row: row, column: column, found: text, expected: aNumber,
      "Regnearket viser fejlen \(text). Ret formlen, og gem filen igen.")
  }
  static func ambiguous(row: Int, column: String, _ text: String, readAs: String) -> Finding {
    Finding(
      .warning, row: row, column: column, found: text, expected: "entydige tal",
      "»\(text)« kan læses på to måder. Vi har læst det som \(readAs); ret filen, hvis det er forkert.")
  }
  static func mixedMarks(column: String, row: Int, _ text: String) -> Finding {
    Finding(
      .warning, row: row, column: column, found: text, expected: "ét decimaltegn",
      "Kolonnen bruger både komma og punktum som decimaltegn. Hver celle er læst for sig; brug kun det ene.")
  }
  static func splitDecimal(column: String, next: Int) -> Finding {
    Finding(
      .warning, column: column, found: "tal uden overskrift i kolonne \(columnLetter(next))", expected: aNumber,
      "Efter kolonnen står tal uden overskrift. Er et decimalkomma læst som skilletegn? Gem filen med semikolon mellem felterne."
    )
  }
  static func ragged(row: Int, fields: Int, expected: Int) -> Finding {
    Finding(
      .warning, row: row, found: "\(fields) felter", expected: "\(expected)\(Finding.width)",
      fields > expected
        ? "Rækken har \(fields) felter, overskriften \(expected). Felterne til højre er ikke læst; sæt tekst med skilletegn i anførselstegn."
        : "Rækken har kun \(fields) felter, overskriften \(expected). De manglende er læst som tomme; se efter, om linjen er brudt."
    )
  }

  static func personNumber(row: Int?, column: String?) -> Finding {
    Finding(
      .error, row: row, column: column, expected: "ingen CPR-numre",
      "Her står noget, der ligner et CPR-nummer. Fjern kolonnen eller rækken, og send filen igen. Vi viser ikke nummeret."
    )
  }

  // Workbooks
  static func sheetRead(_ name: String, others: [String]) -> Finding {
    Finding(
      .note, found: name,
      "Vi har læst arket »\(name)«. Filen har også \(others.map { "»\($0)«" }.joined(separator: ", ")); vælg et andet med --sheet."
    )
  }
  static func hiddenSheets(_ names: [String]) -> Finding {
    Finding(
      .note, found: names.joined(separator: ", "),
      "Skjulte ark er sprunget over: \(names.joined(separator: ", ")). Vis arket i Excel, eller vælg det med --sheet.")
  }
  static func noSheet(_ name: String, among: [String]) -> Finding {
    Finding(
      .error, found: name, expected: among.joined(separator: ", "),
      "Filen har intet ark, der hedder »\(name)«. Vælg et af dem, der findes.")
  }
  static func hostileWorkbook(_ why: String) -> Finding {
    Finding(
      .error, found: why, expected: "et almindeligt regneark",
      "Filen er ikke et regneark, vi tør åbne. Åbn den i Excel, og gem den som en ny .xlsx.")
  }
  static func brokenWorkbook(_ why: String) -> Finding {
    Finding(
      .error, found: why, expected: "et helt regneark",
      "Regnearket er ødelagt. Hent det igen, eller gem det på ny fra Excel.")
  }

  // Cubes
  static func notJSONStat() -> Finding {
    .kind("JSON", "Filen er JSON, men ikke JSON-stat. Hent tabellen fra kilden som CSV, XLSX eller JSON-stat.")
  }
  static func otherDatasets(_ count: Int) -> Finding {
    Finding(
      .warning, expected: "én tabel i filen",
      count == 1
        ? "Filen har også en anden tabel. Kun den første er læst; hent dem hver for sig."
        : "Filen har også \(count) andre tabeller. Kun den første er læst; hent dem hver for sig.")
  }
  static func tooManyCells(_ limit: Int) -> Finding {
    Finding(
      .error, expected: "højst \(limit) celler",
      "Tabellen lover flere celler, end vi kan læse. Vælg færre værdier i kilden.")
  }
  static func badPX(_ keyword: String) -> Finding {
    Finding(.error, expected: keyword, "PX-filen mangler \(keyword). Hent den igen fra statistikbanken.")
  }
  static func pxCells(_ found: Int, expected: Int) -> Finding {
    Finding(
      .error, found: "\(found) celler", expected: "\(expected) celler",
      "PX-filen har ikke det antal celler, som dens overskrifter lover. Hent den igen fra statistikbanken.")
  }
}
