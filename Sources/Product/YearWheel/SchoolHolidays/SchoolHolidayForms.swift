import People
import Tabular
import Values
import Web

/// A school holiday as it stands in a form.
enum SchoolHolidayForms {
  static func holiday(_ form: Form, on holiday: SchoolHoliday) -> (SchoolHoliday, FormErrors) {
    var next = holiday
    var errors = FormErrors()
    next.name = PlainText.line(form.text("navn"))
    next.version = form.number("version") ?? 0
    errors.check("navn", CPR.find(in: next.name) == nil, OccasionWords.cpr)
    guard let first = form.day("foerste") else {
      errors.add("foerste", OccasionWords.dayMissing)
      return (next, errors)
    }
    (next.first, next.last) = (first, first)
    if !form.hasNoDay("sidste") {
      if let last = form.day("sidste") { next.last = last } else { errors.add("sidste", OccasionWords.dayMissing) }
    }
    return (next, errors)
  }

  static func form(_ holiday: SchoolHoliday) -> Form {
    Form(
      [("navn", holiday.name), ("version", "\(holiday.version)")] + Form.fields("foerste", holiday.first)
        + Form.fields("sidste", holiday.last))
  }

  /// Which field an objection is about.
  static func field(_ objection: SchoolHolidayObjection) -> String {
    switch objection {
    case .nameMissing, .nameTooLong: "navn"
    case .endsBeforeItBegins, .tooLong: "sidste"
    case .outsideCalendar, .overlaps: "foerste"
    }
  }

  /// A row of a plan between the page that shows it and the one that takes it in: "3|2026-10-12|2026-10-18|Efterårsferie".
  static func text(_ row: SchoolHolidayPlan.Read) -> String {
    "\(row.line)|\(row.first.iso)|\(row.last.iso)|\(row.name)"
  }

  /// The rows somebody saw. What is not written by us is left out, and the plan then is not the one that was seen.
  static func rows(_ form: Form) -> [SchoolHolidayPlan.Read] {
    form.values("ferie").compactMap { text in
      let parts = text.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4, let line = Int(parts[0]), let first = Day(iso: parts[1]), let last = Day(iso: parts[2])
      else { return nil }
      let name = PlainText.line(parts[3])
      return CPR.find(in: name) == nil ? .init(line: line, name: name, first: first, last: last) : nil
    }
  }
}
