import Markup
import Web

/// The pages the footer leads to: help, privacy and accessibility. They say what is true of the product itself; what
/// only a municipality knows (who to call, the formal statement) it adds in its own installation.
extension Feature {
  package static let about = Feature(name: "about") { routes, _ in
    routes.get("/hjaelp", .anyone) { _, _ in .page(AboutPages.help) }
    routes.get("/privatliv", .anyone) { _, _ in .page(AboutPages.privacy) }
    routes.get("/tilgaengelighed", .anyone) { _, _ in .page(AboutPages.accessibility) }
    // The short address that the Agency for Digital Government asks every site to have.
    routes.get("/was", .anyone) { _, _ in .seeOther("/tilgaengelighed") }
  }
}

enum AboutPages {
  static let help = Page(
    title: "Hjælp",
    main: """
      \(Parts.head(title: "Hjælp", lead: "Fælled samler tal om et lokalsamfund, så I kan blive klogere sammen."))
      \(Parts.section(
        "laes", "Sådan læser I en profil",
        """
        <ul>
        <li><strong>Begynd med styrkerne.</strong> De står først, fordi I kan bygge på dem.</li>
        <li><strong>Se på båndet, ikke kun på tallet.</strong> Tallet ligger med stor sikkerhed et sted i det lyse bånd. Jo færre personer, jo bredere bånd.</li>
        <li><strong>»Ingen sikker forskel«</strong> betyder, at forskellen kan være tilfældig. »Tegn på forskel« kan være en forskel, og »tydelig forskel« er næppe et tilfælde.</li>
        <li><strong>»Skjult«</strong> betyder, at tallet kunne pege på enkeltpersoner. Det siger ikke, om tallet er højt eller lavt.</li>
        <li><strong>Tallene er begyndelsen på en samtale.</strong> De siger, hvad der er værd at undre sig over, ikke hvorfor det er sådan.</li>
        </ul>
        """))
      \(Parts.section(
        "tal", "Hvor kommer tallene fra?",
        """
        <p>Ved hvert tal står kilden, perioden, hvem der er talt med, og hvad tallet kan og ikke kan vise. Kommunens datasteward
        læser filerne ind og udgiver dem samlet. En udgivelse ændrer sig ikke bagefter.</p>
        """))
      \(Parts.section(
        "ind", "Kan du ikke logge ind?",
        """
        <p>Bed kommunens administrator om et nyt link til at vælge adgangskode. Linket virker én gang og i syv dage.</p>
        """))
      \(Parts.section(
        "bekymret", "Er du bekymret for et barn?",
        """
        <p>Fælled er ikke stedet at skrive det. Brug kommunens underretningsvej.</p>
        """))
      """)

  static let privacy = Page(
    title: "Privatliv",
    main: """
      \(Parts.head(title: "Privatliv", lead: "Kommunen er dataansvarlig. Her står, hvad Fælled gemmer, og hvad Fælled aldrig gemmer."))
      \(Parts.section(
        "om-dig", "Om dig, der logger ind",
        """
        <ul>
        <li>Navn, mailadresse, telefon, titel og roller, så længe du er oprettet i kommunen. Når din adgang er lukket, eller din sidste rolle er slut, bliver det hele slettet efter det antal dage, kommunen har valgt.</li>
        <li>Under Mine oplysninger på Min side kan du se og hente alt, hvad der er gemt om dig.</li>
        <li>Det, du skriver og lægger ind, når du forbereder dig på et møde, kan kun du se, indtil mødelederen lukker op for alle i mødet. Det bliver slettet et år efter mødet.</li>
        <li>Adgangskoden gemmes kun som et fingeraftryk, der ikke kan regnes tilbage.</li>
        <li>Én cookie holder dig logget ind. Den udløber efter en time uden brug og senest efter otte timer. Er du gæst i et møde, er der i stedet én cookie, der kun gælder mødet. Der er ingen andre cookies og ingen tredjeparter.</li>
        <li>Adgangsloggen skriver ned, hvem der har set eller ændret persondata, og hvornår. Du kan bede kommunen om at se, hvad der står om dig.</li>
        </ul>
        """))
      \(Parts.section(
        "gaest", "Om dig, der er indkaldt eller gæst",
        """
        <ul>
        <li>Er du indkaldt til et møde uden at have en konto, gemmer vi dit navn, din mailadresse og dit svar, så den, der indkalder, ved, hvem der kommer.</li>
        <li>Er du gæst i et møde, gemmer vi det navn, du selv skriver, og hvem du kommer fra. Du kan lade begge dele stå tomme, og du kan forlade mødet og få det slettet.</li>
        <li>Det hele bliver slettet 30 dage efter mødet.</li>
        </ul>
        """))
      \(Parts.section(
        "boern", "Om børn og borgere",
        """
        <ul>
        <li>Fælled modtager kun tal, der er lagt sammen. Filer med CPR-numre bliver afvist.</li>
        <li>Tal, der dækker få personer, bliver skjult, før nogen ser dem. Kan et skjult tal regnes ud af de andre, bliver de også skjult.</li>
        <li>Rå tal fra kilderne kan ingen side vise. Kun udgivelser bliver vist.</li>
        </ul>
        """))
      """)

  static let accessibility = Page(
    title: "Tilgængelighed",
    main: """
      \(Parts.head(title: "Tilgængelighed", lead: "Fælled skal kunne bruges af alle. Målet er WCAG 2.2 på niveau AA."))
      \(Parts.section(
        "virker", "Det er der sørget for",
        """
        <ul>
        <li>Alle sider kan læses og alle formularer sendes uden JavaScript.</li>
        <li>Alt kan gøres med tastaturet, og man kan altid se, hvor man er.</li>
        <li>Hver tegning har en sætning og en tabel, der siger det samme. Intet vises kun med farve.</li>
        <li>Siderne virker ved 400 procents forstørrelse, på telefon, i mørk tilstand, i høj kontrast og på papir.</li>
        </ul>
        """))
      \(Parts.section(
        "mangler", "Det ved vi mangler",
        """
        <ul>
        <li>Siderne er afprøvet med automatiske værktøjer og tastatur, men endnu ikke af mennesker, der bruger skærmlæser til daglig.</li>
        <li>Filvælgerens tekst følger browserens sprog.</li>
        <li>Regneark, som I henter, er ikke gennemgået for tilgængelighed.</li>
        </ul>
        """))
      \(Parts.section(
        "sig-til", "Sig til",
        """
        <p>Finder du noget, der ikke virker for dig, så skriv til kommunens administrator af Fælled. Kommunen udfylder og
        offentliggør sin tilgængelighedserklæring i WAS-Tool.</p>
        """))
      """)
}
