import Danish
import Foundation
import Tabular

extension OrganisationImportSheet {
  /// The headings are the row among the first ten that names most columns we know; title rows above are left out.
  /// One known word is no evidence (a cell may say "Skole"), so then it is the first row with two cells in it.
  package init(_ grid: Grid, kind: OrganisationImport.Kind) {
    let candidates = grid.rows.prefix(10).enumerated().map { place, row in
      (place, ColumnMapping(guessing: row.cells, kind: kind).columns.count)
    }
    let known = candidates.filter { $0.1 >= 2 }.max { ($0.1, -$0.0) < ($1.1, -$1.0) }?.0
    let best = known ?? grid.rows.prefix(10).firstIndex { $0.cells.count { !$0.isEmpty } >= 2 } ?? 0
    headings = grid.rows[best].cells.map(PlainText.line)
    rows = grid.rows.dropFirst(best + 1).map { Grid.Row(line: $0.line, cells: $0.cells.map(PlainText.line)) }
  }
}

extension ColumnMapping {
  /// Reads the headings as Danish personnel and school systems write them. The person can change every guess.
  package init(guessing headings: [String], kind: OrganisationImport.Kind) {
    var found: [OrganisationImportField: Int] = [:]
    let folded = headings.map(ColumnMapping.folded)
    for field in OrganisationImportField.of(kind) {
      let words = ColumnMapping.words(field, kind)
      // The first word is the best name for the field: "institutionsnavn" before "navn".
      let place = words.lazy.compactMap { word in folded.firstIndex(of: word) }.first { !found.values.contains($0) }
      if let place { found[field] = place }
    }
    if found[.firstName] != nil && found[.lastName] != nil { found[.name] = nil }
    self.init(found)
  }

  /// "E-mail (arbejde)" and "EMAIL_ARBEJDE" are the same heading.
  private static func folded(_ heading: String) -> String {
    String(Danish.fold(heading).filter { $0.isLetter || $0.isNumber })
  }

  private static func words(_ field: OrganisationImportField, _ kind: OrganisationImport.Kind) -> [String] {
    switch (field, kind) {
    case (.name, .units):
      [
        "institutionsnavn", "enhedsnavn", "navn", "enhed", "institution", "skolenavn", "skole", "afdelingsnavn",
        "instnavn", "organisationsnavn", "name",
      ]
    case (.name, .persons): ["fuldenavn", "fuldtnavn", "medarbejdernavn", "navn", "medarbejder", "person", "name"]
    case (.code, _):
      [
        "institutionsnummer", "institutionsnr", "instnr", "instnummer", "enhedsnummer", "enhedsnr", "afdelingsnummer",
        "afdelingsnr", "enhedskode", "enhedsid", "nummer", "nr", "kode", "dtrinstitutionsnr", "skolekode",
        "produktionsenhedsnummer", "pnummer", "pnr",
      ]
    case (.kind, _):
      ["slags", "type", "institutionstype", "enhedstype", "insttype", "kategori", "art", "skoletype"]
    case (.area, _):
      [
        "liggeri", "lokalsamfund", "omraade", "omraadenavn", "distrikt", "skoledistrikt", "lokalomraade",
        "dagtilbudsomraade", "by", "overordnetenhed",
      ]
    case (.phone, _):
      [
        "telefon", "telefonnummer", "telefonnr", "tlf", "tlfnr", "mobil", "mobilnummer", "mobiltelefon",
        "arbejdstelefon", "hovednummer",
      ]
    case (.firstName, _): ["fornavn", "fornavne", "firstname"]
    case (.lastName, _): ["efternavn", "lastname"]
    case (.email, _):
      [
        "arbejdsmail", "arbejdsemail", "emailarbejde", "email", "mail", "emailadresse", "mailadresse", "epost", "upn",
        "brugernavn",
      ]
    case (.title, _): ["titel", "stillingsbetegnelse", "stilling", "stillingstitel", "jobtitel", "stillingsnavn"]
    case (.role, _): ["rolle", "jobfunktion", "funktion", "jobfunktionsrolle", "brugerrolle"]
    case (.unit, _):
      [
        "enhed", "enhedsnavn", "institution", "institutionsnavn", "arbejdssted", "tjenestested", "ansaettelsessted",
        "skole", "afdeling", "afdelingsnavn", "enhedsnummer", "enhedsnr", "institutionsnummer", "institutionsnr",
        "tjenestenr",
      ]
    case (.team, _): ["team", "teamnavn", "aargangsteam", "gruppe"]
    }
  }
}
