import Danish
import Markup
import Profiles
import Values
import Web

/// The pages of a room: before it is open, for those who are in it, and for the big screen.
enum RoomPages {
  /// Each asked for by the page: one that asked for the other would stand still when the server goes away in between.
  static let scripts = ["outbox.js", "live.js"]

  /// Everything a page of a room is made of.
  struct Show: Sendable {
    let door: RoomDoor
    /// Nil before the room is opened.
    let view: RoomView?
    let pins: [Pin]
    var questions: [FigureQuestion] = []
    var earlier: [String] = []
    var desk: RoomDesk?
    var mayReopen = false

    var meeting: Meeting { door.meeting }
  }

  /// The room for one person: what to do now stands first, what others do never moves it.
  static func room(
    _ show: Show, _ view: RoomView, form: Form = Form(), _ errors: FormErrors = FormErrors(), said: String? = nil
  )
    -> Page
  {
    let parts = RoomParts(
      view: view, addresses: show.door.addresses, pins: show.pins, questions: show.questions,
      mayAsk: show.door.mayAsk, earlier: show.earlier, desk: show.desk,
      meeting: show.meeting)
    let panes = RoomPanes(parts, form, errors)
    let said: HTML? = said.map { Parts.notice(.warning, title: $0) }
    let practice = rehearsal(show, view)
    let summary = Fields(form, errors).summary
    let main: HTML = """
      \(summary)<div id="besked" data-said>\(said)</div>\(practice)\(over(show, view, parts))
      <div class="desk"><div class="stack flow-6">\(panes.main)</div>\
      <aside class="stack flow-6" aria-label="Dagsorden og deltagere">\(panes.aside)</aside></div>
      <p class="vh" role="status" data-announce></p>

      """
    return Page(
      title: errors.title("\(RoomWords.title(view)), \(show.meeting.title)"), menu: "moeder",
      phase: view.stage.stepNumber,
      scripts: RoomPages.scripts, styles: ["room.css"], main: main,
      place: .room(bar: bar(show, panes.bar), foot: foot(view)),
      live: show.door.place.isPractice ? nil : .init(show.door.addresses.live, at: view.sequence))
  }

  /// What is said above everything in a meeting to try oneself on, and the one act that is its own.
  private static func rehearsal(_ show: Show, _ view: RoomView) -> HTML? {
    guard view.isPractice else { return nil }
    let step: HTML =
      view.isOpen && view.stage.isInCircle
      ? Parts.post("Lad de andre svare", to: .practiceStep(show.meeting.id), .normal) : .empty
    return Parts.notice(
      title: RoomWords.practice, "<p>\(RoomWords.rehearsal)</p>", Parts.actions(step))
  }

  /// A word, when the meeting is over, on where what was written is.
  private static func over(_ show: Show, _ view: RoomView, _ parts: RoomParts) -> HTML {
    guard view.ended != nil else { return .empty }
    let minutes: HTML = hasMinutes(show) ? Parts.link("Læs referatet", to: .minutes(show.meeting.id)) : .empty
    let again: HTML = show.mayReopen ? parts.act("Åbn mødet igen", .lead, .normal) : .empty
    return Parts.notice(
      .done, title: RoomWords.over,
      "<p>Tak for i dag. Det, I skrev, ligger her, og aftalerne står på Min side hos dem, der har dem.</p>",
      Parts.actions(minutes, again))
  }

  private static func hasMinutes(_ show: Show) -> Bool { show.door.person != nil && !show.door.place.isPractice }

  private static func bar(_ show: Show, _ name: HTML? = nil) -> HTML {
    let still = RoomParts.name(of: show.meeting, RoomParts.kind(of: show.meeting))
    let screen: HTML? =
      show.door.actor.parts == [.participant] || show.door.place.isPractice
      ? nil : Parts.link("Storskærm", to: show.door.addresses.screen, .small)
    return """
      \(name ?? still)<p class="badge" data-tone="ok" data-connection hidden></p>\(screen)\
      <noscript>\(Parts.link("Hent nyt", to: show.door.addresses.room, .small))</noscript>\(Parts.link("Forlad", to: show.door.addresses.out, .quiet))
      """
  }

  private static func foot(_ view: RoomView) -> HTML {
    """
    <p>\(RoomWords.name(view.privacy)) møde: \(RoomWords.meaning(view.privacy)) \(RoomWords.votes)</p>\
    <ul role="list"><li><a href="/hjaelp">Hjælp</a></li><li><a href="/tilgaengelighed">Tilgængelighedserklæring</a></li></ul>
    """
  }

  /// A form that came back, alone on its page with what is wrong with it.
  static func outcome(
    _ show: Show, _ view: RoomView, _ desk: RoomDesk, _ sort: Outcome.Sort, _ form: Form, _ errors: FormErrors
  ) -> Page {
    let fields = Fields(form, errors, prefix: "\(sort.rawValue)-")
    return Page(
      title: errors.title(RoomWords.write(sort)), menu: "moeder", phase: view.stage.stepNumber,
      styles: ["room.css"],
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: [.init("Rummet", show.door.addresses.room), .init(RoomWords.write(sort))],
          title: RoomWords.write(sort)),
        RoomParts.form(sort, desk, view, show.door.addresses, form, errors, weight: .primary)),
      place: .room(bar: bar(show), foot: foot(view)))
  }

  // Before one is in

  /// Somebody who has not come in yet: one press, and they are counted among those who are there.
  static func entering(_ show: Show, _ view: RoomView) -> Page {
    Page(
      title: "Gå ind, \(show.meeting.title)", menu: "moeder", phase: view.stage.stepNumber,
      styles: ["room.css"],
      main: Parts.narrow(
        Parts.head(
          title: show.meeting.title,
          lead: "\(RoomWords.here(view)) \(RoomWords.name(view.privacy)) møde: \(RoomWords.meaning(view.privacy))"),
        Parts.post("Gå ind i mødet", to: show.door.addresses.act(.enter), .primary)),
      place: .room(bar: bar(show), foot: foot(view)))
  }

  static func closed(_ show: Show, on today: Day, _ form: Form = Form(), said: String? = nil) -> Page {
    let mayOpen = show.door.actor.mayLead && show.door.person != nil
    let said: HTML? = said.map { Parts.notice(.warning, title: $0) }
    let fields = Fields(form.fields.isEmpty ? Form([("fortrolighed", Privacy.named.rawValue)]) : form)
    let early: HTML? =
      show.meeting.day == today || show.door.place.isPractice
      ? nil : Parts.notice(.warning, title: RoomWords.notToday(show.meeting.day))
    let opening: HTML = Parts.section(
      "aabn", "Åbn rummet",
      Parts.narrow(
        early ?? .empty,
        fields.form(
          to: show.door.addresses.act(.open),
          [
            fields.radios(
              "fortrolighed", "Hvem kan se, hvem der skriver hvad?",
              Privacy.allCases.map { Choice($0.rawValue, RoomWords.name($0), note: RoomWords.meaning($0)) }),
            "<p class=\"meta\">Valget gælder fra den første note. I kan gøre det mere fortroligt undervejs, men ikke mindre.</p>",
          ], submit: "Åbn rummet for alle")))
    return Page(
      title: "Rummet, \(show.meeting.title)", menu: "moeder", scripts: RoomPages.scripts, styles: ["room.css"],
      main: """
        \(said)\(Parts.head(
          crumbs: [.init(show.meeting.title, show.door.addresses.out), .init("Rummet")], title: RoomWords.notBegun,
          lead: mayOpen ? "Når du åbner rummet, kan alle deltagere gå ind fra telefon eller computer." : RoomWords.notBegunText))\
        \(mayOpen ? opening : .empty)
        """, live: .init(show.door.addresses.live, at: 0))
  }
}

/// Which pieces stand where. The live channel sends pieces from the same list.
struct RoomPanes: Sendable {
  let parts: RoomParts
  let form: Form
  let errors: FormErrors

  init(_ parts: RoomParts, _ form: Form = Form(), _ errors: FormErrors = FormErrors()) {
    (self.parts, self.form, self.errors) = (parts, form, errors)
  }

  /// In the order they are read: where we are, what to do, what I wrote, what all wrote, what came out.
  private var mainPanes: [Pane] {
    [
      parts.head, parts.steering, parts.round, parts.turn, parts.ballot, parts.voted, parts.asking,
      parts.writing(form, errors), parts.own, parts.ready, parts.crowd, parts.wall, parts.results, parts.deciding,
      parts.nextForm, parts.weighing, parts.weighed, parts.before,
    ]
  }

  /// The same for all who have the same part in the meeting.
  var shared: [Pane] {
    parts.inPhase([
      parts.bar, parts.head, parts.round, parts.voted, parts.crowd, parts.wall, parts.results, parts.weighed,
      parts.before, parts.agenda, parts.attendance, parts.figures,
    ])
  }

  /// What one person has before them.
  var personal: [Pane] {
    parts.inPhase([
      parts.steering, parts.turn, parts.ballot, parts.asking, parts.writing(), parts.own, parts.ready, parts.deciding,
      parts.nextForm, parts.weighing,
    ])
  }

  var bar: HTML { parts.inPhase([parts.bar]).map(\.whole).joined() }
  var main: HTML { parts.inPhase(mainPanes).map(\.whole).joined() }
  var aside: HTML { parts.inPhase([parts.agenda, parts.attendance, parts.figures]).map(\.whole).joined() }
}
