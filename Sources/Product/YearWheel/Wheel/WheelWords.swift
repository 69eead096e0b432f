import Danish
import Values

/// What the wheel says about itself.
enum WheelWords {
  static func title(_ year: SchoolYear) -> String { "Skoleåret \(Danish.schoolYear(year.first))" }

  /// What the page begins with: how much there is, where it lies, and what comes next.
  static func lead(_ summary: Wheel.Summary) -> String {
    guard summary.occasions > 0 else { return "Her er ingen begivenheder endnu." }
    let count = Danish.counted(summary.occasions, one: "begivenhed", other: "begivenheder")
    let next = summary.next.map { " Den næste er »\($0.occasion.title)« \(OccasionWords.time($0))." } ?? ""
    return "\(OccasionWords.capitalised(count)) i årshjulet.\(next)"
  }

  /// The finding over the drawing; the drawing and the list show the same.
  static func finding(_ summary: Wheel.Summary, _ year: SchoolYear) -> String {
    guard summary.occasions > 0 else { return "Året er tomt" }
    guard let first = summary.busiest.first else { return "Året fra august til juli" }
    let months = Danish.list(summary.busiest.map(Danish.month))
    return "Der sker mest i \(first == summary.busiest.last ? Danish.month(first) : months)"
  }

  static func caption(_ year: SchoolYear) -> String {
    """
    Skoleåret går fra 1. august \(year.first) til 31. juli \(year.first + 1). Yderst kommunen, så lokalsamfundene, inderst \
    enheder og team. Alt i hjulet står også i listen.
    """
  }

  static func month(_ first: Day, in year: SchoolYear, isNow: Bool) -> String {
    let name = OccasionWords.capitalised(Danish.month(first.month))
    let isNamed = first.month == 8 || first.month == 1
    return name + (isNamed ? " \(first.year)" : "") + (isNow ? " · nu" : "")
  }

  /// "uge 41" for one time; "uge 36, 38 og 40" for several.
  static func weeks(_ entries: [Wheel.Entry]) -> String {
    var seen: Set<Int> = []
    let weeks = entries.map(\.day.week.number).filter { seen.insert($0).inserted }
    return "uge\(Danish.noBreak)\(Danish.list(weeks.map { "\($0)" }))"
  }

  /// Under a title: the day, or the rhythm of what comes back within the month.
  static func when(_ entries: [Wheel.Entry]) -> String {
    if entries.count == 1 { return OccasionWords.capitalised(OccasionWords.time(entries[0])) }
    let days = Danish.list(entries.map { "\($0.day.day)." })
    let hours = entries[0].occasion.hours.map { " \(OccasionWords.clock($0))" } ?? ""
    return "Den \(days) \(Danish.month(entries[0].day.month))\(hours)"
  }

  static let free = "Skolefri"
}
