import Danish
import Markup
import People
import Values
import Web

/// What a personal link shows: this one meeting, and the question whether one comes.
enum AnswerPages {
  struct View: Sendable {
    let meeting: Meeting
    let announcement: Announcement
    let invitation: MeetingInvitation
    let municipality: String
    let now: Instant
    /// More for the page: the way into the meeting as a guest.
    var way: HTML = .empty

    enum State { case open, cancelled, over, removed }

    var state: State {
      if meeting.cancelled != nil { return .cancelled }
      if invitation.isWithdrawn { return .removed }
      return meeting.isOver(at: now) ? .over : .open
    }
  }

  static func show(
    _ view: View, token: Token, _ form: Form? = nil, _ errors: FormErrors = FormErrors(), receipt: HTML? = nil
  ) -> Page {
    let fields = Fields(form ?? Form(), errors)
    return Page(
      title: errors.title(view.announcement.title),
      main: Parts.narrow(
        fields.summary ?? receipt ?? .empty,
        Parts.head(
          kicker: "\(AnswerWords.whose(view.invitation.name)). \(view.municipality)", title: view.announcement.title,
          lead: LetterWords.sentence(LetterWords.whenAndWhere(view.announcement))), banner(view),
        question(view, token, form, errors), view.way, what(view),
        "<p class=\"meta\">\(AnswerWords.notYou(view.invitation.name))</p>"))
  }

  private static func banner(_ view: View) -> HTML {
    switch view.state {
    case .open: .empty
    case .cancelled:
      Parts.notice(.warning, title: AnswerWords.cancelled, "<p>\(view.meeting.cancelled?.words ?? "")</p>")
    case .over: Parts.notice(title: AnswerWords.over, "<p>\(AnswerWords.overText)</p>")
    case .removed: Parts.notice(title: AnswerWords.removed, "<p>\(AnswerWords.overText)</p>")
    }
  }

  private static func question(_ view: View, _ token: Token, _ form: Form?, _ errors: FormErrors) -> HTML {
    guard view.state == .open else {
      return view.invitation.reply.map { "<p>\(AnswerWords.current): \(InvitationWords.name($0.answer)).</p>" }
        ?? .empty
    }
    let anew: HTML? =
      view.invitation.reply != nil && view.invitation.answer == nil ? "<p>\(AnswerWords.askedAnew)</p>" : nil
    return "\(anew)\(AnswerParts.form(view.invitation, to: .answer(token), form, errors))"
  }

  private static func what(_ view: View) -> HTML {
    let lines = view.announcement.agenda.map { Parts.Row($0.title, note: "kl. \(LetterWords.clock($0))") }
    return lines.isEmpty ? .empty : Parts.section("dagsorden", "Dagsorden", Parts.rows(lines))
  }
}
