import Danish

/// What the page about the municipality says.
enum MunicipalityWords {
  static let nameMissing = "Skriv kommunens navn."
  static let codeIsOdd = "En kommunekode har tre cifre, for eksempel 766."
  static let keepingIsOdd = "Skriv et antal dage mellem 30 og 3.650."
  static let meetingHoursAreOdd = "Skriv et antal timer mellem 5 og 500."
  static let nobody = "Kommunen har ikke skrevet det endnu."
  static let lead = "Hvem I kan spørge, og hvor længe oplysninger om jer bliver gemt."

  static func keeping(_ days: Int) -> String {
    "\(Danish.count(days)) dage efter, at personens adgang er lukket, eller den sidste rolle er slut"
  }

  static func meetingHours(_ hours: Int) -> String {
    "Mere end \(Danish.counted(hours, one: "time", other: "timer")) for hver på et skoleår. Det står på planen, før der bliver "
      + "indkaldt til endnu et møde"
  }

  static let receipts = ["gemt": "Kommunens oplysninger er gemt."]
}
