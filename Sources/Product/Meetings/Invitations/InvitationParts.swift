import Danish
import Markup
import People
import Values
import Web

/// Pieces of the planner's desk.
enum InvitationParts {
  /// Everybody who is asked, with the answers.
  static func replies(_ view: InvitationPages.View) -> HTML {
    let asked = view.desk.invitations.filter { !$0.isWithdrawn }
    if asked.isEmpty { return .empty }
    let who = Dictionary(view.look.participants.map { ($0.id, $0.who) }, uniquingKeysWith: { first, _ in first })
    let rows = Danish.sorted(asked) { $0.name }.map { invitation in
      Parts.Row(
        invitation.name, note: note(invitation, who[invitation.participant] ?? ""),
        end: "\(badge(invitation))\(view.mayAct ? noting(invitation, view.look.meeting.id) : .empty)")
    }
    return Parts.section("svar", "Svar", intro: InvitationWords.tally(view.desk.tally), Parts.rows(rows))
  }

  private static func badge(_ invitation: MeetingInvitation) -> HTML {
    let tone: Parts.Badge =
      switch invitation.answer {
      case .yes: .ok
      case .no: .plain
      case .maybe, nil: .wait
      }
    return Parts.badge(InvitationWords.standing(invitation), tone)
  }

  /// Who it is, and what was answered when.
  private static func note(_ invitation: MeetingInvitation, _ who: String) -> String {
    let answered = invitation.reply.map { reply in
      let words = reply.words.isEmpty ? "" : "»\(reply.words)« "
      return "\(words)Svaret \(Danish.date(reply.at.day)) \(InvitationWords.way(reply.way))"
    }
    return [who, answered].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ". ")
  }

  /// For whoever said it on the phone.
  private static func noting(_ invitation: MeetingInvitation, _ meeting: ID<Meeting>) -> HTML {
    let buttons = MeetingInvitation.Answer.allCases.filter { $0 != invitation.answer }.map { answer in
      Parts.button(
        InvitationWords.name(answer), .small, name: "svar", value: answer.rawValue,
        about: "fra \(invitation.name)")
    }
    return """
      <form method="post" action="\(Path.notedAnswer(meeting, invitation.participant))">\
      <div class="actions">\(buttons)</div></form>
      """
  }

  /// Those the letters do not reach.
  static func byHand(_ view: InvitationPages.View) -> HTML {
    let people = view.desk.invitations.filter { !$0.isWithdrawn && $0.email.isEmpty }
    guard !people.isEmpty, view.mayAct else { return .empty }
    let rows = people.map { person in
      Parts.Row(
        person.name, note: "Har ingen e-mailadresse.",
        end: Parts.post(
          "Lav et brev til print", to: .invitationLetter(view.look.meeting.id, person.participant), .small,
          about: "til \(person.name)"))
    }
    return Parts.section(
      "uden-mail", "Skal have det at vide på en anden måde",
      intro: "Brevet har et personligt link, som de kan svare med.", Parts.rows(rows))
  }

  /// On the page of the meeting: one's own answer, and for the planner how it stands.
  static func section(_ look: MeetingLook, _ desk: InvitationDesk) -> HTML? {
    let own = look.standing.participant.flatMap { desk.invitation($0.id) }
    guard let own, !own.isWithdrawn else { return nil }
    if !look.isOpen {
      return own.reply.map { _ in
        Parts.section("dit-svar", AnswerWords.current, "<p>\(InvitationWords.standing(own))</p>")
      }
    }
    let anew: HTML? = own.reply != nil && own.answer == nil ? "<p>\(AnswerWords.askedAnew)</p>" : nil
    return Parts.section(
      "dit-svar", AnswerWords.question, "\(anew)", Parts.narrow(AnswerParts.form(own, to: .ownAnswer(look.meeting.id))))
  }
}

/// The form somebody answers with.
enum AnswerParts {
  static func form(
    _ invitation: MeetingInvitation, to path: Path, _ typed: Form? = nil, _ errors: FormErrors = FormErrors()
  ) -> HTML {
    let known = Form([
      ("svar", invitation.answer?.rawValue ?? ""),
      ("ord", invitation.answer == nil ? "" : invitation.reply?.words ?? ""),
    ])
    let fields = Fields(typed ?? known, errors)
    return fields.form(
      to: path,
      [
        fields.radios(
          "svar", AnswerWords.question,
          MeetingInvitation.Answer.allCases.map { Choice($0.rawValue, AnswerWords.choice($0)) }),
        fields.text("ord", AnswerWords.line, optional: true),
      ], submit: invitation.answer == nil ? "Send svar" : "Ret svaret")
  }
}
