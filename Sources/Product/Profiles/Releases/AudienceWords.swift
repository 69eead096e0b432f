import Danish

/// The circles of readers as people call them.
enum AudienceWords {
  static func name(_ audience: Audience) -> String {
    switch audience {
    case .inside: "medarbejdere og ledere"
    case .partner: "samarbejdspartnere med login"
    case .guest: "mødets gæster"
    case .everyone: "alle"
    }
  }

  static func names(_ audiences: [Audience]) -> String { Danish.list(audiences.map(name)) }

  static func who(_ audience: Audience) -> String {
    switch audience {
    case .inside: "Ansatte i kommunen, dens skoler og tilbud."
    case .partner: "Bestyrelser, foreninger og andre udefra, som I har givet et login."
    case .guest: "De, der er med i et møde med en kode."
    case .everyone: "Enhver, der har adressen, når profilen er åben for alle. Ingen logger ind."
    }
  }

  /// Above a page that is looked at with the eyes of others.
  static func notice(_ release: Release, _ audience: Audience) -> String {
    switch release.state {
    case .draft: "Udkast til udgivelse \(release.number), som \(name(audience)) vil se det"
    case .published: "Udgivelse \(release.number), som \(name(audience)) ser den"
    case .withdrawn: "Udgivelse \(release.number) er trukket tilbage. Sådan så \(name(audience)) den"
    }
  }

  static func about(_ release: Release) -> String {
    switch release.state {
    case .draft: "Kun de, der arbejder med data, kan se udkastet, og det bliver skrevet ned, når nogen gør det."
    case .published: "Siden er tegnet, da udgivelsen blev lavet, og ændrer sig ikke."
    case .withdrawn: "Kun de, der arbejder med data, kan se udgivelsen nu."
    }
  }

  static func title(_ release: Release) -> String {
    switch release.state {
    case .draft: "Se udkastet, som andre vil se det"
    case .published: "Se udgivelsen, som andre ser den"
    case .withdrawn: "Se udgivelsen, som andre så den"
    }
  }

  static func intro(isOpen: Bool) -> String {
    "Jo flere der kan se med, jo mere er skjult. Det, der er skjult for en kreds, er også skjult for dem uden om den. "
      + (isOpen ? "Profilen er åben for alle." : "Profilen er lukket: »alle« ser intet, før I åbner den.")
  }

  static func withheld(_ area: String, _ audience: Audience) -> String {
    "Der er intet om \(area), som \(name(audience)) må se. De får den samme besked, som hvis området ikke fandtes."
  }
}
