import Markup
import Values

extension Occasion {
  /// Where its link leads, in Fælled or on the web; nil when there is none one may follow.
  var target: Path? { Path(local: link) ?? Path(web: link) }
}

extension Path {
  package static let yearWheel: Path = "/aarshjul"
  static let newOccasion: Path = "/aarshjul/begivenheder/ny"
  static let occasions: Path = "/aarshjul/begivenheder"
  static func occasion(_ id: ID<Occasion>) -> Path { "/aarshjul/begivenheder/\(id.raw)" }
  static func editOccasion(_ id: ID<Occasion>) -> Path { "/aarshjul/begivenheder/\(id.raw)/ret" }
  static func occasionDeletion(_ id: ID<Occasion>) -> Path { "/aarshjul/begivenheder/\(id.raw)/sletning" }
  static let schoolHolidays: Path = "/aarshjul/ferier"
  static func schoolHoliday(_ id: ID<SchoolHoliday>) -> Path { "/aarshjul/ferier/\(id.raw)" }
  static func schoolHolidayDeletion(_ id: ID<SchoolHoliday>) -> Path { "/aarshjul/ferier/\(id.raw)/sletning" }
  static let schoolHolidayImport: Path = "/aarshjul/ferieplan"
  static let schoolHolidayImportTaking: Path = "/aarshjul/ferieplan/godkendelse"
  static let yearMove: Path = "/aarshjul/flytning"
  static func yearMoveUndoing(_ id: ID<YearMove>) -> Path { "/aarshjul/flytning/\(id.raw)/fortrydelse" }
  static let calendars: Path = "/aarshjul/kalendere"
  static func calendarClosing(_ id: ID<CalendarFeed>) -> Path { "/aarshjul/kalendere/\(id.raw)/lukning" }

  static func yearWheel(_ year: SchoolYear) -> Path { yearWheel.with(query: [("aar", "\(year.first)")]) }
  static func yearMove(_ year: SchoolYear) -> Path { yearMove.with(query: [("aar", "\(year.first)")]) }
}
