import Danish
import Values

/// What the page of a year's minutes says.
enum MinutesYearWords {
  static let title = "Årets referater"
  static let lead =
    "Det, I besluttede, satte jer som mål og aftalte, og det, I manglede at vide, i skoleårets godkendte referater."
  static let nothing = "Der kom ingen beslutninger, mål eller aftaler ud af mødet."
  static let everywhere = "Alle steder"

  static func year(_ year: SchoolYear) -> String { "skoleåret \(Danish.schoolYear(year.first))" }

  static func heading(_ year: MinutesYear) -> String {
    let place = year.placeName.map { ", \($0)" } ?? ""
    return "Referater fra \(self.year(year.year))\(place)"
  }

  static func name(_ meeting: MeetingEntry) -> String { "\(Danish.date(meeting.day)): \(meeting.title)" }

  static func came(_ meeting: MeetingEntry) -> String { "Det kom der ud af \(meeting.title)" }

  /// "3 godkendte referater."
  static func told(_ year: MinutesYear) -> String {
    Danish.counted(year.meetings.count, one: "godkendt referat", other: "godkendte referater") + "."
  }

  /// "beslutninger", as it stands beside its number.
  static func many(_ sort: String, _ count: Int) -> String {
    switch sort {
    case MinutesWords.information: Danish.plural(count, one: "orientering", other: "orienteringer")
    case MinutesWords.decision: Danish.plural(count, one: "beslutning", other: "beslutninger")
    case MinutesWords.agreement: Danish.plural(count, one: "aftale", other: "aftaler")
    case MinutesWords.openQuestion: Danish.plural(count, one: "åbent spørgsmål", other: "åbne spørgsmål")
    case MinutesWords.unknown: "vi mangler at vide"
    default: sort.lowercased()
    }
  }

  static func emptyTitle(_ year: MinutesYear) -> String {
    "Der er ingen godkendte referater fra \(self.year(year.year))"
  }

  static let emptyText =
    "Når et referat er sendt ud og godkendt, står det her. I finder kladder og referater, der er sendt ud, på mødets side."
}
