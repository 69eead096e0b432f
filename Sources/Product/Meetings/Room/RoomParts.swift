import Danish
import Markup
import Profiles
import Values
import Web

/// One piece of a room's page that is replaced, whole, when something in it changes. The page and the live channel
/// send the very same piece.
struct Pane: Sendable {
  let id: String
  let html: HTML
  /// Holds what somebody may be writing in: it is changed only when the meeting moves.
  var isQuiet = false
  /// What decides whether the piece is another one, where that is less than all its text.
  var shape: String?
  /// What a screen reader is told when the piece has changed.
  var say: String?
  /// What the browser's tab says from now on.
  var title: String?
  /// The elements in it that come and change one by one, in their order; they can be sent without the rest.
  var items: [Item] = []
  /// What stands around the items, where it is not told by the html alone.
  var frame = ""
  /// Gives the piece its colour, also when it is sent to a page that was opened in another phase; 0 outside the circle.
  var phase = 0

  struct Item: Sendable {
    let id: String
    let html: HTML
    /// The element it lies in, and the one before it there.
    let list: String
    let after: String?
    /// Tells it from what it was before, as `shape` does for a piece.
    let shape: Int
  }

  /// What stands around the items.
  var frameprint: Int {
    var hasher = Hasher()
    hasher.combine(phase)
    hasher.combine(frame)
    return hasher.finalize()
  }

  var fingerprint: Int {
    var hasher = Hasher()
    hasher.combine(phase)
    hasher.combine(title)
    if !items.isEmpty {
      hasher.combine(frame)
      for item in items {
        hasher.combine(item.id)
        hasher.combine(item.list)
        hasher.combine(item.shape)
      }
    } else if let shape {
      hasher.combine(shape)
    } else {
      hasher.combine(html.bytes)
    }
    return hasher.finalize()
  }

  /// The piece with the id it is found by.
  var whole: HTML {
    """
    <div class="pane" id="\(id)" data-phase="\(phase)"\(attribute: "data-quiet", isQuiet ? "" : nil)\
    \(attribute: "data-shape", isQuiet ? shape : nil)\(attribute: "data-say", say)\(attribute: "data-title", title)>\(html)</div>
    """
  }
}

/// What the pieces of a room have in common.
struct RoomParts: Sendable {
  let view: RoomView
  let addresses: RoomAddresses
  /// Names of the pinned figures, for the notes that rest on them.
  let pins: [Pin]
  /// What was asked about figures with this meeting in mind, as this reader may see it.
  var questions: [FigureQuestion] = []
  /// May ask about figures.
  var mayAsk = false
  /// What earlier meetings here left open, told at the first stage.
  var earlier: [String] = []
  /// For whoever leads or writes the minutes.
  var desk: RoomDesk?
  /// Nil for the big screen, which has no bar.
  var meeting: Meeting?

  /// A small form that does one thing. It says what was on the screen, so a second click finds nothing left to do.
  func act(
    _ title: String, _ act: RoomAct, _ weight: Parts.Weight = .small, about: String? = nil,
    _ values: [(String, String)] = []
  ) -> HTML {
    Parts.post(
      title, to: addresses.act(act), weight, values: values, about: about)
  }

  /// New for each form; who made it cannot be told from it.
  var key: String { ID<RoomCommand>.make(at: view.now).raw }
  var hiddenKey: HTML { "<input type=\"hidden\" name=\"noegle\" value=\"\(key)\">" }

  var step: Phase? { view.stage.step?.shape }

  /// The pieces in the colour of where the meeting is.
  func inPhase(_ panes: [Pane]) -> [Pane] {
    panes.map { pane in
      var pane = pane
      pane.phase = step?.rawValue ?? 0
      return pane
    }
  }

  // The top

  static func name(of meeting: Meeting, _ about: String?) -> HTML {
    let small: HTML? = about.map { "<small>\($0)</small>" }
    return "<p class=\"name\">\(meeting.title)\(small)</p>"
  }

  /// What kind of meeting it is, unless its name says so, as most do.
  static func kind(of meeting: Meeting) -> String? {
    meeting.title.contains(meeting.kind.name) ? nil : meeting.kind.name
  }

  /// In the bar above the page.
  var bar: Pane {
    guard let meeting else { return Pane(id: "rum-navn", html: .empty) }
    let topic = view.stage.phase?.topic.map { "Emne: \($0)" } ?? RoomParts.kind(of: meeting)
    return Pane(
      id: "rum-navn", html: RoomParts.name(of: meeting, view.isLeader ? "Du er mødeleder" : topic),
      title: "\(RoomWords.title(view)), \(meeting.title) – Fælled")
  }

  var head: Pane {
    let clock = view.clock
    return Pane(
      id: "rum-hoved", html: heading, shape: "\(view.here) \(clock) \(RoomWords.status(view))",
      say: "\(RoomWords.title(view)). \(RoomWords.status(view))")
  }

  private var heading: HTML {
    let kicker: HTML? = view.stage.isInCircle ? "<span>\(RoomWords.title(view))</span> " : nil
    return """
      <div class="room-head" data-phase="\(step?.rawValue ?? 0)">\(Parts.ring(at: step, middle: clock))\
      <div class="stack flow-2"><h1>\(kicker)\(view.stage.question)</h1><p class="meta">\(RoomWords.status(view))</p>\(phases)</div></div>
      """
  }

  /// Minutes and seconds that are left, by the server's clock. It counts on below nothing and ends nothing.
  var clock: HTML {
    switch view.clock {
    case .none: return "<p class=\"clock\"></p>"
    case .running(let end):
      let left = Int(end.seconds(since: view.now))
      return """
        <p class="clock" role="timer" data-ends-at="\(Int(end.milliseconds))" data-now="\(Int(view.now.milliseconds))">\
        <b>\(RoomParts.time(left))</b><small>\(left < 0 ? "over tiden" : "tilbage")</small></p>
        """
    case .paused(let left, _):
      return "<p class=\"clock\" role=\"timer\"><b>\(RoomParts.time(left))</b><small>pause</small></p>"
    }
  }

  /// "2:48"; a colon, so that it is not taken for a time of day.
  static func time(_ seconds: Int) -> String {
    let whole = abs(seconds)
    let rest = whole % 60
    return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  private var phases: HTML {
    guard let round = view.stage.phase?.round else { return .empty }
    let items: [HTML] = view.stages.indices.filter { view.stages[$0].phase?.round == round }.map { place in
      """
      <li\(attribute: "aria-current", place == view.here ? "step" : nil)>\
      \(view.stages[place].phase?.number ?? 0) \(view.stages[place].title)</li>
      """
    }
    return "<ol class=\"vh\" aria-label=\"Faserne i cirklen\">\(items)</ol>"
  }

  /// An item of the agenda: what it asks, what was agreed before, and how we talk.
  private var item: HTML {
    let points: HTML? =
      view.stage.points.isEmpty
      ? nil
      : """
      <section class="question" aria-labelledby="q"><h2 id="q">\(view.stage.title)</h2>\
      \(CircleParts.list(view.stage.points))</section>
      """
    func block(_ id: String, _ title: String, _ lines: [String]) -> HTML? {
      lines.isEmpty
        ? nil
        : """
        <section class="stack flow-3" aria-labelledby="\(id)"><h2 class="h3" id="\(id)">\(title)</h2>\
        \(CircleParts.list(lines))</section>
        """
    }
    let first = view.here == 0
    return """
      <div class="stack flow-5">\(points)\(first ? block("sidst", "Fra sidst: hvordan går det?", earlier) : nil)\
      \(first ? block("regler", "Sådan taler vi sammen", view.stage.rules) : nil)</div>
      """
  }

  /// Purpose, questions and other people's eyes.
  var asking: Pane {
    guard let phase = view.stage.phase else { return Pane(id: "rum-nu", html: item) }
    let eyes: HTML? = view.glasses.map { eyes in
      """
      <details class="glasses"><summary>\(RoomParts.spectacles)Andres briller: \(eyes.lowercased())</summary>\
      <p>Skriv gerne én af dine noter, som \(eyes.lowercased()) ville sige det, og sæt flueben ved brillerne.</p></details>
      """
    }
    return Pane(
      id: "rum-nu",
      html: """
        <section class="question" aria-labelledby="q"><p class="meta">\(phase.topic.map { "Emne: \($0)" } ?? "Hele profilen")</p>\
        <h2 id="q">\(phase.questions.first ?? phase.question)</h2>\
        \(Parts.details("Flere spørgsmål og formålet med fasen", CircleParts.list(Array(phase.questions.dropFirst())), "<p>\(phase.purpose)</p>"))\
        \(eyes)</section>
        """)
  }

  static let spectacles: HTML = """
    <svg viewBox="0 0 22 14" aria-hidden="true"><circle cx="5" cy="8" r="4"/><circle cx="17" cy="8" r="4"/>\
    <path d="M9 7.5c1-1.2 3-1.2 4 0M1 7 3 2M21 7l-2-5"/></svg>
    """

  // Who is done

  var crowd: Pane {
    let (total, notes) = (view.present.count, view.counts[view.here])
    let writers: HTML? =
      view.isWriting
      ? """
      <span><b>\(Danish.count(total - view.ready))</b> skriver</span> \
      <span><b>\(Danish.count(view.ready))</b> er færdige</span> 
      """ : nil
    let words: HTML = """
      <p class="crowd meta" role="status">\(writers)<span><b>\(Danish.count(notes))</b> \(notes == 1 ? "note" : "noter")</span></p>
      """
    // Above the notes that are shown stands how many they are.
    let isHidden = notes > 0 && !view.revealed.contains(view.here)
    let isSaid = view.isOpen && !view.stage.isPause && (view.isWriting || isHidden)
    return Pane(id: "rum-klar", html: isSaid ? words : .empty)
  }

  /// One's own word that one is done.
  var ready: Pane {
    guard mayWrite, view.isWriting else { return Pane(id: "rum-min-klar", html: .empty) }
    return Pane(
      id: "rum-min-klar",
      html: act(
        view.isReady ? "Jeg vil skrive mere" : "Jeg er færdig", .ready, .normal, [("klar", view.isReady ? "0" : "1")]))
  }
}
