import People
import Tabular
import Values
import Web

/// What the forms of needs, goals and actions read alike.
enum GoalsForms {
  /// One line without anything that looks like a CPR number. `missing` is what is said when there is nothing.
  static func text(
    _ form: Form, _ field: String, _ errors: inout FormErrors, missing: String? = nil, most: Int = 500
  ) -> String {
    let text = PlainText.line(form.text(field))
    if let missing, text.isEmpty { errors.add(field, missing) }
    errors.check(field, text.count <= most, GoalsWords.tooLong(most))
    errors.check(field, CPR.find(in: text) == nil, GoalsWords.cpr)
    return text
  }

  /// A day that has not gone, or that has stood there all along.
  static func day(
    _ form: Form, _ field: String, from first: Day, _ errors: inout FormErrors, missing: String
  ) -> Day? {
    guard !form.hasNoDay(field) else {
      errors.add(field, missing)
      return nil
    }
    guard let day = form.day(field) else {
      errors.add(field, GoalsWords.dayOdd)
      return nil
    }
    errors.check(field, day >= first, GoalsWords.dayPast)
    return day
  }
}
