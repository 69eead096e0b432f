import Danish

/// What is said about who can see the profile.
enum OpeningWords {
  static let title = "Hvem kan se profilen?"
  static let door = "Se tal om lokalsamfundene. Det kræver ikke login."

  static func state(_ opening: Opening) -> String {
    opening.isOpen
      ? "Profilen er åben. Alle, der har adressen, kan se den uden at logge ind."
      : "Profilen er lukket. Kun de, der er logget ind, kan se den."
  }

  /// What everybody sees when the profile is open.
  static let seen = [
    "Profilerne af kommunen, lokalsamfundene, skolerne og de andre områder, der er tal om.",
    "De samme tal som regneark og de nøgletal, de kommer fra, med forklaringer.",
    "Navnene på de skoler, foreninger og tilbud, der står som ressourcer i et område.",
    "Navn, e-mail og telefon på den, der svarer på spørgsmål om tal hos jer.",
    "Hver ny udgivelse, så snart I udgiver den.",
  ]

  /// What nobody sees from outside.
  static let unseen = [
    "Fortrolige nøgletal. De kommer aldrig ud, heller ikke for hele kommunen.",
    "Følsomme tal (helbred, sociale forhold og børns svar) med færre end 10 personer bag, også når I selv må se dem.",
    "Alt, hvad der er skjult for jer selv. Det, der er skjult indenfor, er skjult udenfor, og skjulte tal kan ikke regnes ud af de viste.",
    "Udkast, filer, personer, roller, adgangsloggen og grundene til, at tal er skjult.",
  ]

  static func decision(_ decision: Opening.Decision) -> String {
    "\(decision.isOpen ? "Åbnet for alle" : "Lukket") \(Danish.date(decision.at.day)) af "
      + (decision.by ?? "en person, der er slettet")
  }

  static let confirm = "Jeg har set profilen igennem, som alle vil se den"
  static let confirmNote = "Det står på udgivelsens side. Det bliver skrevet i adgangsloggen, at du åbner."
  static let confirmMissing = "Sæt kryds ved, at du har set profilen igennem, som alle vil se den."

  static let addressTaken =
    "En anden kommune med samme navn har åbnet sin profil her, så adressen ville føre to steder hen. Bed jeres administrator rette kommunens navn."

  static let nothingToSee =
    "Der er ingen udgivelse, som alle må se noget af. Åbner I nu, er siden tom, til I udgiver. Er den nyeste udgivelse lavet, før profilen kunne åbnes, så lav en ny."

  static let notYours = "En datasteward kan åbne og lukke profilen."

  static func strip(_ municipality: String) -> String { "\(municipality): den åbne profil" }

  static let stripText =
    "Her står det, alle må se. Der kan være flere tal skjult end for dem, der er logget ind."

  static let history = "Hvem har åbnet og lukket"
  static let onlyInside = "Kun de, der er logget ind, kan se profilerne."
  static let everybody = "Alle kan se en udgave af profilerne uden at logge ind. Der kan være flere tal skjult end her."

  static let whomLead = "Undrer et tal dig, eller er noget galt? Spørg kommunen."
  static let nobody = "Kommunen har ikke skrevet, hvem der svarer. Ring til kommunens hovednummer."
}
