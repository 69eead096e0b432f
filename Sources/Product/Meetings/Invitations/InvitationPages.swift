import Danish
import Markup
import People
import Values
import Web

/// The planner's desk for invitations: what goes out, to whom, and what has come back.
enum InvitationPages {
  struct View: Sendable {
    let look: MeetingLook
    let desk: InvitationDesk
    /// A letter as the first receiver will see it; nil when there is nothing to send.
    let preview: MeetingLetter?
    let canSend: Bool
    /// What people are asked for already.
    let asked: BurdenNotes
    /// What the planner should know first.
    let remarks: [String]

    var mayAct: Bool { look.mayChange && look.isOpen }
  }

  static func show(
    _ view: View, _ form: Form = Form(), _ errors: FormErrors = FormErrors(), receipt: HTML? = nil,
    objection: String? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    let meeting = view.look.meeting
    let object: HTML? = objection.map { Parts.notice(.warning, title: "Intet er sendt", "<p>\($0)</p>") }
    return Page(
      title: errors.title("\(InvitationWords.title), \(meeting.title)"), menu: "moeder",
      main: """
        \(fields.summary ?? receipt)\(object)\(Parts.head(
          crumbs: [
            .init("Møder", .meetings), .init(meeting.title, .meeting(meeting.id)), .init(InvitationWords.title),
          ], title: InvitationWords.title, lead: InvitationWords.state(view.desk)))\
        \(remarks(view))\(sending(view, fields))\(InvitationParts.replies(view))\(InvitationParts.byHand(view))\
        \(cancelling(view, fields))
        """)
  }

  private static func remarks(_ view: View) -> HTML {
    if view.remarks.isEmpty { return .empty }
    return Parts.notice(.warning, title: "Se her, før I sender", "<ul>\(view.remarks, { "<li>\($0)</li>" })</ul>")
  }

  private static func sending(_ view: View, _ fields: Fields) -> HTML {
    let desk = view.desk
    guard view.mayAct, view.canSend, !desk.plan.isEmpty else { return .empty }
    let isFirst = desk.last == nil
    let news = desk.told.map { told in
      desk.plan.changes.map { LetterWords.forPlanner($0, told: told, now: desk.now) }
    }
    let changes: HTML? = news.map {
      "<p><strong>Det er nyt, siden I sendte:</strong></p><ul>\($0, { "<li>\($0)</li>" })</ul>"
    }
    let letter: HTML? = view.preview.map {
      Parts.details("Se brevet til \($0.receiver.name)", isOpen: isFirst, MeetingLetterParts.content($0))
    }
    return Parts.section(
      "send", isFirst ? "Send indkaldelsen" : "Send det nye",
      "\(changes)<ul>\(InvitationWords.who(desk.plan), { "<li>\($0)</li>" })</ul>\(letter)",
      Parts.narrow(MeetingParts.burden(view.look, earlier: view.asked.earlier)), MeetingParts.heavy(view.asked),
      Parts.narrow(
        fields.form(
          to: .invitation(view.look.meeting.id),
          [
            fields.hidden("version", "\(view.look.meeting.version)"),
            fields.hidden("sendt", desk.last.map { "\($0.sequence)" } ?? ""),
            fields.checks(
              "paamind", InvitationWords.remind,
              Reminding.choices.map { Choice("\($0)", InvitationWords.remind($0)) },
              hint: InvitationWords.remindHint, optional: true),
          ], submit: InvitationWords.send(desk.plan, isFirst: isFirst))))
  }

  private static func cancelling(_ view: View, _ fields: Fields) -> HTML {
    guard view.mayAct else { return .empty }
    let plan = view.desk.last == nil ? SendingPlan(cancelling: []) : view.desk.cancelling
    // Not the primary button of the page: that is the one that sends.
    let form: HTML = """
      <form class="stack flow-5" method="post" action="\(Path.cancelling(view.look.meeting.id))">\
      \(fields.hidden("version", "\(view.look.meeting.version)"))\
      \(fields.long("ord", InvitationWords.cancelWords, hint: InvitationWords.cancelHint, optional: true, rows: 3))\
      <p class="actions">\(Parts.button(InvitationWords.cancel(plan)))</p></form>
      """
    let isOpen = !fields.typed.text("ord").isEmpty
    return Parts.section(
      "aflys", "Aflys mødet", intro: "Svar og forberedelse bliver gemt.",
      Parts.details("Aflys mødet", isOpen: isOpen, Parts.narrow(form)))
  }

  /// A letter for somebody without an e-mail address: to print, or to hand on in another way.
  static func letter(_ letter: MeetingLetter, _ meeting: Meeting) -> Page {
    Page(
      title: "Brev til \(letter.receiver.name)", menu: "moeder",
      main: Parts.narrow(
        Parts.head(
          crumbs: [
            .init("Møder", .meetings), .init(meeting.title, .meeting(meeting.id)),
            .init(InvitationWords.title, .invitation(meeting.id)), .init("Brev"),
          ], title: "Brev til \(letter.receiver.name)",
          lead: "Print siden, eller giv linket videre i en besked. Linket bliver ikke vist igen."),
        "<div class=\"stack flow-3\">\(MeetingLetterParts.content(letter))</div>\n",
        "<p class=\"meta\">Link: \(letter.answerAddress ?? "")</p>"))
  }
}
