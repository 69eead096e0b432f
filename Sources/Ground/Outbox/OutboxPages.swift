import Danish
import Markup
import Values
import Web

/// How the outbox stands: what waits, what could not be sent, and why.
enum OutboxPages {
  static func show(_ state: OutboxState, _ settings: Settings, receipt: HTML?) -> Page {
    Page(
      title: "Post", menu: "post",
      main: (receipt ?? .empty)
        + Parts.head(
          title: "Post", lead: lead(state),
          actions: Parts.actions(Parts.post("Send et prøvebrev til mig selv", to: "/drift/post/proevebrev", .primary)))
        + "<div class=\"stack flow-5\">\(missing(settings))\(facts(state))</div>\n" + troubled(state))
  }

  private static func facts(_ state: OutboxState) -> HTML {
    Parts.facts([
      ("venter", Danish.count(state.waiting)), ("sendt det seneste døgn", Danish.count(state.sentToday)),
    ])
  }

  private static func lead(_ state: OutboxState) -> String {
    guard let oldest = state.oldest else { return "Der er ingen breve, der venter." }
    let letters = Danish.counted(state.waiting, one: "brev", other: "breve")
    return "\(letters) venter på at blive sendt. Det ældste er fra \(Danish.moment(oldest))."
  }

  private static func missing(_ settings: Settings) -> HTML {
    if settings.sendmail == nil {
      return Parts.notice(
        .warning, title: "Fælled kan ikke sende breve endnu",
        "<p>Brevene bliver stående her, til den, der driver serveren, sætter FAELLED_SENDMAIL. Intet går tabt.</p>")
    }
    if settings.sender(named: "") == nil {
      return Parts.notice(
        .warning, title: "Fælled ved ikke, hvem brevene er fra",
        "<p>Den, der driver serveren, skal sætte FAELLED_MAIL_FROM til en adresse, der kan svares til.</p>")
    }
    return .empty
  }

  private static func troubled(_ state: OutboxState) -> HTML {
    if state.troubled.isEmpty { return .empty }
    let rows = state.troubled.map { letter in
      Table.Row(
        "\(letter.to)",
        [
          letter.state == .givenUp
            ? "Opgivet" : "Prøves igen \(Danish.time(letter.due))",
          "\(Danish.counted(letter.attempts, one: "gang", other: "gange"))", "\(Parts.cell(letter.problem))",
          letter.state == .sending
            ? .empty
            : Parts.post(
              "Prøv igen nu", to: "/drift/post/\(letter.id.raw)/forsoeg", .quietSmall, about: "brevet til \(letter.to)"),
        ])
    }
    return Parts.section(
      "problemer", "Breve, der ikke kunne sendes", intro: "Det står med postprogrammets egne ord.",
      Table("Breve, der ikke kunne sendes", ["Til", "Hvad sker der", "Prøvet", "Svar", "Prøv igen"], rows).html)
  }
}
