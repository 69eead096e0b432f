import Danish
import Values

/// The days nobody is at school: Danish holidays and the municipality's own school holidays.
package struct DaysOff: Sendable {
  private let names: [Day: String]

  package init(_ holidays: [SchoolHoliday], in years: ClosedRange<Int>) {
    var names: [Day: String] = [:]
    for holiday in holidays {
      for day in holiday.days where years.contains(day.year) { names[day] = holiday.name }
    }
    // A holiday by law is the better reason than the school holiday it lies in.
    for year in years {
      for holiday in Danish.holidays(in: year).reversed() { names[holiday.day] = holiday.name }
    }
    self.names = names
  }

  package func contains(_ day: Day) -> Bool { names[day] != nil }

  /// Why it is a day off: "2. påskedag", "Vinterferie"; nil for a day at school.
  package func name(of day: Day) -> String? { names[day] }
}
