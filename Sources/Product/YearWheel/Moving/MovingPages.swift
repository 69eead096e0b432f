import Danish
import Markup
import People
import Values
import Web

/// A year and what it becomes in the next one, before and after saying yes.
enum MovingPages {
  static func show(_ move: YearMove, made: [MadeMove], receipt: HTML?, isStale: Bool = false) -> Page {
    let to = Danish.schoolYear(move.to.first)
    let title = "Flyt årshjulet til \(to)"
    let stale: HTML =
      isStale
      ? Parts.notice(
        .warning, title: "Der er sket noget imens",
        "<p>En begivenhed eller en ferie er ændret, siden du så listen. Her er den, som den ser ud nu. Intet er flyttet.</p>"
      ) : .empty
    return Page(
      title: title, menu: "aarshjul",
      main: (receipt ?? .empty) + stale
        + Parts.head(
          crumbs: [.init("Årshjul", .yearWheel(move.from)), .init("Flyt til næste skoleår")], title: title,
          lead: MovingWords.lead(move)) + proposals(move, to) + rest(move) + undoing(made))
  }

  private static func proposals(_ move: YearMove, _ to: String) -> HTML {
    if move.proposals.isEmpty {
      return Parts.empty(
        "Der er ikke noget at flytte",
        "Her kommer de begivenheder i \(Danish.schoolYear(move.from.first)), som du kan planlægge, og som ikke gentager sig af sig selv."
      )
    }
    let rows = move.proposals.map { row($0) }
    let table = Table(
      "Begivenheder og deres dag i \(to)", ["Begivenhed", "I år", "Næste år, forslag", "Hvorfor", "Flyt den"], rows)
    return """
      <section class="section" aria-labelledby="flyt-h"><header><h2 id="flyt-h">Se dagene igennem</h2>\
      <p>Fjern hakket ved det, der ikke skal med. Dagene kan rettes bagefter.</p></header>\
      <form class="stack flow-5" method="post" action="\(Path.yearMove(move.from))">\
      \(Fields().hidden("set", move.fingerprint))\(table.html)\
      <p class="actions">\(Parts.button("Sæt dem i \(to)", .primary))\(Parts.link("Fortryd", to: .yearWheel(move.from), .quiet))</p>\
      <p class="meta">Begivenhederne i \(Danish.schoolYear(move.from.first)) bliver stående. Flytningen kan fortrydes.</p></form></section>

      """
  }

  private static func row(_ proposal: YearMove.Proposal) -> Table.Row {
    let id = proposal.occasion.id.raw
    let reason: HTML =
      if case .dayOff = proposal.reason {
        "<strong>\(MovingWords.of(proposal.reason, proposal))</strong>"
      } else {
        "\(MovingWords.of(proposal.reason, proposal))"
      }
    return Table.Row(
      "\(proposal.occasion.title)",
      [
        "\(MovingWords.shortDay(proposal.day))", "\(MovingWords.shortDay(proposal.next))", reason,
        """
        <label class="check" for="med-\(id)"><input type="checkbox" id="med-\(id)" name="med" value="\(id)" checked>\
        <span><span class="vh">Flyt \(proposal.occasion.title)</span></span></label>
        """,
      ])
  }

  private static func rest(_ move: YearMove) -> HTML {
    func list(_ id: String, _ title: String, _ intro: String, _ occasions: [Occasion]) -> HTML {
      occasions.isEmpty
        ? .empty
        : Parts.section(
          id, title, intro: intro,
          Parts.rows(
            occasions.map {
              Parts.Row($0.title, to: .occasion($0.id), note: OccasionWords.rhythm($0.recurrence, from: $0.first))
            }))
    }
    return list(
      "fortsaetter", "Fortsætter af sig selv", "De gentager sig ind i det næste skoleår og går uden om de nye ferier.",
      move.goesOn)
      + list("staar", "Står der allerede", "De er flyttet før.", move.isThere)
  }

  private static func undoing(_ made: [MadeMove]) -> HTML {
    if made.isEmpty { return .empty }
    let rows = made.map { move in
      Parts.Row(
        Danish.counted(move.moved, one: "begivenhed flyttet", other: "begivenheder flyttet"),
        note: "\(Danish.moment(move.made))\(move.by.map { " af \($0)" } ?? "")",
        end: Parts.post("Fortryd flytningen", to: .yearMoveUndoing(move.id), .quiet, about: Danish.moment(move.made)))
    }
    return Parts.section(
      "fortryd", "Fortryd en flytning",
      intro:
        "Det, flytningen satte i det næste skoleår, bliver fjernet igen. Det, nogen har rettet siden, bliver stående.",
      Parts.rows(rows))
  }
}
