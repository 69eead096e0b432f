import Foundation
import Tabular
import Values

/// A file with units or people on its way in: uploaded, looked through by a person, then taken in whole or not at all.
package struct OrganisationImport: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case units = "enheder"
    case persons = "personer"
  }

  package var id: ID<OrganisationImport>
  package var kind: Kind
  package var fileName: String
  package var sha256: String
  package var columns: ColumnMapping
  package var made: Instant
  package var confirmed: Instant?
}

/// What a column of the file can be.
package enum OrganisationImportField: String, CaseIterable, Sendable {
  case name = "navn"
  case firstName = "fornavn"
  case lastName = "efternavn"
  case email
  case phone = "telefon"
  case title = "titel"
  case role = "rolle"
  case unit = "enhed"
  case team
  case kind = "slags"
  case code = "nummer"
  case area = "omraade"

  /// The fields a list of this kind can have, in the order the page asks.
  package static func of(_ kind: OrganisationImport.Kind) -> [OrganisationImportField] {
    switch kind {
    case .units: [.name, .kind, .code, .area, .phone]
    case .persons: [.name, .firstName, .lastName, .email, .title, .phone, .unit, .team, .role]
    }
  }

  package var label: String {
    switch self {
    case .name: "Navn"
    case .firstName: "Fornavn"
    case .lastName: "Efternavn"
    case .email: "E-mail"
    case .phone: "Telefon"
    case .title: "Titel"
    case .role: "Rolle"
    case .unit: "Enhed"
    case .team: "Team"
    case .kind: "Slags"
    case .code: "Nummer"
    case .area: "Ligger i"
    }
  }
}

/// The file's rows below its headings.
package struct OrganisationImportSheet: Sendable, Equatable {
  package let headings: [String]
  package let rows: [Grid.Row]
}

/// Which column holds what; the columns are counted from 0.
package struct ColumnMapping: Hashable, Sendable {
  package var columns: [OrganisationImportField: Int]

  package init(_ columns: [OrganisationImportField: Int] = [:]) { self.columns = columns }

  package func text(_ field: OrganisationImportField, of row: Grid.Row) -> String { columns[field].map(row.cell) ?? "" }

  /// "email=3;navn=0": how it is kept between two pages.
  package var text: String {
    columns.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: ";")
  }

  package init(text: String) {
    var found: [OrganisationImportField: Int] = [:]
    for part in text.split(separator: ";") {
      let pair = part.split(separator: "=")
      if pair.count == 2, let field = OrganisationImportField(rawValue: String(pair[0])), let column = Int(pair[1]) {
        found[field] = column
      }
    }
    self.init(found)
  }
}
