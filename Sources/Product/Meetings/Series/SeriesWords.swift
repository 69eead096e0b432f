import Danish
import Values
import YearWheel

/// What is said about meetings that are held again.
enum SeriesWords {
  static let rhythmMissing = "Vælg, hvor tit I vil holde mødet."
  static let endsFirst = "Den sidste dag ligger før mødet. Skriv en senere dag."
  static let tooFar = "Skriv en dag inden for fem år."
  static let untilMissing = "Skriv, hvornår det skal holde op."
  static let changed = "Møder eller ferier er rettet, siden du så listen. Se den igen, før du siger ja."

  static func plan(_ count: Int) -> String {
    "Planlæg \(Danish.counted(count, one: "møde", other: "møder"))"
  }

  static func made(_ count: Int) -> String {
    Danish.counted(count, one: "møde er planlagt", other: "møder er planlagt")
  }

  /// "Fredag den 17. december 2027. I år onsdag den 16. december 2026. Flyttet, fordi der er fri: Juleferie"
  static func proposal(_ proposal: NextYear.Proposal) -> String {
    "\(MeetingWords.sentence(Danish.weekdayDate(proposal.day))). I år "
      + "\(Danish.weekdayDate(proposal.meeting.day)). \(reason(proposal.reason))"
  }

  static func reason(_ reason: YearMove.Reason) -> String {
    switch reason {
    case .sameWeek(let week): "Samme ugedag i uge \(week)"
    case .dayOff(let name): "Flyttet, fordi der er fri: \(name)"
    case .holiday(let name): "Følger \(name)"
    }
  }
}
