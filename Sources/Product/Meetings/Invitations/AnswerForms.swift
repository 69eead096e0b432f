import People
import Tabular
import Values
import Web

/// An answer as it stands in a form.
enum AnswerForms {
  static func read(_ form: Form) -> (answer: MeetingInvitation.Answer?, words: String, errors: FormErrors) {
    var errors = FormErrors()
    let answer = MeetingInvitation.Answer(rawValue: form.text("svar"))
    errors.check("svar", answer != nil, AnswerWords.missing)
    let words = line(form, "ord", most: 300, &errors)
    return (answer, words, errors)
  }

  static func line(_ form: Form, _ name: String, most: Int, _ errors: inout FormErrors) -> String {
    let words = PlainText.line(form.text(name))
    errors.check(name, words.count <= most, most > 300 ? InvitationWords.tooLong : InvitationWords.tooLongLine)
    errors.check(name, CPR.find(in: words) == nil, InvitationWords.cpr)
    return words
  }
}
