import Danish
import People
import Values

/// What is said about the time that meetings take.
enum BurdenWords {
  static func year(_ year: SchoolYear) -> String { "Skoleåret \(Danish.schoolYear(year.first))" }

  /// Under the choice of kind: each says how much time it asks for, and this how much is asked already.
  static func before(_ own: Int, _ most: RoleBurden?, _ year: SchoolYear) -> String {
    let asked = own == 0 ? "ikke bedt om møder endnu" : "bedt om \(KindWords.duration(own)) til møder"
    let role = most.flatMap { most in
      own < most.minutesPerPerson
        ? most.role.map {
          " Af de roller, som mindst tre har, er \($0.name) bedt om mest: \(KindWords.duration(most.minutesPerPerson)) hver."
        } : nil
    }
    return "Ved hver mødeform står, hvor meget tid den beder hver deltager om. "
      + "I \(self.year(year).lowercased()) er du selv \(asked).\(role ?? "")"
  }

  /// This meeting is among what is counted.
  static func earlier(_ role: Role, _ burden: RoleBurden, _ year: SchoolYear) -> String {
    let persons = Danish.counted(burden.persons, one: "person", other: "personer")
    return
      "I \(self.year(year).lowercased()) er \(persons) bedt om møder som \(role.name), i gennemsnit "
      + "\(KindWords.duration(burden.minutesPerPerson)) hver. Det her møde er talt med."
  }

  /// Before one more meeting is asked for: who has a lot already, and what can be done about it.
  static func heavy(_ heavy: [RoleBurden], above hours: Int) -> (title: String, text: String) {
    let who = heavy.map { burden in
      "\(burden.role?.name ?? otherRoles): \(KindWords.duration(burden.minutesPerPerson))"
    }
    return (
      "De, I beder om at komme, har mange møder i år.",
      "I gennemsnit er hver bedt om: \(Danish.list(who)), og det her møde er talt med. Kommunen regner mere end "
        + "\(Danish.counted(hours, one: "time", other: "timer")) på et skoleår som meget. I kan stadig sende. Kan "
        + "mødet være kortere, kan færre være med, eller kan I tage det på et møde, der allerede er planlagt?"
    )
  }

  private static let otherRoles = "andre roller"
  static let rest = "Andre, og roller med færre end tre personer"
  static let lead = "Forberedelse og møder, som mødeformerne regner dem. Aflyste møder er ikke talt med."
}
