import Danish
import Values

/// What is said about moving a year.
enum MovingWords {
  static let receipts = [
    "flyttet": "Begivenhederne står nu i det næste skoleår. Du kan fortryde på siden »Flyt til næste skoleår«.",
    "fortrudt": "Flytningen er fortrudt. Det, nogen har rettet siden, er blevet stående.",
  ]

  static func of(_ reason: YearMove.Reason, _ proposal: YearMove.Proposal) -> String {
    switch reason {
    case .sameWeek(let week):
      week == proposal.day.week.number
        ? "Samme uge, \(week)" : "Uge \(week), for året har ingen uge \(proposal.day.week.number)"
    case .holiday(let name): "Følger \(name)"
    case .dayOff(let name): "Samme ugedag er \(name.prefix(1).lowercased() + name.dropFirst())"
    }
  }

  static func shortDay(_ day: Day) -> String {
    "\(Danish.weekdayName(day.weekday).prefix(3)). \(Danish.shortDate(day))"
  }

  static func lead(_ move: YearMove) -> String {
    let count = Danish.counted(move.proposals.count, one: "begivenhed", other: "begivenheder")
    let odd = move.proposals.count { if case .dayOff = $0.reason { true } else { false } }
    let avoided =
      odd == 0
      ? "" : " \(odd == 1 ? "Én må" : "\(Danish.count(odd)) må") skifte dag, fordi den samme ugedag er en fridag."
    return "Vi beholder uge og ugedag og går uden om ferier og helligdage. \(count) kan flyttes.\(avoided)"
  }
}
