import Foundation
import People
import Tabular
import Values
import Web

/// Questions and answers as they stand in a form.
enum QuestionForms {
  static let limit = 2000

  static func asking(_ form: Form, among targets: [PinTarget]) -> (text: String, target: String?, FormErrors) {
    var errors = FormErrors()
    let text = text(form, "spoergsmaal", QuestionWords.textMissing, &errors)
    let target = form.optional("moede")
    errors.check("moede", target == nil || targets.contains { $0.id == target }, QuestionWords.oddTarget)
    return (text, target, errors)
  }

  static func answering(_ form: Form) -> (AnswerDraft, FormErrors) {
    var errors = FormErrors()
    let readers: Audience? =
      switch form.text("laesere") {
      case "inside": .inside
      case "partner": .partner
      default: nil
      }
    let draft = AnswerDraft(
      wording: text(form, "ordlyd", QuestionWords.wordingMissing, &errors),
      answer: text(form, "svar", QuestionWords.answerMissing, &errors), readers: readers ?? .inside,
      version: form.number("version") ?? 0)
    errors.check("laesere", readers != nil, QuestionWords.readersMissing)
    return (draft, errors)
  }

  /// What the form of an answer begins with, or stands with after somebody else has saved.
  static func form(_ question: FigureQuestion, _ draft: AnswerDraft? = nil) -> Form {
    Form([
      ("ordlyd", draft?.wording ?? question.wording), ("svar", draft?.answer ?? question.answer?.text ?? ""),
      ("laesere", (draft?.readers ?? question.readers).rawValue), ("version", "\(question.version)"),
    ])
  }

  private static func text(_ form: Form, _ field: String, _ missing: String, _ errors: inout FormErrors) -> String {
    let text = LongText.read(form.text(field))
    errors.check(field, !text.isEmpty, missing)
    errors.check(field, text.count <= limit, QuestionWords.tooLong)
    errors.check(field, CPR.find(in: text) == nil, QuestionWords.cpr)
    return text
  }
}
