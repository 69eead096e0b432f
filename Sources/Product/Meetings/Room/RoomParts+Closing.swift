import Danish
import Markup
import Values
import Web

/// What the meeting comes to, and how it was.
extension RoomParts {
  /// Decisions, needs, goals and actions so far, and whether they meet again.
  var results: Pane {
    let rows: [HTML] = Outcome.Sort.allCases.flatMap { sort in
      view.outcomes.filter { $0.sort == sort }.map { outcome in
        "<li class=\"row-split\"><p class=\"title\">\(outcome.text)</p><p class=\"meta\">\(RoomWords.name(sort))</p></li>"
      }
    }
    let next: HTML? = view.next.map { "<p>\(RoomWords.next($0, view.attendee))</p>" }
    guard !rows.isEmpty || next != nil else { return Pane(id: "rum-resultater", html: .empty) }
    return Pane(
      id: "rum-resultater",
      html: """
        <section class="stack flow-3" aria-labelledby="res"><h2 class="h3" id="res">Det er I kommet frem til</h2>\
        \(rows.isEmpty ? .empty : "<ul class=\"rows\" role=\"list\">\(rows)</ul>")\(next)</section>
        """)
  }

  /// Whether they meet again, with whom, and who convenes: asked at the end, of whoever leads or writes.
  var nextForm: Pane {
    guard view.hasDesk, view.isOpen, isLast else { return Pane(id: "rum-naeste", html: .empty, isQuiet: true) }
    let next = view.next
    var typed: [(String, String)] = [
      ("moedes", next.map { $0.meets ? "ja" : "nej" } ?? ""), ("hvem", next?.who ?? ""),
      ("indkalder", next?.convener?.raw ?? ""),
    ]
    if let day = next?.day { typed += Form.fields("dag", day).map { ($0.name, $0.value) } }
    let fields = Fields(Form(typed.map { (name: $0.0, value: $0.1) }), prefix: "naeste-")
    return Pane(
      id: "rum-naeste",
      html: Parts.details(
        next == nil ? "Skal I mødes igen?" : "Ret, hvornår I mødes igen",
        """
        <form class="stack flow-5" method="post" action="\(addresses.act(.next))" novalidate>\(hiddenKey)\
        \(fields.radios("moedes", "Skal I mødes igen?", [Choice("ja", "Ja"), Choice("nej", "Nej, ikke om det her")]))\
        \(fields.day("dag", "Hvornår?", optional: true))\(fields.text("hvem", "Hvem skal ellers med?", optional: true))\
        \(fields.select("indkalder", "Hvem indkalder?", view.attendees.map { Choice($0.id.raw, $0.name) }, empty: "Ikke aftalt", optional: true))\
        \(Parts.button("Gem"))</form>
        """), isQuiet: true, shape: "\(view.here) \(view.next.map { "\($0)" } ?? "")")
  }

  private var isLast: Bool { view.stages.lastIndex { $0.phase != nil }.map { view.here >= $0 } ?? true }

  /// Two short lines each at the end. Who wrote which is never stored.
  var weighing: Pane {
    guard view.me != nil, view.opened != nil, view.ended != nil || isLast && !view.stage.isInCircle else {
      return Pane(id: "rum-afrunding", html: .empty, isQuiet: true)
    }
    let fields = Fields(prefix: "ud-")
    return Pane(
      id: "rum-afrunding",
      html: """
        <section class="stack flow-3" aria-labelledby="med"><h2 class="h3" id="med">Hvad tager vi med fra mødet?</h2>\
        <p>To korte linjer. De hører til mødet og ikke til den, der skriver: vi gemmer ikke, hvem der har skrevet hvad.</p>\
        <form class="stack flow-3" method="post" action="\(addresses.act(.weigh))" data-outbox novalidate>\(hiddenKey)\
        \(fields.long("plus", "Det skal vi blive ved med", optional: true, rows: 2))\
        \(fields.long("delta", "Det vil vi ændre til næste gang", optional: true, rows: 2))\
        \(Parts.button("Send de to linjer"))</form></section>
        """, isQuiet: true, shape: "\(view.here) \(view.ended == nil)")
  }

  /// What people wrote at the end; told when the meeting is over, to all alike.
  var weighed: Pane {
    func list(_ title: String, _ lines: [String]) -> HTML {
      lines.isEmpty ? .empty : "<h3 class=\"h-small\">\(title)</h3>\(CircleParts.list(lines))"
    }
    let plus = view.weighed.map(\.plus).filter { !$0.isEmpty }.sorted()
    let delta = view.weighed.map(\.delta).filter { !$0.isEmpty }.sorted()
    return Pane(
      id: "rum-vejet",
      html: plus.isEmpty && delta.isEmpty
        ? .empty
        : "<section class=\"stack flow-3\" aria-label=\"Det tager vi med\">\(list("Det skal vi blive ved med", plus))\(list("Det vil vi ændre", delta))</section>"
    )
  }
}
