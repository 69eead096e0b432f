import Charts
import Danish
import Markup
import People
import Values
import Web

/// The drawing and the list, made from one wheel.
enum WheelParts {
  static func drawing(_ wheel: Wheel) -> HTML {
    let year = wheel.year
    let months = year.months
    let ends = months.dropFirst() + [year.days.upperBound.adding(days: 1)]
    let mondays = year.days.lowerBound.adding(days: (8 - year.days.lowerBound.weekday) % 7)
    let ticks = stride(from: mondays, through: year.days.upperBound, by: 7)
    return WheelDrawing(
      months: zip(months, ends).map {
        .init(Danish.shortMonth($0.month), from: wheel.place(of: $0), to: wheel.place(of: $1))
      },
      ticks: ticks.map(wheel.place), sectors: sectors(wheel), pins: wheel.entries.map { pin($0, wheel) },
      middle: Danish.schoolYear(year.first),
      now: wheel.today.map { (wheel.place(of: $0), "nu: \(Danish.week($0))") }
    ).svg
  }

  private static func sectors(_ wheel: Wheel) -> [WheelDrawing.Sector] {
    let days = wheel.year.days
    let holidays = wheel.holidays.map { holiday in
      WheelDrawing.Sector(
        from: wheel.place(of: holiday.first), to: wheel.place(of: holiday.last.adding(days: 1)), name: holiday.name)
    }
    let named = (days.lowerBound.year...days.upperBound.year).flatMap(Danish.holidays).filter { named in
      days.contains(named.day) && named.kind == .official
        && !wheel.holidays.contains { $0.first <= named.day && named.day <= $0.last }
    }
    return holidays + named.map { .init(from: wheel.place(of: $0.day), to: wheel.place(of: $0.day.adding(days: 1))) }
  }

  private static func pin(_ entry: Wheel.Entry, _ wheel: Wheel) -> WheelDrawing.Pin {
    let track =
      switch entry.occasion.scope.kind {
      case .municipality: 0
      case .area: 1
      case .unit, .team: 2
      }
    // The middle of the day, so that what is held today lies on the hand.
    return WheelDrawing.Pin(
      at: wheel.place(of: entry.day), track: track, isSmall: entry.occasion.kind == .teamMeeting,
      mark: drawing(entry.occasion.kind))
  }

  /// The mark inside a square of 24, as it stands on the wheel.
  private static func drawing(_ kind: Occasion.Kind) -> HTML {
    if let phase = phase(of: kind) {
      return "<g class=\"node\" data-phase=\"\(phase.rawValue)\">\(phase.drawing)</g>"
    }
    return switch kind {
    case .learningMeeting: "<g class=\"whole\"><circle class=\"ground\" cx=\"12\" cy=\"12\" r=\"11\"/>\(circle)</g>"
    case .teamMeeting: "<circle class=\"team\" cx=\"12\" cy=\"12\" r=\"4\"/>"
    default: "<circle class=\"team\" cx=\"12\" cy=\"12\" r=\"7\"/>"
    }
  }

  private static let circle: HTML = """
    <path data-phase="1" d="M12.89 3.55A8.5 8.5 0 0 1 20.45 11.11"/><path data-phase="2" d="M20.45 12.89A8.5 8.5 0 0 1 12.89 20.45"/>\
    <path data-phase="3" d="M11.11 20.45A8.5 8.5 0 0 1 3.55 12.89"/><path data-phase="4" d="M3.55 11.11A8.5 8.5 0 0 1 11.11 3.55"/>
    """

  /// Where in the circle a kind belongs; nil for the whole circle and for what stands outside it.
  static func phase(of kind: Occasion.Kind) -> Phase? {
    switch kind {
    case .figures: .data
    case .dialogue: .reflection
    case .decision: .decision
    case .followUp: .action
    case .learningMeeting, .teamMeeting, .other: nil
    }
  }

  /// The mark beside words; the words say the same.
  static func mark(_ kind: Occasion.Kind) -> HTML {
    if let phase = phase(of: kind) { return Parts.phaseMark(phase) }
    return switch kind {
    case .learningMeeting: "<svg class=\"whole\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">\(circle)</svg>"
    case .teamMeeting:
      "<svg class=\"plain-mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"3.5\"/></svg>"
    default:
      "<svg class=\"plain-mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"5.5\"/></svg>"
    }
  }

  private static let freeMark: HTML =
    "<svg class=\"plain-mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><rect class=\"off\" x=\"2.5\" y=\"7\" width=\"19\" height=\"10\"/></svg>"

  /// What the marks mean; only those that are there.
  static func key(_ wheel: Wheel) -> HTML {
    let used = Set(wheel.entries.map(\.occasion.kind))
    let kinds = Occasion.Kind.allCases.filter(used.contains)
    return """
      <ul class="key" role="list">\(kinds, { "<li\(attribute: "data-phase", phase(of: $0).map { "\($0.rawValue)" })>\(mark($0))\(OccasionWords.name($0).lowercased())</li>" })\
      <li>\(freeMark)\(WheelWords.free.lowercased())</li></ul>
      """
  }

  /// Month for month: the twin of the drawing.
  static func months(_ wheel: Wheel) -> HTML {
    let items: [HTML] = wheel.year.months.map { first in
      let isNow = wheel.today.map { $0.month == first.month } ?? false
      let lines = wheel.lines(of: first)
      let rows: HTML =
        lines.isEmpty
        ? "<p class=\"muted\">Ingenting endnu</p>" : "<ul class=\"rows\" role=\"list\">\(lines, line)</ul>"
      return """
        <li\(attribute: "id", isNow ? "nu" : nil)\(attribute: "aria-current", isNow ? "date" : nil)><h3>\(WheelWords.month(first, in: wheel.year, isNow: isNow))</h3>\
        \(rows)</li>
        """
    }
    return "<ol class=\"months\" role=\"list\">\(items)</ol>"
  }

  private static func line(_ line: Wheel.Line) -> HTML {
    switch line {
    case .occasion(let entries):
      let occasion = entries[0].occasion
      return row(
        mark(occasion.kind), phase(of: occasion.kind), title(occasion), WheelWords.when(entries),
        "\(entries[0].placeName) · \(WheelWords.weeks(entries))", kind: OccasionWords.name(occasion.kind))
    case .holiday(let holiday):
      return row(
        freeMark, nil, "<p>\(holiday.name)</p>", nil, Danish.period(holiday.first, holiday.last), kind: WheelWords.free)
    case .named(let holiday):
      return row(
        freeMark, nil, "<p>\(OccasionWords.capitalised(holiday.name))</p>", nil,
        OccasionWords.capitalised(Danish.weekdayDate(holiday.day)),
        kind: holiday.kind == .official ? "Helligdag" : "Normalt uden møder")
    }
  }

  /// What came from elsewhere leads there; what was entered here leads to its own page.
  private static func title(_ occasion: Occasion) -> HTML {
    let path = occasion.isPublished ? occasion.target : .occasion(occasion.id)
    guard let path else { return "<p class=\"title\">\(occasion.title)</p>" }
    return "<p class=\"title\"><a href=\"\(path)\">\(occasion.title)</a></p>"
  }

  private static func row(
    _ mark: HTML, _ phase: Phase?, _ title: HTML, _ note: String?, _ end: String, kind: String
  ) -> HTML {
    let below: HTML? = note.map { "<p class=\"meta\">\($0)</p>" }
    return """
      <li class="row-split with-mark"\(attribute: "data-phase", phase.map { "\($0.rawValue)" })>\(mark)\
      <div class="stack flow-1">\(title)\(below)</div><p class="meta num"><span class="vh">\(kind). </span>\(end)</p></li>
      """
  }
}

/// Days in steps, so that Mondays can be counted.
private func stride(from first: Day, through last: Day, by days: Int) -> [Day] {
  guard first <= last else { return [] }
  return (0...last.days(since: first) / days).map { first.adding(days: $0 * days) }
}
