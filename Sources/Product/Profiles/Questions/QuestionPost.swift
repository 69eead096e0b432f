import Documents
import People
import Values

/// The letters that questions cause. Numbers and answers stay in Fælled: a letter goes by ways we do not know.
package struct QuestionPost: Sendable {
  let from: MailAddress
  /// "https://faelled.example.dk", without a stroke at the end; nil where the operator has not said it.
  let site: String?

  package init(from: MailAddress, site: String?) {
    self.from = from
    self.site = site.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }

  /// To a data contact. Nil when the address is none that a letter can be sent to.
  func asked(
    _ question: FigureQuestion, to person: PersonID, _ name: String, _ email: String, at now: Instant
  ) -> MailMessage? {
    letter(
      question, to: name, email, at: now, subject: QuestionWords.askedSubject(question),
      text: QuestionWords.askedLetter(question, to: name, link: link(question)), kind: "stillet-\(person.raw)")
  }

  /// To whoever asked.
  func settled(_ question: FigureQuestion, to name: String, _ email: String, at now: Instant) -> MailMessage? {
    letter(
      question, to: name, email, at: now, subject: QuestionWords.settledSubject(question),
      text: QuestionWords.settledLetter(question, to: name, link: link(question)), kind: "svar")
  }

  private func link(_ question: FigureQuestion) -> String? { site.map { "\($0)/spoergsmaal/\(question.id.raw)" } }

  private func letter(
    _ question: FigureQuestion, to name: String, _ email: String, at now: Instant, subject: String, text: String,
    kind: String
  ) -> MailMessage? {
    MailAddress(name: name, email: email).map { to in
      MailMessage(
        id: "\(question.id.raw)-\(kind)", from: from, to: to, date: now, subject: subject, text: text)
    }
  }
}
