import Danish
import Markup
import Values
import Web

/// Speaking in turn, and dots.
extension RoomParts {
  var round: Pane {
    guard let turns = view.turns else { return Pane(id: "rum-runde", html: .empty) }
    let title = turns.speaker.map { "\($0.name) har ordet" } ?? "Alle har haft ordet"
    let rows: [HTML] = turns.order.enumerated().map { place, one in
      let isNow = place == turns.taken.count
      let state =
        place < turns.taken.count
        ? (turns.taken[place] == .spoke ? "har talt" : "har lyttet")
        : isNow
          ? "taler nu"
          : turns.listeners.contains(one.id) ? "ønsker at lytte" : place == turns.taken.count + 1 ? "næste" : ""
      return """
        <li\(attribute: "aria-current", isNow ? "true" : nil)><p class="place">\(place + 1)</p>\
        <p class="title">\(one.name)</p><p class="state">\(state)</p></li>
        """
    }
    return Pane(
      id: "rum-runde",
      html: """
        <section class="stack flow-3" aria-labelledby="runde"><h2 class="h3" id="runde">\(title)</h2>\
        <p class="meta">Cirka \(Danish.count(turns.seconds)) sekunder hver. Når tiden er gået, blinker intet, og ingen bliver afbrudt.</p>\
        <ol class="rows order" role="list" aria-label="Rækkefølgen i runden">\(rows)</ol></section>
        """)
  }

  /// One's own turn.
  var turn: Pane {
    guard let turns = view.turns, view.isOpen else { return Pane(id: "rum-min-tur", html: .empty) }
    var acts: [HTML] = []
    if turns.speaker != nil, turns.isMine || view.isLeader {
      acts.append(
        act(turns.isMine ? "Jeg har talt" : "Giv ordet videre", .turns, .normal, [("tur", "\(turns.taken.count)")]))
    }
    if let place = turns.place, place >= turns.taken.count, let me = view.me?.attendee, !turns.listeners.contains(me) {
      acts.append(act("Jeg vil hellere lytte", .turns, .small, [("hvad", "lyt")]))
      if place + 1 < turns.order.count {
        acts.append(act("Byt plads med den næste", .turns, .quiet, [("hvad", "byt")]))
      }
    }
    let now: HTML? = turns.isMine ? "<p role=\"status\"><strong>Du har ordet.</strong></p>" : nil
    return Pane(id: "rum-min-tur", html: "\(now)<div class=\"actions\">\(acts)</div>")
  }

  var ballot: Pane {
    guard let ballot = view.ballot else { return Pane(id: "rum-prikker", html: .empty) }
    return Pane(id: "rum-prikker", html: ballot.isClosed ? result(ballot) : voting(ballot))
  }

  var voted: Pane {
    guard let ballot = view.ballot, !ballot.isClosed else { return Pane(id: "rum-stemt", html: .empty) }
    let who: HTML = ballot.done == 0 ? "Ingen" : "<b>\(Danish.count(ballot.done))</b>"
    return Pane(
      id: "rum-stemt",
      html: """
        <p class="crowd meta" role="status"><span>\(who) har givet alle deres prikker\(ballot.done == 0 ? " endnu" : "")</span></p>
        """)
  }

  private func voting(_ ballot: BallotView) -> HTML {
    let mayVote = view.isOpen && view.me.map { $0.parts != [.helper] } ?? false
    let rows: [HTML] = ballot.ballot.options.enumerated().map { option($0.element, $0.offset, ballot, mayVote) }
    let close: HTML? =
      view.isLeader ? act("Vis resultatet for alle", .ballot, .normal, [("afstemning", ballot.ballot.id.raw)]) : nil
    let budget: HTML? =
      mayVote
      ? """
      <div class="budget"><h2 class="h-small" id="stem">Dine prikker</h2><p role="status">\(dots(ballot.ballot.budget - ballot.left, of: ballot.ballot.budget)) \
      <strong><span data-left>\(Danish.count(ballot.left))</span> tilbage</strong><span class="vh"> af \(Danish.count(ballot.ballot.budget))</span></p></div>
      """ : "<h2 class=\"h-small\" id=\"stem\">I giver prikker</h2>"
    return """
      <div class="stack"><form class="stack" method="post" action="\(addresses.act(.dots))" aria-labelledby="stem" \
      data-outbox data-ballot="\(ballot.ballot.budget)" data-most="\(ballot.ballot.most)">\(hiddenKey)\
      <input type="hidden" name="afstemning" value="\(ballot.ballot.id.raw)">\(budget)<p>\(ballot.ballot.question)</p>\
      <ul class="rows ballot" role="list">\(rows)</ul><p class="meta" role="status"><span class="state" data-state></span></p></form>\
      <p class="meta">Højst \(RoomWords.dots(ballot.ballot.most)) på det samme. I kan flytte dem, lige til resultatet bliver vist. \(RoomWords.votes)</p>\(close)</div>
      """
  }

  private func option(_ option: Ballot.Option, _ place: Int, _ ballot: BallotView, _ mayVote: Bool) -> HTML {
    let own = ballot.dots[option.id] ?? 0
    let (canGive, canTake) = (ballot.left > 0 && own < ballot.ballot.most, own > 0)
    func button(_ sign: String, _ words: String, _ name: String, _ isOn: Bool) -> HTML {
      """
      <button class="btn" type="submit" name="\(name)" value="\(option.id)"\(attribute: "aria-disabled", isOn ? nil : "true")>\
      <span aria-hidden="true">\(sign)</span><span class="vh">\(words)</span></button>
      """
    }
    let about: HTML? = option.about.isEmpty ? nil : "<p class=\"meta\">\(RoomWords.notes(Int(option.about) ?? 0))</p>"
    let vote: HTML? =
      mayVote
      ? """
      <div class="vote" role="group" aria-labelledby="b\(place)">\(button("−", "Tag en prik tilbage", "minus", canTake))\
      <span><input type="hidden" name="prik-\(option.id)" value="\(own)">\
      \(own == 0 ? "<span class=\"muted\" aria-hidden=\"true\">0</span>" : dots(own, of: own))\
      <span class="vh">Du har \(own == 0 ? "ikke givet nogen prikker" : "givet \(RoomWords.dots(own))")</span></span>\
      \(button("+", "Giv en prik", "plus", canGive))</div>
      """ : nil
    return """
      <li><div class="stack flow-1"><p class="title" id="b\(place)">\(option.title)</p>\(about)</div>\(vote)</li>
      """
  }

  private func dots(_ on: Int, of all: Int) -> HTML {
    let drawn: [HTML] = (0..<all).map { place in
      "<svg viewBox=\"0 0 18 18\"><circle\(attribute: "class", place < on ? "on" : nil) cx=\"9\" cy=\"9\" r=\"7.5\"/></svg>"
    }
    return "<span class=\"dots\" aria-hidden=\"true\">\(drawn)</span>"
  }

  /// One mark for each dot, in the order the options were written. Nothing is ranked.
  private func result(_ ballot: BallotView) -> HTML {
    guard let result = ballot.result else { return .empty }
    let rows: [HTML] = result.lines.map { line in
      """
      <li><p class="title"><strong>\(line.option.title)</strong></p>\
      <p class="num"><strong>\(Danish.count(line.dots))</strong> <span class="meta">\(line.dots == 1 ? "prik" : "prikker")\(line.dots == 0 ? "" : " \(RoomWords.persons(line.persons))")</span></p>\(dots(line.dots, of: line.dots))</li>
      """
    }
    return """
      <section class="stack flow-5" aria-labelledby="stemt"><h2 class="h3" id="stemt">Sådan faldt prikkerne</h2>\
      <p>\(ballot.ballot.question) \(RoomWords.dots(result.dots)) i alt. I den rækkefølge, det blev skrevet. Prikkerne er et fingerpeg; det er jer, der beslutter.</p>\
      <ul class="rows result" role="list">\(rows)</ul>\
      <p class="meta">Spørg gerne først dem, der satte deres prikker et andet sted: Hvad ser I, som vi andre ikke ser?</p></section>
      """
  }
}
