import Charts
import Danish
import Markup
import Values
import Web

/// The big screen: read from the back of a hall, with nothing to press and nobody's name who is waited for.
enum ScreenPages {
  static func show(_ meeting: Meeting, _ view: RoomView?, door: RoomDoor, base: String) -> Page {
    let qr = door.code.flatMap { QRCode.svg("\(base)/m/\($0.text)", label: "QR-kode, der åbner mødet") }
    let address = base.split(separator: "//").last.map { "\($0)/m" } ?? "/m"
    let panes = view.map { self.panes($0, door.addresses) } ?? [Pane(id: "skaerm-hoved", html: waiting(meeting))]
    let way: HTML =
      if view?.ended != nil {
        "<p>Referatet kommer på mødets side.</p>"
      } else if let code = door.code {
        "\(qr)<p>Gå til <strong>\(address)</strong><br>og skriv koden</p><p class=\"code\">\(code.spoken)</p>"
      } else {
        "<p>Gå ind på mødets side</p>"
      }
    let foot: HTML = "\(way)<p class=\"grow\" data-turns></p>\(view.map { counts($0).whole })"
    return Page(
      title: "Storskærm, \(meeting.title)", menu: "moeder", phase: view?.stage.stepNumber ?? 0,
      scripts: RoomPages.scripts,
      styles: ["room.css"],
      main: panes.filter { $0.id != "skaerm-tal" }.map(\.whole).joined(), place: .screen(foot: foot),
      live: .init(door.addresses.screenLive, at: view?.sequence ?? 0))
  }

  private static func waiting(_ meeting: Meeting) -> HTML {
    """
    <div class="screen-head"><div></div><div><p class="phase">\(meeting.kind.name)</p><h1>\(meeting.title)</h1></div>\
    <div class="next"><p><strong>Om lidt</strong><br>Gå ind i rummet fra din telefon</p></div></div>
    """
  }

  static func panes(_ view: RoomView, _ addresses: RoomAddresses) -> [Pane] {
    let parts = RoomParts(view: view, addresses: addresses, pins: [])
    return parts.inPhase([head(view, parts), body(view, parts), counts(view)])
  }

  private static func head(_ view: RoomView, _ parts: RoomParts) -> Pane {
    let stage = view.stage
    let step = parts.step
    let title =
      view.ended == nil ? stage.phase.map { $0.questions.first ?? $0.question } ?? stage.title : "Tak for i dag"
    let phase: HTML? =
      view.ended == nil
      ? RoomParts.mark(stage).map { "<p class=\"phase\">\($0)\(stage.title): \(stage.question)</p>" } : nil
    let next = view.stages.indices.contains(view.here + 1) ? view.stages[view.here + 1].title : "Mødet slutter"
    let afterwards: HTML? = view.ended == nil ? "<p><strong>Bagefter</strong><br>\(next)</p>" : nil
    return Pane(
      id: "skaerm-hoved",
      html: """
        <div class="screen-head" data-phase="\(step?.rawValue ?? 0)">\(Parts.ring(at: step, middle: parts.clock))\
        <div>\(phase)<h1>\(title)</h1></div><div class="next"><p><strong>Nu</strong><br>\(RoomWords.status(view))</p>\
        \(afterwards)</div></div>
        """)
  }

  private static func body(_ view: RoomView, _ parts: RoomParts) -> Pane {
    let content: HTML =
      if view.ended != nil {
        parts.results.html
      } else if view.ballot != nil {
        parts.ballot.html
      } else if view.turns != nil {
        parts.round.html
      } else if view.revealed.contains(view.here) {
        "<h2 class=\"vh\">Alles noter</h2>\(parts.board(at: view.here))"
      } else {
        CircleParts.list(
          Array((view.stage.phase?.questions ?? view.stage.points).dropFirst(view.stage.isInCircle ? 1 : 0)))
      }
    return Pane(
      id: "skaerm-tavle",
      html: "<div class=\"stack\">\(content)</div>")
  }

  private static func counts(_ view: RoomView) -> Pane {
    let done: HTML? = view.isWriting ? " · <strong>\(Danish.count(view.ready))</strong> færdige" : nil
    return Pane(
      id: "skaerm-tal",
      html: """
        <p><strong>\(Danish.count(view.present.count))</strong> med i mødet\(done) · \
        <strong>\(Danish.count(view.counts[view.here]))</strong> \(view.counts[view.here] == 1 ? "note" : "noter")</p>
        """)
  }
}
