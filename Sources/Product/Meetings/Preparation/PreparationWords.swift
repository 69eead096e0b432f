import Danish
import Values

/// What is said about preparing a meeting.
enum PreparationWords {
  static let title = "Forbered dig"

  static func closed(_ isOpened: Bool) -> String {
    isOpened
      ? "Mødelederen har åbnet for forberedelsen. Alle i mødet kan se det, du skriver."
      : "Kun du kan se det, du skriver her, indtil mødelederen åbner for forberedelsen. Så ser alle i mødet det samlet."
  }

  static let over = "Mødet er begyndt eller aflyst. I kan læse forberedelsen, men ikke ændre den."
  static let kept = "Det, du skriver og lægger her, bliver slettet et år efter mødet."

  static func noProfile(_ place: String) -> String {
    "Der er ikke udgivet tal om \(place) endnu. Når de kommer, kan du læse dem her. Du kan forberede dig med det, I selv ved."
  }

  static let receipts = [
    "laest": "Du har noteret, at profilen er læst.", "ulaest": "Profilen står som ikke læst.",
    "maerke": "Mærket er sat.", "emne": "Emnet er foreslået.", "oenske": "Dit ønske er gemt.",
    "data": "Det er lagt til din forberedelse.", "fjernet": "Det er fjernet.", "rettet": "Det er rettet.",
    "klar": "Du står som klar. Du kan stadig ændre noget, indtil mødet begynder.",
    "ikke-klar": "Du står ikke længere som klar.", "navn": "Dit valg er gemt.",
    "aabnet": "Forberedelsen er åben. Alle i mødet kan se den samlet.",
    "lukket": "Forberedelsen er lukket igen. Hver kan kun se sin egen.", "samlet": "Emnerne er samlet.",
    "valgt": "Valget er gemt, og dagsordenen følger det.",
  ]

  static func name(_ attitude: PreparationMark.Attitude) -> String {
    switch attitude {
    case .proud: "Stolt"
    case .troubled: "Udfordring"
    case .puzzled: "Undring"
    }
  }

  static func note(_ attitude: PreparationMark.Attitude) -> String {
    switch attitude {
    case .proud: "Det her er jeg særligt stolt af."
    case .troubled: "Her ser jeg en udfordring."
    case .puzzled: "Det her undrer mig."
    }
  }

  static func name(_ wish: Preparation.Wish) -> String {
    switch wish {
    case .broad: "Bredt: hele profilen"
    case .deep: "I dybden med to eller tre emner"
    }
  }

  static let isGone = "Det er fjernet, siden du åbnede det. Gå tilbage, og skriv det ind igen, hvis det skal være med."

  static let ownKnowledge = "Egen viden"
  static let cpr = "Her står noget, der ligner et CPR-nummer. Skriv det uden."
  static let attitudeMissing = "Vælg stolt, udfordring eller undring."
  static let sentenceMissing = "Skriv en sætning om, hvad du ser."
  static let figureUnknown = "Vælg et tal på listen, eller vælg egen viden."
  static let topicMissing = "Vælg et tal eller et tema, eller skriv emnet med dine egne ord."
  static let topicTwice = "Vælg ét: enten noget på listen eller dine egne ord."
  static let titleMissing = "Skriv, hvad I kan kalde det."
  static let whatMissing = "Skriv, hvad det er."
  static let sourceMissing = "Skriv, hvor det kommer fra."
  static let contentMissing = "Skriv en tekst, indsæt et link, eller vælg en fil."
  static let contentTwice = "Læg én ting ind ad gangen: en tekst, et link eller en fil."
  static let linkOdd = "Linket skal begynde med https://."
  static let nobodyMissing = "Sæt hak, når du har sikret dig, at ingen kan genkendes."
  static let full =
    "Der er ikke plads til mere. Fjern noget, før du lægger nyt til. Der er plads til \(Preparation.most) ting og \(Preparation.mostFiles) filer."

  static func tooLong(_ most: Int) -> String { "Teksten må højst være på \(Danish.count(most)) tegn." }

  static func refused(_ refusal: FileRefusal) -> String {
    switch refusal {
    case .empty: "Filen er tom. Vælg en anden."
    case .unknown: "Vi kan ikke tage imod den slags filer. Brug pdf, jpg, png, docx, xlsx, csv eller txt."
    case .misnamed(let sort):
      "Filen er en \(sort.rawValue)-fil, men navnet siger noget andet. Giv den endelsen .\(sort.rawValue), og prøv igen."
    case .heic:
      "Billedet er i telefonens eget format, hvor stedet kan stå gemt. Send det til dig selv som jpg, og vælg det igen."
    case .macros: "Filen indeholder programmer (makroer). Gem den uden makroer, og vælg den igen."
    case .personNumber: "I filen står noget, der ligner et CPR-nummer. Fjern det, og vælg filen igen."
    case .broken: "Billedet er ikke helt, så vi kan ikke fjerne stedet fra det. Gem det igen, og prøv igen."
    }
  }

  static func size(_ bytes: Int) -> String {
    bytes < 1024 * 1024
      ? "\(Danish.count(max(1, bytes / 1024)))\(Danish.noBreak)KB"
      : "\(Danish.number(Double(bytes) / 1_048_576, decimals: 1))\(Danish.noBreak)MB"
  }

  /// "torsdag den 26. november 2026 kl. 13.00–15.15, Biblioteket"
  static func when(_ meeting: Meeting) -> String {
    MeetingWords.time(meeting.day, meeting.start, meeting.end) + (meeting.place.isEmpty ? "" : ", \(meeting.place)")
  }

  /// "4 af 9 er klar"
  static func ready(_ counts: PreparationCounts) -> String {
    "\(Danish.count(counts.ready)) af \(Danish.count(counts.invited)) er klar"
  }

  static func wishes(_ count: Int) -> String { Danish.counted(count, one: "ønske", other: "ønsker") }

  /// A preparation line by line, as somebody may have it handed over.
  static func lines(_ preparation: Preparation) -> [String] {
    var lines: [String] = []
    if let read = preparation.readAt { lines.append("Profilen læst \(Danish.moment(read))") }
    if let ready = preparation.readyAt { lines.append("Klar \(Danish.moment(ready))") }
    if let wish = preparation.wish { lines.append("Ønske: \(name(wish))") }
    lines += preparation.marks.map { "\(name($0.attitude)), \($0.figure?.name ?? ownKnowledge): \($0.sentence)" }
    lines += preparation.topics.map { "Emne: \($0.words)" }
    lines += preparation.brought.map { data in
      let content =
        switch data.content {
        case .text(let text): text
        case .link(let link): link
        case .file(let name, _, let size): "filen \(name), \(self.size(size)). Hent den på siden Forbered dig"
        }
      return "\(data.title) (\(data.what), \(data.source)): \(content)"
    }
    return lines
  }
}
