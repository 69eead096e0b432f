import Values
import Web

/// How often a meeting is held again, as a form asks it.
enum SeriesForms {
  /// What stands in the address while one looks at the days.
  static func recurrence(_ form: Form, after first: Day) -> (Recurrence?, FormErrors) {
    var errors = FormErrors()
    let rhythm: Recurrence.Rhythm? =
      switch form.text("gentag") {
      case "uge": .weeks(1)
      case "hver-anden-uge": .weeks(2)
      case "maaned": .monthsByWeekday(1)
      case "kvartal": .monthsByWeekday(3)
      case "halvaar": .monthsByWeekday(6)
      case "aar": .yearsByWeek
      default: nil
      }
    errors.check("gentag", rhythm != nil, SeriesWords.rhythmMissing)
    var until: Day?
    if !form.hasNoDay("ophoer") {
      until = form.day("ophoer")
      errors.check("ophoer", until != nil, MeetingWords.dayMissing)
      if let until {
        errors.check("ophoer", until > first, SeriesWords.endsFirst)
        errors.check("ophoer", until.days(since: first) <= 5 * 366, SeriesWords.tooFar)
      }
    } else if rhythm == .yearsByWeek {
      errors.add("ophoer", SeriesWords.untilMissing)
    }
    guard errors.isEmpty, let rhythm else { return (nil, errors) }
    let rule = Recurrence.OnDayOff(rawValue: form.text("fridage")) ?? .skip
    return (Recurrence(rhythm, until: until, onDayOff: rule), errors)
  }

  /// The fields a second form carries on.
  static let names = ["gentag", "ophoer-dag", "ophoer-maaned", "ophoer-aar", "fridage"]
}
