import Documents
import Tabular
import Values

/// What is said about school holidays.
enum SchoolHolidayWords {
  static let receipts = [
    "ferie": "Ferien er gemt.", "ferie-slettet": "Ferien er slettet.", "ferier": "Ferierne er hentet ind fra filen.",
  ]

  static func of(_ objection: SchoolHolidayObjection) -> String {
    switch objection {
    case .nameMissing: "Skriv, hvad ferien hedder, for eksempel Efterårsferie."
    case .nameTooLong: "Skriv et navn på højst 100 tegn."
    case .endsBeforeItBegins: "Den sidste dag ligger før den første. Ret den ene af dem."
    case .tooLong: "En ferie kan højst vare \(SchoolHoliday.longest) dage. Se efter, om årstallene er rigtige."
    case .outsideCalendar: "Årshjulet går fra 1990 til 2099. Se efter, om årstallet er rigtigt."
    case .overlaps(let name): "Dagene ligger oven i »\(name)«. Ret dagene, så hver dag hører til én ferie."
    }
  }

  static func expected(_ objection: SchoolHolidayObjection) -> String {
    switch objection {
    case .nameMissing, .nameTooLong: "et navn på højst 100 tegn"
    case .endsBeforeItBegins: "en sidste dag, der ikke ligger før den første"
    case .tooLong: "højst \(SchoolHoliday.longest) dage"
    case .outsideCalendar: "et år fra 1990 til 2099"
    case .overlaps: "dage, der ikke hører til en anden ferie"
    }
  }

  static func finding(_ problem: CalendarFile.Problem) -> Finding {
    let (expected, message) = words(problem.kind)
    return Finding(
      .error, row: problem.line, found: problem.found.isEmpty ? nil : problem.found, expected: expected, message)
  }

  private static func words(_ kind: CalendarFile.Problem.Kind) -> (expected: String, message: String) {
    switch kind {
    case .notACalendar: ("en kalenderfil, der begynder med BEGIN:VCALENDAR", "Filen er ikke en kalenderfil.")
    case .noDate: ("en første dag (DTSTART)", "Ferien har ingen første dag.")
    case .oddDate: ("en dato, for eksempel 20261012", "Det er ikke en dato, vi kan læse.")
    case .noTitle: ("et navn (SUMMARY)", "Ferien har intet navn.")
    case .repeats:
      ("hver ferie med sine egne datoer", "Ferien er skrevet som noget, der gentager sig. Skriv hvert år for sig.")
    case .endsBeforeItBegins: ("en sidste dag, der ikke ligger før den første", "Ferien slutter, før den begynder.")
    case .cutOff: ("linjen END:VEVENT", "Filen hører op midt i en ferie. Hent den igen, hvor den kommer fra.")
    }
  }
}
