import Danish
import People
import Tabular
import Values
import Web

/// An occasion as it stands in a form.
enum OccasionForms {
  static func occasion(_ form: Form, on occasion: Occasion, allowed: (Scope) -> Bool) -> (Occasion, FormErrors) {
    var next = occasion
    var errors = FormErrors()
    next.version = form.number("version") ?? 0
    readTexts(form, &next, &errors)
    if let kind = Occasion.Kind(rawValue: form.text("slags")) {
      next.kind = kind
    } else {
      errors.add("slags", OccasionWords.kindMissing)
    }
    if let scope = Scope(text: PlainText.line(form.text("sted"))), allowed(scope) {
      next.scope = scope
    } else {
      errors.add("sted", OccasionWords.placeMissing)
    }
    readDays(form, &next, &errors)
    readHours(form, &next, &errors)
    readRecurrence(form, &next, &errors)
    return (next, errors)
  }

  private static func readTexts(_ form: Form, _ next: inout Occasion, _ errors: inout FormErrors) {
    next.title = PlainText.line(form.text("titel"))
    next.audience = PlainText.line(form.text("hvem"))
    next.place = PlainText.line(form.text("hvor"))
    next.link = PlainText.line(form.text("adresse"))
    errors.check("titel", !next.title.isEmpty, OccasionWords.titleMissing)
    for (field, text) in [("titel", next.title), ("hvem", next.audience), ("hvor", next.place)] {
      errors.check(field, text.count <= 200, OccasionWords.tooLong)
      errors.check(field, CPR.find(in: text) == nil, OccasionWords.cpr)
    }
    errors.check("adresse", next.link.isEmpty || next.target != nil, OccasionWords.oddLink)
  }

  private static func readDays(_ form: Form, _ next: inout Occasion, _ errors: inout FormErrors) {
    guard let first = form.day("dato") else { return errors.add("dato", OccasionWords.dayMissing) }
    errors.check("dato", SchoolYear.years.contains(first.schoolYear), OccasionWords.dayOutside)
    next.first = first
    next.length = 1
    guard !form.hasNoDay("sidste") else { return }
    guard let last = form.day("sidste") else { return errors.add("sidste", OccasionWords.dayMissing) }
    errors.check("sidste", last >= first, OccasionWords.lastBeforeFirst)
    errors.check("sidste", last.days(since: first) < 366, OccasionWords.tooManyDays)
    next.length = min(max(last.days(since: first) + 1, 1), 366)
  }

  private static func readHours(_ form: Form, _ next: inout Occasion, _ errors: inout FormErrors) {
    next.hours = nil
    let texts = (from: form.text("fra"), to: form.text("til"))
    if texts.from.isEmpty {
      return errors.check("fra", texts.to.isEmpty, OccasionWords.fromMissing)
    }
    guard let from = Danish.parseTime(texts.from) else { return errors.add("fra", OccasionWords.oddTime) }
    guard !texts.to.isEmpty else { return next.hours = Occasion.Hours(from: from, to: from) }
    guard let to = Danish.parseTime(texts.to) else { return errors.add("til", OccasionWords.oddTime) }
    next.hours = Occasion.Hours(from: from, to: to)
    errors.check("til", next.hours != nil, OccasionWords.endsFirst)
  }

  private static func readRecurrence(_ form: Form, _ next: inout Occasion, _ errors: inout FormErrors) {
    let every = form.optional("hver").map { Int($0) ?? 0 } ?? 1
    let rhythm: Recurrence.Rhythm =
      switch form.text("gentag") {
      case "uger": .weeks(every)
      case "maaneder-dato": .monthsByDate(every)
      case "maaneder-ugedag": .monthsByWeekday(every)
      case "aar-dato": .yearsByDate
      case "aar-uge": .yearsByWeek
      default: .once
      }
    next.recurrence = Recurrence(
      rhythm, onDayOff: Recurrence.OnDayOff(rawValue: form.text("fridage")) ?? .keep)
    guard rhythm != .once else { return }
    errors.check("hver", (1...60).contains(every), OccasionWords.everyOdd)
    let step = if case .weeks(let weeks) = rhythm { weeks * 7 } else { 28 }
    errors.check("sidste", next.length <= max(step, 1), OccasionWords.longAndOften)
    guard !form.hasNoDay("ophoer") else { return }
    guard let until = form.day("ophoer") else { return errors.add("ophoer", OccasionWords.dayMissing) }
    errors.check("ophoer", until >= next.first, OccasionWords.untilBeforeFirst)
    next.recurrence.until = until
  }

  static func form(_ occasion: Occasion) -> Form {
    let recurrence = occasion.recurrence
    let (gentag, hver) = words(recurrence.rhythm)
    return Form(
      [
        ("titel", occasion.title), ("slags", occasion.kind.rawValue), ("sted", occasion.scope.text),
        ("fra", occasion.hours.map { Danish.clock(minutes: $0.from) } ?? ""),
        ("til", occasion.hours.flatMap { $0.to == $0.from ? nil : Danish.clock(minutes: $0.to) } ?? ""),
        ("gentag", gentag), ("hver", hver), ("fridage", recurrence.onDayOff.rawValue), ("hvem", occasion.audience),
        ("hvor", occasion.place), ("adresse", occasion.link), ("version", "\(occasion.version)"),
      ] + Form.fields("dato", occasion.first)
        + (occasion.length > 1 ? Form.fields("sidste", occasion.lastDay(from: occasion.first)) : [])
        + (recurrence.until.map { Form.fields("ophoer", $0) } ?? []))
  }

  private static func words(_ rhythm: Recurrence.Rhythm) -> (String, String) {
    switch rhythm {
    case .once: ("en-gang", "")
    case .weeks(let every): ("uger", "\(every)")
    case .monthsByDate(let every): ("maaneder-dato", "\(every)")
    case .monthsByWeekday(let every): ("maaneder-ugedag", "\(every)")
    case .yearsByDate: ("aar-dato", "")
    case .yearsByWeek: ("aar-uge", "")
    }
  }
}
