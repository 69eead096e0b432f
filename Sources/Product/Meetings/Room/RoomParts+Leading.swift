import Danish
import Markup
import Values
import Web

/// What whoever leads has before them: time, showing, going on, and who is done.
extension RoomParts {
  var steering: Pane {
    guard view.isOpen, let me = view.me else { return Pane(id: "rum-styring", html: .empty) }
    guard view.isLeader else {
      let mayLead = me.parts.contains(where: \.mayLead)
      let take: HTML? = mayLead ? act("Tag over som mødeleder", .lead, .small) : nil
      return Pane(
        id: "rum-styring",
        html: "<p class=\"meta\">\(view.leader.map { "\($0.name) leder mødet." } ?? "")</p>\(take)")
    }
    let time: HTML = Parts.actions(
      act("+ 2 min.", .time, .small, [("minutter", "2")]), act("+ 5 min.", .time, .small, [("minutter", "5")]),
      isPaused
        ? act("Fortsæt tiden", .time, .small, [("hvad", "videre")])
        : act("Hold pause", .time, .small, [("hvad", "pause")]),
      view.here > 0
        ? act("Gå tilbage til \(view.stages[view.here - 1].title)", .move, .small, move(to: view.here - 1)) : .empty)
    return Pane(id: "rum-styring", html: "<div class=\"stack flow-3\">\(time)\(tools)\(advance)</div>")
  }

  private var isPaused: Bool { if case .paused = view.clock { true } else { false } }

  private func move(to stage: Int) -> [(String, String)] { [("fra", "\(view.here)"), ("til", "\(stage)")] }

  /// What can be done in this stage. One at a time is the primary: what usually comes next.
  private var tools: HTML {
    guard !view.stage.isPause else { return .empty }
    var acts: [HTML] = []
    if !view.revealed.contains(view.here), view.stage.isInCircle || view.counts[view.here] > 0 {
      let isNext = view.stage.isInCircle
      acts.append(act("Vis alles noter", .reveal, isNext ? .primary : .normal, [("trin", "\(view.here)")]))
    }
    if view.turns == nil {
      acts.append(act("Tag en runde", .turns, .small, [("hvad", "begynd"), ("sekunder", "60")]))
    } else {
      acts.append(act("Slut runden", .turns, .small, [("hvad", "slut")]))
    }
    if !(view.stage.phase?.glasses.isEmpty ?? true) {
      acts.append(act(view.glasses == nil ? "Del briller ud" : "Del brillerne om", .glasses, .small))
    }
    if view.tables.isEmpty {
      if view.present.count >= 8 { acts.append(act("Del jer i mindre borde", .divide, .small, [("hvad", "del")])) }
    } else {
      acts.append(act("Saml bordene", .divide, .small, [("hvad", "saml")]))
    }
    return "<div class=\"actions\">\(acts)</div>\(ballotForm)\(seatForm)"
  }

  /// The tables as they are drawn can be mended by hand, one person at a time.
  private var seatForm: HTML {
    guard !view.tables.isEmpty else { return .empty }
    let seats: [HTML] = view.tables.enumerated().flatMap { place, people in
      people.map { "<option value=\"\($0.id.raw)\">\($0.name), bord \(place + 1)</option>" as HTML }
    }
    let tables: [HTML] = (1...view.tables.count + 1).map {
      "<option value=\"\($0)\">Bord \($0)\($0 > view.tables.count ? " (nyt)" : "")</option>"
    }
    return Parts.details(
      "Flyt en til et andet bord",
      """
      <form class="stack flow-3" method="post" action="\(addresses.act(.divide))">\(hiddenKey)\
      <div class="field"><label for="bord-hvem">Hvem?</label><select class="input" id="bord-hvem" name="hvem">\(seats)</select></div>\
      <div class="field"><label for="bord-til">Hvorhen?</label><select class="input" id="bord-til" name="bord">\(tables)</select></div>\
      \(Parts.button("Flyt"))</form>
      """)
  }

  private var ballotForm: HTML {
    guard view.revealed.contains(view.here), view.ballots.allSatisfy(\.isClosed), view.counts[view.here] > 1 else {
      return .empty
    }
    return Parts.details(
      "Giv prikker til noterne",
      """
      <form class="stack flow-3" method="post" action="\(addresses.act(.ballot))">\(hiddenKey)\
      <div class="field"><label for="afs">Hvad skal I svare på med prikker?</label>\
      <input class="input" id="afs" name="spoergsmaal" value="Hvad går I videre med?" maxlength="200"></div>\
      <div class="field"><label for="afs-antal">Prikker til hver</label>\
      <select class="input" id="afs-antal" name="antal">\((1...5).map { count(Int($0), chosen: 3) })</select></div>\
      <div class="field"><label for="afs-most">Højst på det samme</label>\
      <select class="input" id="afs-most" name="hoejst">\((1...3).map { count(Int($0), chosen: 2) })</select></div>\
      \(Parts.button("Begynd at give prikker"))</form>
      """)
  }

  private func count(_ number: Int, chosen: Int) -> HTML {
    "<option value=\"\(number)\"\(attribute: "selected", number == chosen ? "" : nil)>\(number)</option>"
  }

  /// Going on takes two steps and says who is still writing. Going back is always there, and nothing is lost by it.
  private var advance: HTML {
    let next = view.here + 1
    let look = view.isWriting ? "advance" : "advance is-next"
    guard next < view.stages.count else {
      return """
        <details class="\(look)"><summary class="btn">Slut mødet …</summary><div class="stack"><h2>Slut mødet for alle?</h2>\
        <p>\(RoomWords.ending)</p>\(act("Ja, slut mødet", .end, .primary))</div></details>
        """
    }
    let advice = (view.advice[next] ?? []).map { RoomWords.advice($0) }
    let words: HTML =
      "\(advice.isEmpty ? "" : advice.joined(separator: " ") + " ")Du kan altid gå tilbage, og ingen noter forsvinder."
    let isShort = (view.advice[next] ?? []).contains { if case .thinkingShort = $0 { true } else { false } }
    let why: HTML? =
      isShort
      ? """
      <div class="field"><label for="hvorfor">Hvorfor går I videre nu?</label>\
      <input class="input" id="hvorfor" name="grund" aria-describedby="hv-h" maxlength="600">\
      <p class="hint" id="hv-h">Én linje til referatet. I kan også bare vente.</p></div>
      """ : nil
    return """
      <details class="\(look)"><summary class="btn">Gå videre for alle …</summary><div class="stack">\
      <h2>Gå videre til \(name(view.stages[next]))?</h2><p>\(words)</p>\
      <form class="stack flow-3" method="post" action="\(addresses.act(.move))">\(hiddenKey)\
      <input type="hidden" name="fra" value="\(view.here)"><input type="hidden" name="til" value="\(next)">\(why)\
      <p class="actions">\(Parts.button("Ja, gå videre for alle", .primary))</p></form>\
      \(elsewhere(than: next))\(Parts.details(
        "Slut mødet nu", "<p>\(RoomWords.ending)</p>", act("Ja, slut mødet for alle", .end, .small)))</div></details>
      """
  }

  /// Anywhere else takes two steps as well: to choose, and to go.
  private func elsewhere(than next: Int) -> HTML {
    let places: [HTML] = view.stages.indices.filter { $0 != view.here && $0 != next }.map { place in
      "<option value=\"\(place)\">\(RoomParts.name(view.stages[place]))</option>"
    }
    return Parts.details(
      "Gå et andet sted hen",
      """
      <form class="stack flow-3" method="post" action="\(addresses.act(.move))">\(hiddenKey)\
      <input type="hidden" name="fra" value="\(view.here)">\
      <div class="field"><label for="andet">Hvorhen?</label><select class="input" id="andet" name="til">\(places)</select></div>\
      \(Parts.button("Gå dertil for alle"))</form>
      """)
  }

  /// The sign of a phase with its number in the circle; nil outside the circle.
  ///
  /// Not inlined: the optimiser of Swift 6.3 breaks down on the lookups of a phase where they are drawn out.
  @inline(never)
  static func mark(_ stage: Stage) -> HTML? {
    stage.phase.map { Parts.phaseMark($0.step.shape, number: $0.number) }
  }

  static func name(_ stage: Stage) -> String { stage.phase?.topic.map { "\(stage.title): \($0)" } ?? stage.title }

  private func name(_ stage: Stage) -> HTML {
    guard let mark = Self.mark(stage) else { return "\(stage.title)" }
    return "<span class=\"phase\" data-phase=\"\(stage.stepNumber)\">\(mark)\(stage.title)</span>"
  }

  // The agenda with the time that is used

  var agenda: Pane {
    let longest = max(1, view.stages.indices.map { max(view.stages[$0].minutes, view.minutes[$0] ?? 0) }.max() ?? 1)
    let rows: [HTML] = view.stages.indices.map { row($0, longest) }
    let used = view.minutes.values.reduce(0, +), planned = view.stages.reduce(0) { $0 + $1.minutes }
    return Pane(
      id: "rum-dagsorden",
      html: """
        <section class="stack flow-3" aria-labelledby="dag"><div class="spread"><h2 class="h3" id="dag">Dagsorden</h2>\
        <p class="meta">\(Danish.count(used)) af \(Danish.count(planned)) min.</p></div>\
        <ol class="rows agenda" role="list">\(rows)</ol><p class="meta">Fyldt felt er brugt tid, omrids er planlagt.</p></section>
        """)
  }

  private func row(_ place: Int, _ longest: Int) -> HTML {
    let stage = view.stages[place], used = view.minutes[place] ?? 0
    func share(_ minutes: Int) -> String { "\(minutes * 100 / longest)%" }
    let over: HTML? =
      used > stage.minutes
      ? "<rect class=\"over\" x=\"\(share(stage.minutes))\" width=\"\(share(used - stage.minutes))\" y=\"1\" height=\"10\"/>"
      : nil
    let time =
      used == 0 ? "\(Danish.count(stage.minutes)) min." : "\(Danish.count(used)) af \(Danish.count(stage.minutes)) min."
    return """
      <li data-phase="\(stage.stepNumber)"\(attribute: "aria-current", place == view.here ? "step" : nil)>\(Self.mark(stage) ?? "<span></span>")\
      <p class="title">\(RoomParts.name(stage))</p><p class="meta num">\(time)</p>\
      <svg class="bar" height="12" aria-hidden="true"><rect class="planned" x="0" width="\(share(stage.minutes))" y="1" height="10"/>\
      <rect class="used" x="0" width="\(share(min(used, stage.minutes)))" y="1" height="10"/>\(over)</svg></li>
      """
  }

  /// Who is in, and who is still writing.
  var attendance: Pane {
    let people: [HTML] = view.present.map { one in
      "<li><p class=\"title\">\(one.name)</p><p class=\"meta\">\(one.who)</p></li>"
    }
    let writing: HTML? =
      view.isWriting && view.isLeader && !view.writing.isEmpty
      ? "<p class=\"meta\">Skriver stadig: \(Danish.list(view.writing.map(\.name)))</p>" : nil
    let done: HTML? =
      view.isWriting ? "<div><dt>er færdige</dt><dd>\(Danish.count(view.ready))</dd></div>" : nil
    let tables: [HTML] = view.tables.enumerated().map { place, people in
      "<p class=\"meta\">Bord \(place + 1): \(Danish.list(people.map(\.name)))</p>"
    }
    return Pane(
      id: "rum-hvem",
      html: """
        <section class="stack flow-3" aria-labelledby="hvem"><h2 class="h3" id="hvem">Med i mødet</h2>\
        <dl class="facts"><div><dt>er med</dt><dd>\(Danish.count(view.present.count))</dd></div>\(done)</dl>\(writing)\(tables)\
        \(Parts.details("Vis navne", "<ul class=\"rows\" role=\"list\">\(people)</ul>"))</section>
        """)
  }
}
