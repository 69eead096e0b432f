extension StoreError {
  /// What went wrong and what to do about it, in Danish, for the person who runs the program.
  package var words: String {
    switch self {
    case .busy:
      "Databasen er optaget af en anden opgave. Vent et øjeblik, og prøv igen."
    case .full:
      "Disken er fuld, så intet nyt kan gemmes. Frigør plads på disken, og prøv igen. Det, der allerede er gemt, er uskadt."
    case .readOnly:
      "Databasen kan læses, men ikke skrives i. Giv programmets bruger skriveadgang til databasens fil og mappe."
    case .failing(let why):
      "Disken svarer med fejl, så vi er holdt op med at gemme. Se efter disken, kør »faelled doctor«, og start Fælled igen. (\(why))"
    case .unfinishedRestore:
      "En sikkerhedskopi var ved at blive lagt tilbage, da programmet blev afbrudt. Kør »faelled restore KOPI --replace« igen."
    case .lost(outcomeUnknown: false):
      "Forbindelsen til databasen blev afbrudt, og intet blev gemt. Prøv igen om et øjeblik."
    case .lost(outcomeUnknown: true):
      "Forbindelsen til databasen blev afbrudt, mens vi gemte. Se efter, om ændringen er kommet med, før du prøver igen."
    case .constraint(let name):
      "Databasen afviste rækken, fordi den bryder reglen »\(name)«. Intet blev gemt."
    case .corrupt:
      "Databasens fil er beskadiget. Stop programmet, og gendan den seneste sikkerhedskopi med »faelled restore«."
    case .newerSchema(let name):
      "Databasen er lavet af en nyere udgave af Fælled (»\(name)«). Installér den nye udgave, eller gendan en ældre sikkerhedskopi."
    case .changedSchema(let name):
      "Databasen er bygget med en anden udgave af trinet »\(name)«. Installér den udgave af Fælled, der sidst brugte databasen."
    case .unreachable(let why):
      "Vi kan ikke få forbindelse til databasen. Se efter, at adressen er rigtig, og at databasen kører. (\(why))"
    case .other(let why):
      "Databasen meldte en fejl, som vi ikke kender. Send denne tekst til dem, der passer Fælled: \(why)"
    }
  }
}
