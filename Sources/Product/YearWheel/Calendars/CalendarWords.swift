/// What is said about subscribing.
enum CalendarWords {
  static let receipts = ["lukket": "Adressen er lukket. Kalendere, der bruger den, får ikke mere at vide."]
  static let tooMany =
    "Du har allerede \(CalendarFeed.most) adresser. Luk en, du ikke bruger, før du laver en ny."
  static let placeMissing = "Vælg et sted på listen."
}
