import Danish
import People
import Values

/// What is said about the time that meetings take.
enum BurdenWords {
  static func year(_ year: SchoolYear) -> String { "Skoleåret \(Danish.schoolYear(year.first))" }

  /// This meeting is among what is counted.
  static func earlier(_ role: Role, _ burden: RoleBurden, _ year: SchoolYear) -> String {
    let persons = Danish.counted(burden.persons, one: "person", other: "personer")
    return
      "I \(self.year(year).lowercased()) er \(persons) bedt om møder som \(role.name), i gennemsnit "
      + "\(KindWords.duration(burden.minutesPerPerson)) hver. Det her møde er talt med."
  }

  static let rest = "Andre, og roller med færre end tre personer"
  static let lead = "Forberedelse og møder, som mødeformerne regner dem. Aflyste møder er ikke talt med."
}
