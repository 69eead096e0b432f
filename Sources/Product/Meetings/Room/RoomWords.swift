import Danish
import Values

/// Every sentence the room says.
enum RoomWords {
  static let notBegun = "Mødet er ikke begyndt"
  static let notBegunText = "Siden skifter af sig selv, når mødelederen åbner rummet. I kan læse materialet så længe."
  static let over = "Mødet er slut"
  static let practice = "Prøvemøde: de andre er opfundne, og alt bliver slettet efter et døgn."

  static func intro(_ room: Room?, mayOpen: Bool) -> String {
    guard let room else {
      return "Her holder I mødet: I skriver i stilhed, viser noterne på én gang og går gennem cirklen sammen."
    }
    return room.isOpen ? "Mødet er i gang." : "Mødet er slut. Det, I skrev, ligger her."
  }

  static func way(_ room: Room?, mayOpen: Bool) -> String {
    guard let room else { return mayOpen ? "Gør rummet klar" : "Gå til rummet" }
    return room.isOpen ? "Gå ind i mødet" : "Se rummet"
  }

  static let rehearsal =
    "Led mødet, som du ville gøre det i virkeligheden: gå videre, skriv, vis noterne, giv prikker. Tryk her, når de andre skal skrive, tale eller give prikker."

  // Privacy

  static func name(_ privacy: Privacy) -> String {
    switch privacy {
    case .named: "Navngivet"
    case .confidential: "Fortroligt"
    case .anonymous: "Anonymt"
    }
  }

  static func meaning(_ privacy: Privacy) -> String {
    switch privacy {
    case .named: "Alle kan se, hvem der har skrevet hvad, når noterne er vist."
    case .confidential:
      "Ingen ser, hvem der har skrevet hvad. Fælled husker det, så I kan rette jeres egne noter fra en anden enhed."
    case .anonymous: "Fælled gemmer ikke, hvem der skriver. Kun den browser, en note er skrevet i, kan rette den."
    }
  }

  static let votes = "Prikker er fortrolige: ingen får at vide, hvor nogen har sat dem."

  // Writing

  static func begin(_ stage: Stage) -> String {
    switch stage.usualSort {
    case .observation: "Jeg ser …"
    case .hypothesis: "Måske …"
    case .proposal: stage.step == .decision ? "Vi har brug for …" : "Vi kunne …"
    default: "Jeg vil sige …"
    }
  }

  static func hint(_ stage: Stage, _ privacy: Privacy) -> String {
    let what =
      switch stage.step {
      case .data: "Skriv det, du har set, hørt eller læst. Forklaringerne kommer i næste fase."
      case .reflection: "Skriv én mulig forklaring ad gangen. To, der ikke begge kan være rigtige, er bedre end én."
      case .decision: "Skriv et behov eller et mål. Ét på hver note."
      case .action: "Skriv, hvad nogen kan gøre som det første."
      case nil: "Skriv kort."
      }
    return privacy == .named ? "\(what) Dit navn står ved noten, når den bliver vist." : what
  }

  static func name(_ sort: Note.Sort) -> String {
    switch sort {
    case .observation: "En iagttagelse"
    case .hypothesis: "En mulig forklaring"
    case .proposal: "Et forslag"
    case .question: "Et åbent spørgsmål"
    case .unknown: "Noget, vi mangler at vide"
    case .information: "En oplysning"
    }
  }

  static func badge(_ sort: Note.Sort) -> String? {
    switch sort {
    case .question: "Åbent spørgsmål"
    case .unknown: "Vi mangler at vide"
    default: nil
    }
  }

  static func name(_ factor: Note.Factor) -> String {
    switch factor {
    case .protective: "Beskytter"
    case .risk: "Vedligeholder problemet"
    }
  }

  static let guess = "Synsning: bygger ikke på en iagttagelse endnu"

  static func status(_ view: RoomView) -> String {
    if view.ended != nil { return "Mødet er slut." }
    if view.ballot.map({ !$0.isClosed }) ?? false { return "I giver prikker. Læs dem alle, før du giver den første." }
    if view.turns != nil { return "I tager en runde. Alle taler én gang, før nogen taler to gange." }
    if view.stage.isPause { return "Der er pause." }
    if !view.stage.isInCircle {
      return view.here == 0 ? checkIn : "Tal punktet igennem. Skriv ned, hvad I bliver enige om."
    }
    return view.revealed.contains(view.here)
      ? "Alles noter er vist. Tal om det, I ser."
      : "I skriver i stilhed. Om lidt viser mødelederen alles noter på én gang."
  }

  static let ending = "Intet forsvinder, og I kan åbne mødet igen. Referatet ligger klar til referenten."

  static func notToday(_ day: Day) -> String {
    "Mødet er \(Danish.weekdayDate(day)). Åbner du rummet nu, begynder mødet for alle, og dagen i referatet bliver i dag."
  }

  static let checkIn = "Tjek ind: Tag en runde, hvor hver siger sit navn og én sætning om, hvad der er vigtigt i dag."

  static func clock(_ at: Instant) -> String { Danish.clock(minutes: at.clock.hour * 60 + at.clock.minute) }

  static func notes(_ count: Int) -> String { "\(Danish.count(count)) \(count == 1 ? "note" : "noter")" }
  static func ownList(isShown: Bool) -> String {
    isShown
      ? "Her står det, du skriver. De andre ser det med det samme."
      : "Her står det, du skriver. Kun du ser det, til mødelederen viser alles."
  }

  static func dots(_ count: Int) -> String { "\(Danish.count(count)) \(count == 1 ? "prik" : "prikker")" }
  static func persons(_ count: Int?) -> String { count.map { "fra \(Danish.count($0)) personer" } ?? "fra få personer" }

  static func here(_ view: RoomView) -> String {
    let people = view.present.count == 1 ? "Én er med" : "\(Danish.count(view.present.count)) er med"
    return "\(people), og I er nået til »\(view.stage.title)«."
  }

  static func title(_ view: RoomView) -> String {
    view.stage.phase.map { "Fase \($0.number): \(view.stage.title)" } ?? view.stage.title
  }

  static func write(_ sort: Outcome.Sort) -> String {
    switch sort {
    case .need: "Skriv et behov"
    case .goal: "Skriv et mål"
    case .action: "Skriv, hvem der gør hvad"
    case .decision: "Skriv en beslutning"
    }
  }

  static func save(_ sort: Outcome.Sort) -> String {
    switch sort {
    case .need: "Gem behovet"
    case .goal: "Gem målet"
    case .action: "Gem aftalen"
    case .decision: "Gem beslutningen"
    }
  }

  static func name(_ sort: Outcome.Sort) -> String {
    switch sort {
    case .need: "Behov"
    case .goal: "Mål"
    case .action: "Aftale"
    case .decision: "Beslutning"
    }
  }

  static func next(_ next: NextMeeting, _ attendee: (ID<Attendee>) -> Attendee?) -> String {
    guard next.meets else { return "I har aftalt, at I ikke mødes igen om det her." }
    let convener = next.convener.flatMap(attendee).map { "\($0.name) indkalder." }
    let parts: [String?] = [
      next.day.map { "I mødes igen \(Danish.weekdayDate($0))." } ?? "I mødes igen.",
      next.who.isEmpty ? nil : "Med er også: \(next.who).", convener,
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  // Advice to whoever leads

  static func advice(_ advice: Room.Advice) -> String {
    switch advice {
    case .stillWriting(let count): "\(people(count)) skriver stadig."
    case .thinkingShort(let thinking):
      """
      I har aftalt at bruge mindst \(Danish.count(thinking.needed)) minutter på at se og forstå og har brugt \
      \(Danish.counted(thinking.used, one: "minut", other: "minutter")).
      """
    case .notShown(let count): "\(notes(count).capitalized) er ikke vist for alle endnu."
    case .withoutObservation(let count): "\(people(count)) har ikke skrevet noget endnu."
    case .fewHypotheses(let count):
      count == 0
        ? "Der er ingen mulig forklaring endnu. Find gerne to, der ikke begge kan være rigtige."
        : "Der er kun én mulig forklaring. Hvad kunne ellers forklare det?"
    case .withoutCounter(let count):
      "\(count == 1 ? "Én forklaring" : "\(Danish.count(count)) forklaringer") mangler svar på: Hvad ville tale imod?"
    case .withoutGoal: "I har ikke skrevet et mål endnu."
    case .withoutAction: "I har ikke aftalt, hvem der gør hvad."
    }
  }

  static func people(_ count: Int) -> String { count == 1 ? "Én" : Danish.count(count) }

  // Receipts and refusals

  static func of(_ refusal: RoomRefusal) -> String {
    switch refusal {
    case .notOpen: "Rummet er ikke åbent. Det, du har skrevet, står her endnu."
    case .alreadyOpen: "Rummet er åbent i forvejen."
    case .movedOn: "Mødet er allerede gået videre. Se, hvor I er nu, og prøv igen, hvis det stadig er det, du vil."
    case .leadersOnly: "Det kan kun den, der leder mødet lige nu."
    case .helperWritesNothing: "Du er med som neutral hjælper og skriver ikke noter og giver ikke prikker."
    case .missing: "Det, du ville ændre, er her ikke mere."
    case .empty: "Skriv noget først."
    case .tooLong(let most): "Skriv højst \(Danish.count(most)) tegn. Del det i to noter."
    case .cpr: "Her står noget, der ligner et CPR-nummer. Slet det; vi skriver ikke om enkelte børn her."
    case .notYours: "Kun den, der har skrevet noten, kan ændre den."
    case .notHere: "Det kan ikke gøres i denne del af mødet."
    case .wrongSort: "I fasen Data samler I kun det, I ser og ved. Skriv forklaringen i fasen Refleksion."
    case .onlyTighter: "I kan kun gøre det mere fortroligt, når mødet er i gang."
    case .privacyIsSet: "Der er skrevet noter med navn. Et anonymt møde skal være anonymt fra den første note."
    case .nothingToVoteOn: "Vis noterne først. Der skal være mindst to at vælge imellem."
    case .ballotIsOpen: "I giver allerede prikker."
    case .ballotIsClosed: "Resultatet er vist. Prikkerne kan ikke flyttes mere."
    case .tooManyDots: "Du har ikke flere prikker, eller der er for mange på den samme."
    case .notYourTurn: "Det er ikke din tur endnu."
    case .alreadyShown: "Noterne er vist."
    case .minutesAreSent: "Referatet er sendt ud. Gør det til en kladde igen, før I åbner mødet."
    case .keyTaken: "Formularen er sendt før med noget andet. Hent siden igen, og prøv en gang til."
    }
  }
}
