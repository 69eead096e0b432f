import Danish
import Markup
import People
import Profiles
import Values
import Web

/// The figures of a meeting: short on its page, and in full on one of their own.
enum MeetingFigurePages {
  /// The section on the page of a meeting; nil where there is nothing to see and nothing one can do.
  static func section(_ look: MeetingLook, _ figures: MeetingFigures) -> HTML? {
    guard !figures.isEmpty else {
      guard figures.area != nil, look.isOpen else { return nil }
      return Parts.section(
        "tal", MeetingFigureWords.title,
        Parts.empty(MeetingFigureWords.none, MeetingFigureWords.noneText, actions: find(figures, .normal)))
    }
    let pins: HTML? =
      figures.pins.isEmpty
      ? nil
      : """
      \(PinParts.patterns)<ul class="rows" role="list">\(figures.pins, { "<li>\(PinParts.small($0))</li>" })</ul>\
      \(Parts.actions(
        Parts.link("Se tallene i fuld størrelse", to: .meetingFigures(look.meeting.id)), find(figures, .quiet) ?? .empty))
      """
    return Parts.section(
      "tal", MeetingFigureWords.title, intro: figures.pins.isEmpty ? nil : MeetingFigureWords.intro, pins ?? .empty,
      questions(figures))
  }

  private static func find(_ figures: MeetingFigures, _ weight: Parts.Weight) -> HTML? {
    figures.area.map { Parts.link("Find tal om \($0.name)", to: .figures($0.slug), weight) }
  }

  private static func questions(_ figures: MeetingFigures) -> HTML {
    guard !figures.questions.isEmpty else { return .empty }
    return """
      <div class="stack flow-3"><h3>Spørgsmål om tal</h3>\
      \(QuestionParts.list(figures.questions, isInside: figures.isInside))</div>
      """
  }

  /// A note that came back, with what is wrong with it.
  struct Sent: Sendable {
    let pin: ID<Pin>
    let form: Form
    var errors = FormErrors()
    var conflict: Conflict?
  }

  static func show(_ look: MeetingLook, _ figures: MeetingFigures, sent: Sent? = nil, receipt: HTML? = nil) -> Page {
    let pins: HTML =
      figures.pins.isEmpty
      ? Parts.empty(MeetingFigureWords.none, MeetingFigureWords.noneText)
      : figures.pins.enumerated().map { place, pin in
        "<section class=\"section\">\(PinParts.full(pin, actions: acts(look, figures, place, sent)))</section>"
      }.joined()
    let content: HTML = "\(pins)\(questions(figures))"
    let summary = sent.flatMap { fields(look, $0.pin, $0).summary }
    return Page(
      title: (sent?.errors ?? FormErrors()).title("Tal til \(look.meeting.title)"), menu: "moeder",
      main: """
        \(receipt)\(summary)\(sent?.conflict.map(ConflictParts.versions))\(PinParts.patterns)\
        \(Parts.head(
          crumbs: MeetingParts.crumbs(look.meeting, "Tal"), title: MeetingFigureWords.title,
          lead: MeetingFigureWords.pageLead, actions: find(figures, .normal).map { Parts.actions($0) }))\
        <h2 class="vh">Fastgjorte tal</h2>\(content)
        """)
  }

  private static func fields(_ look: MeetingLook, _ pin: ID<Pin>, _ sent: Sent) -> Fields {
    Fields(sent.form, sent.errors, prefix: "n-\(pin.raw)-")
  }

  /// What this visitor may do with a figure: their own note, and for planners its place and whether it is here at all.
  private static func acts(_ look: MeetingLook, _ figures: MeetingFigures, _ place: Int, _ sent: Sent?) -> HTML? {
    guard look.meeting.cancelled == nil else { return nil }
    let pin = figures.pins[place]
    let own = pin.note(by: look.visitor.person).map { note($0, pin, look, sent) }
    let others = look.mayChange ? order(pin, look, place, of: figures.pins.count) : nil
    return own == nil && others == nil ? nil : "\(own)\(others)"
  }

  private static func note(_ note: Pin.Note, _ pin: Pin, _ look: MeetingLook, _ sent: Sent?) -> HTML {
    let own = sent?.pin == pin.id ? sent : nil
    let form = own?.form ?? Form([("note", note.text ?? ""), ("version", "\(note.version)")])
    let fields = fields(look, pin.id, Sent(pin: pin.id, form: form, errors: own?.errors ?? FormErrors()))
    let about = "til \(pin.indicatorName), \(pin.areaName)"
    let content = fields.form(
      to: .pinNote(look.meeting.id, pin.id),
      [
        fields.hidden("version", form.text("version")),
        fields.long("note", "Din note \(about)", hint: PinWords.noteHint, optional: true, rows: 3),
      ], submit: "Gem noten", weight: .normal)
    let remove = Parts.post(
      "Fjern min note og min fastgørelse", to: .pinRemoval(look.meeting.id, pin.id), .quietSmall, about: about)
    return Parts.details("Ret eller fjern din note", isOpen: own != nil, Parts.narrow(content, remove))
  }

  private static func order(_ pin: Pin, _ look: MeetingLook, _ place: Int, of count: Int) -> HTML {
    let about = "\(pin.indicatorName), \(pin.areaName)"
    func move(_ title: String, _ way: String) -> HTML {
      Parts.post(
        title, to: .pinMove(look.meeting.id, pin.id), .quietSmall, values: [("retning", way)], about: about)
    }
    return Parts.actions(
      place > 0 ? move("Flyt op", "op") : .empty, place + 1 < count ? move("Flyt ned", "ned") : .empty,
      Parts.post(
        "Fjern tallet fra mødet", to: .pinRemoval(look.meeting.id, pin.id), .quietSmall, values: [("alle", "1")],
        about: about))
  }
}
