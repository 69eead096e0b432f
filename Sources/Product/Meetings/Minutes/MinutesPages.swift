import Danish
import Markup
import People
import Values
import Web

/// The minutes of a meeting, as they are read, and what one may do about them.
enum MinutesPages {
  /// A form that came back, with what is wrong in it.
  struct Sent: Sendable {
    enum Which: Sendable { case objection, addition, journal }

    let which: Which
    let form: Form
    let errors: FormErrors
  }

  static func show(_ view: MinutesLook, sent: Sent? = nil, receipt: HTML? = nil) -> Page {
    let meeting = view.look.meeting
    let summary = sent.flatMap { fields($0.which, $0, Form()).summary }
    let title = MinutesWords.title(meeting)
    return Page(
      title: sent?.errors.title(title) ?? title, menu: "moeder",
      main: (receipt ?? .empty) + (summary ?? .empty)
        + Parts.head(
          crumbs: MeetingParts.crumbs(meeting, MinutesWords.title), kicker: MinutesWords.kicker(view.standing),
          title: meeting.title, lead: MinutesWords.lead(view.standing),
          actions: Parts.actions(
            Parts.link(MinutesWords.getWord, to: .minutesWord(meeting.id), .quiet),
            view.makesPDF ? Parts.link(MinutesWords.getPDF, to: .minutesPDF(meeting.id), .quiet) : .empty))
        + "<div class=\"no-print\">\(Parts.subnav(view.document.sections.map { (id: $0.id, title: short($0)) }))</div>"
        + MinutesParts.sections(view.document, for: view.reader) { change(view, $0) } + additions(view)
        + objections(view) + acts(view, sent) + empty(view))
  }

  private static func short(_ section: MinutesDocument.Section) -> String {
    [section.title, section.topic].compactMap(\.self).joined(separator: ": ")
  }

  private static func change(_ view: MinutesLook, _ section: MinutesDocument.Section) -> HTML? {
    guard view.mayEdit, section.id != "kort" else { return nil }
    let link = Parts.link(
      "Ret afsnittet", to: .minutesSection(view.look.meeting.id, section.id), .quietSmall, about: short(section))
    return "<p class=\"no-print\">\(link)</p>"
  }

  /// Sections nothing was written in yet, for the recorder to add to.
  private static func empty(_ view: MinutesLook) -> HTML {
    let shown = Set(view.document.sections.map(\.id))
    let rest = view.sections.filter { !shown.contains($0.id) && $0.id != "kort" }
    guard view.mayEdit, !rest.isEmpty else { return .empty }
    let rows = rest.map { Parts.Row(short($0), to: .minutesSection(view.look.meeting.id, $0.id)) }
    return "<div class=\"no-print\">\(Parts.section("tomme", "Afsnit uden noget i", Parts.rows(rows)))</div>"
  }

  private static func additions(_ view: MinutesLook) -> HTML {
    guard !view.additions.isEmpty else { return .empty }
    let rows: [HTML] = view.additions.map { addition in
      let who = addition.by ?? MinutesWords.gone
      return
        "<li><p>\(MeetingParts.lines(addition.words))</p><p class=\"meta\">\(who), \(Danish.moment(addition.at))</p></li>"
    }
    return Parts.section(
      "tilfoejelser", MinutesWords.additions, "<ul class=\"rows\" role=\"list\">\(rows)</ul>")
  }

  private static func objections(_ view: MinutesLook) -> HTML {
    guard !view.objections.isEmpty, view.standing.state != .approved || view.look.mayChange else { return .empty }
    let rows: [HTML] = view.objections.map { objection in
      let who = view.reader.names.text(.init([.attendee(.participant(objection.participant))]))
      return
        "<li><p>\(MeetingParts.lines(objection.words))</p><p class=\"meta\">\(who), \(Danish.moment(objection.at))</p></li>"
    }
    return Parts.section("indsigelser", "Indsigelser", "<ul class=\"rows\" role=\"list\">\(rows)</ul>")
  }

  // What one may do

  private static func acts(_ view: MinutesLook, _ sent: Sent?) -> HTML {
    let parts: [HTML?] =
      switch view.standing.state {
      case .draft: [draft(view)]
      case .sent: [objecting(view, sent), deciding(view)]
      case .approved: view.look.mayChange ? [adding(view, sent), journal(view, sent)] : []
      }
    let content = parts.compactMap(\.self)
    return content.isEmpty ? .empty : "<div class=\"no-print\">\(content)</div>"
  }

  private static func draft(_ view: MinutesLook) -> HTML? {
    guard view.look.mayChange else { return nil }
    let (id, today) = (view.look.meeting.id, view.look.now.day)
    guard !view.isPractice else { return "<p class=\"meta\">\(MinutesWords.isPractice)</p>" }
    guard view.isHeld else { return "<p class=\"meta\">\(MinutesWords.goesOn)</p>" }
    return Parts.section(
      "send", "Send referatet ud",
      intro: MinutesWords.sending(today.adding(workingDays: MinutesStanding.objectionDays)),
      Parts.post(
        "Send referatet ud", to: .minutesSending(id), .primary, values: [("version", "\(view.standing.version)")]))
  }

  private static func objecting(_ view: MinutesLook, _ sent: Sent?) -> HTML? {
    guard let own = view.look.standing.participant, view.standing.mayObject(on: view.look.now.day) else { return nil }
    let before = view.objections.first { $0.participant == own.id }?.words ?? ""
    let fields = fields(.objection, sent, Form([("ord", before)]))
    return Parts.section(
      "indsigelse", MinutesWords.objectionTitle,
      fields.form(
        to: .minutesObjection(view.look.meeting.id),
        [fields.long("ord", "Din indsigelse", hint: MinutesWords.objectionHint)],
        submit: before.isEmpty ? "Gem indsigelsen" : "Ret indsigelsen", weight: .normal))
  }

  private static func deciding(_ view: MinutesLook) -> HTML? {
    guard view.look.mayChange else { return nil }
    let (id, version) = (view.look.meeting.id, [("version", "\(view.standing.version)")])
    let approve =
      view.standing.mayApprove(on: view.look.now.day)
      ? Parts.post("Godkend og lås referatet", to: .minutesApproval(id), .primary, values: version) : .empty
    return Parts.section(
      "godkend", "Godkend referatet",
      intro: view.objections.isEmpty
        ? "Når fristen er gået, kan du godkende referatet. Så er det låst."
        : "Der er indsigelser. Tag referatet tilbage og ret det, eller godkend det, som det står, når fristen er gået.",
      Parts.actions(
        approve, Parts.post("Tag det tilbage, og ret det", to: .minutesTakingBack(id), values: version)))
  }

  private static func adding(_ view: MinutesLook, _ sent: Sent?) -> HTML {
    let fields = fields(.addition, sent, Form())
    return Parts.section(
      "tilfoej", "Er der noget at rette?", intro: "Det godkendte bliver, som det er. Det nye står nederst.",
      fields.form(
        to: .minutesAddition(view.look.meeting.id), [fields.long("ord", "Tilføjelse")], submit: "Gem tilføjelsen",
        weight: .normal))
  }

  private static func journal(_ view: MinutesLook, _ sent: Sent?) -> HTML {
    let known = view.standing.journal
    let begin = Form(
      [("sag", known?.number.text ?? "")] + Form.fields("dato", known?.day ?? view.look.now.day))
    let fields = fields(.journal, sent, begin)
    return Parts.section(
      "journal", "Journalisering",
      fields.form(
        to: .minutesJournal(view.look.meeting.id),
        [
          fields.hidden("version", "\(view.standing.version)"),
          fields.text(
            "sag", "Sagsnummer",
            hint: "KLE-nummer, facet, løbenummer og år. Møder: P35, for eksempel 17.01.10-P35-4-26."),
          fields.day("dato", "Journaliseret"),
        ], submit: "Gem sagsnummeret", weight: .normal))
  }

  private static func fields(_ which: Sent.Which, _ sent: Sent?, _ begin: Form) -> Fields {
    let prefix = which == .journal ? "j-" : ""
    return sent?.which == which
      ? Fields(sent?.form ?? begin, sent?.errors ?? FormErrors(), prefix: prefix) : Fields(begin, prefix: prefix)
  }

  /// The recorder's changes in one section.
  static func edit(
    _ view: MinutesLook, _ section: MinutesDocument.Section, _ form: Form, _ errors: FormErrors = FormErrors(),
    conflict: Conflict? = nil
  ) -> Page {
    let meeting = view.look.meeting
    let fields = Fields(form, errors)
    let notes = section.notes
    let keep: HTML =
      notes.isEmpty
      ? .empty
      : fields.checks(
        "med", "Noter i referatet", notes.map { Choice($0.note?.raw ?? "", $0.text) },
        hint: "Fjern hakket ved det, der ikke skal stå her. Intet bliver slettet.", optional: true)
    return Page(
      title: errors.title("Ret: \(short(section))"), menu: "moeder",
      main: (conflict.map(ConflictParts.versions) ?? .empty)
        + Parts.narrow(
          fields.summary ?? .empty,
          Parts.head(
            crumbs: [
              .init("Møder", .meetings), .init(meeting.title, .meeting(meeting.id)),
              .init(MinutesWords.title, .minutes(meeting.id)), .init(short(section)),
            ], kicker: MinutesWords.title, title: short(section)),
          fields.form(
            to: .minutesSection(meeting.id, section.id),
            [
              fields.hidden("version", form.text("version")), keep,
              fields.long("tekst", "Det skal der også stå", optional: true, rows: 6),
            ], submit: "Gem afsnittet", quiet: Parts.link("Fortryd", to: .minutes(meeting.id), .quiet))))
  }

  /// On the page of a meeting that has begun: its time has come, or its room was opened before that.
  static func section(_ look: MeetingLook, _ standing: MinutesStanding) -> HTML? {
    guard look.room != nil || look.meeting.hasBegun(at: look.now), look.meeting.cancelled == nil else { return nil }
    let badge =
      switch standing.state {
      case .draft: Parts.badge("Kladde", .wait)
      case .sent: Parts.badge("Sendt ud", .wait)
      case .approved: Parts.badge("Godkendt", .ok)
      }
    return Parts.section(
      "referat", MinutesWords.title,
      Parts.rows([.init("Læs referatet", to: .minutes(look.meeting.id), note: note(standing), end: badge)]))
  }

  private static func note(_ standing: MinutesStanding) -> String {
    switch standing.state {
    case .draft: "Det, I så, tænkte, besluttede og aftalte. Referatet skriver sig selv."
    case .sent: standing.until.map { "I kan gøre indsigelse til og med \(Danish.weekdayDate($0))." } ?? ""
    case .approved: standing.journal.map { "Journaliseret på sag \($0.number.text)." } ?? "Det er låst."
    }
  }
}
