import Documents
import People
import Values

/// The short letter that asks somebody to help at a meeting. It says what the meeting is and where one answers; what is
/// talked about stays in Fælled.
package enum HelpLetter {
  /// Nil when the address is none that a letter can be sent to.
  package static func message(
    _ request: HelpRequest, to name: String, _ email: String, as person: PersonID, from post: PostAddress,
    at now: Instant
  ) -> MailMessage? {
    MailAddress(name: name, email: email).map { to in
      MailMessage(
        id: "\(request.id.raw)-hjaelp-\(person.raw)", from: post.sender, to: to, date: now,
        subject: "Vil du hjælpe ved »\(request.meeting.title)«?",
        text: HelpWords.letter(request, to: name, link: "\(post.base)/moedehjaelp"))
    }
  }
}
