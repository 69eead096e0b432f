import Markup
import Web

/// The pages before anybody is known: sign-in, welcome and set-up; and the one for a new password.
enum SignInPages {
  static func signIn(
    _ form: Form = Form(), _ errors: FormErrors = FormErrors(), isWaitingForSetUp: Bool = false, open: [OpenDoor] = []
  ) -> Page {
    let fields = Fields(form, errors)
    let setUp: HTML? =
      isWaitingForSetUp
      ? Parts.notice(
        title: "Her er ingen brugere endnu",
        "<p>Da Fælled startede, skrev programmet et link til opsætning i terminalen. Åbn det, så opretter du kommunen og den første administrator.</p>"
      )
      : nil
    return Page(
      title: errors.title("Log ind"),
      main: Parts.doorway(
        title: "Log ind", lead: "Fælled samler det, vi ved om børn og unge, og det, vi prøver sammen.",
        summary: fields.summary, setUp ?? .empty,
        fields.form(
          to: .signIn,
          [
            fields.email("email", "E-mail", fill: "username"),
            fields.password("adgangskode", "Adgangskode", .current),
            fields.hidden("next", form.text("next")),
          ], submit: "Log ind"),
        "<p class=\"meta\">Har du glemt din adgangskode? Jeres administrator kan give dig et link, så du kan vælge en ny.</p>",
        doors(open)))
  }

  /// What can be read without signing in; nothing when everything is closed.
  private static func doors(_ open: [OpenDoor]) -> HTML {
    guard !open.isEmpty else { return .empty }
    let rows = Parts.rows(open.map { Parts.Row($0.title, to: $0.path, note: $0.note) })
    return "<section aria-labelledby=\"aabent\"><h2 class=\"h3\" id=\"aabent\">Åbent for alle</h2>\(rows)</section>"
  }

  static func password(_ errors: FormErrors = FormErrors()) -> Page {
    let fields = Fields(Form(), errors)
    return Page(
      title: errors.title("Skift adgangskode"),
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: [.init("Min side", .home), .init("Skift adgangskode")], title: "Skift adgangskode",
          lead: "Bagefter er du logget ud alle andre steder end her."),
        fields.form(
          to: .password, [fields.password("nuvaerende", "Nuværende adgangskode", .current)] + newPassword(fields),
          submit: "Skift adgangskode", quiet: Parts.link("Fortryd", to: .home, .quiet))))
  }

  static func welcome(_ invitation: Invitation, _ token: Token, _ errors: FormErrors = FormErrors()) -> Page {
    let fields = Fields(Form([("email", invitation.email)]), errors)
    return Page(
      title: errors.title("Vælg din adgangskode"),
      main: Parts.doorway(
        kicker: invitation.municipalityName, title: "Velkommen, \(invitation.name)",
        lead: "Vælg en adgangskode, så er du i gang. Fremover logger du ind med \(invitation.email).",
        summary: fields.summary,
        fields.form(to: .welcome(token), newPassword(fields), submit: "Gem adgangskoden, og log ind")))
  }

  static func setUp(_ token: Token, _ form: Form = Form(), _ errors: FormErrors = FormErrors()) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title("Opsætning"),
      main: Parts.doorway(
        title: "Sæt Fælled op",
        lead: "Det tager et par minutter. Bagefter er du administrator og kan invitere de andre.",
        summary: fields.summary,
        fields.form(
          to: "/opsaetning",
          [
            fields.text("kommune", "Kommunens navn", hint: "For eksempel Hedensted Kommune.", fill: "organization"),
            fields.text(
              "kode", "Kommunekode", hint: "De tre tal, Danmarks Statistik bruger, for eksempel 766.", optional: true),
            fields.text("navn", "Dit navn", fill: "name"),
            fields.email("email", "Din e-mail", hint: "Den logger du ind med.", fill: "username"),
          ] + newPassword(fields) + [fields.hidden("token", token.text)],
          submit: "Opret kommunen, og log ind")))
  }

  /// A link or a code that no longer works, with the way on.
  static func spent(_ sentence: String) -> Page {
    Page(
      title: "Linket virker ikke længere",
      main: Parts.narrow(
        Parts.head(
          title: "Linket virker ikke længere", lead: sentence,
          actions: Parts.actions(Parts.link("Gå til log ind", to: .signIn)))))
  }

  private static func newPassword(_ fields: Fields) -> [HTML] {
    [
      fields.password("ny-adgangskode", "Ny adgangskode", .new, hint: SignInWords.passwordHint),
      fields.password("gentag", "Skriv den igen", .new),
    ]
  }
}
