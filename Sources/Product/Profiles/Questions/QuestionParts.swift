import Danish
import Markup
import People
import Values
import Web

/// Questions as they stand by a figure, in a meeting and in its pack.
package enum QuestionParts {
  /// Each question with its answer, or that it waits. Names of those who asked are for those inside.
  package static func list(_ questions: [FigureQuestion], isInside: Bool, hasLinks: Bool = true) -> HTML {
    "<ul class=\"rows\" role=\"list\">\(questions, { item($0, isInside: isInside, hasLinks: hasLinks) })</ul>"
  }

  private static func item(_ question: FigureQuestion, isInside: Bool, hasLinks: Bool) -> HTML {
    let title: HTML =
      hasLinks
      ? "<a class=\"title\" href=\"\(Path.question(question.id))\">\(PinParts.lines(question.wording))</a>"
      : "<span class=\"title\">\(PinParts.lines(question.wording))</span>"
    let name: HTML =
      "<p class=\"meta\">\(question.indicatorName) · \(QuestionWords.asked(question, isInside: isInside))</p>"
    let answer: HTML =
      question.answer.map {
        "<p>\(PinParts.lines($0.text))</p><p class=\"meta\">\(QuestionWords.answered($0))</p>"
      }
      ?? "<p>\(question.isOpen ? Parts.badge("Venter på svar", .wait) : Parts.badge("Besvaret et andet sted", .ok))</p>"
    return "<li><div class=\"stack flow-2\"><p>\(title)</p>\(name)\(answer)</div></li>"
  }

  /// On the page of an indicator: what has been asked about it, for all areas.
  static func section(_ questions: [FigureQuestion], isInside: Bool) -> HTML {
    guard !questions.isEmpty else { return .empty }
    return Parts.section("spoergsmaal", "Spørgsmål og svar", list(questions, isInside: isInside))
  }

  /// Below the list of areas: the way to everything that has been asked.
  static func doorway(open: Int) -> HTML {
    let waiting: HTML? = open > 0 ? "<p class=\"meta\">\(QuestionWords.openCount(open))</p>" : nil
    return Parts.section(
      "spoergsmaal", QuestionWords.title, "<p>\(QuestionWords.doorway)</p>", waiting ?? .empty,
      Parts.actions(Parts.link("Se spørgsmål og svar", to: .questions)))
  }
}
