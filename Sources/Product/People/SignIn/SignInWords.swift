import Danish

/// What sign-in says. One sentence for every reason to refuse: no page tells who has an account.
enum SignInWords {
  static let refused = "E-mail og adgangskode passer ikke sammen. Tjek begge dele, og prøv igen."
  static let emailMissing = "Skriv din e-mailadresse."
  static let passwordMissing = "Skriv din adgangskode."
  static let currentIsWrong = "Det er ikke din nuværende adgangskode. Prøv igen."
  static let differs = "De to adgangskoder er ikke ens. Skriv den samme to gange."
  static let passwordHint = "Mindst 8 tegn, gerne 15. Tre-fire tilfældige ord er stærke og lette at huske."
  static let passwordChanged = "Din adgangskode er skiftet. Du er logget ud alle andre steder."

  static func wait(_ seconds: Int) -> String {
    let time =
      seconds < 60
      ? Danish.counted(seconds, one: "sekund", other: "sekunder")
      : Danish.counted((seconds + 59) / 60, one: "minut", other: "minutter")
    return "Der er kommet flere forsøg lige efter hinanden. Vent \(time), og prøv så igen."
  }

  static let linkIsSpent =
    "Linket virker ikke. Det kan være brugt, eller der er gået mere end syv dage. Bed jeres administrator om et nyt."
  static let setUpIsSpent =
    "Koden til opsætning virker ikke længere. Start Fælled igen, så står der en ny i terminalen."
}
