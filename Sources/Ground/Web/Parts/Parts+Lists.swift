import Danish
import Markup

extension Parts {
  /// A few numbers that say how big the thing is: number on top, what it counts below.
  package static func facts(_ facts: [(label: String, value: String)]) -> HTML {
    "<dl class=\"facts\">\(facts, { "<div><dt>\($0.label)</dt><dd>\($0.value)</dd></div>" })</dl>"
  }

  /// One line of a list: what it is (and where it leads), a quiet line about it, and a short fact at the end.
  package struct Row: Sendable {
    let title: String
    let path: Path?
    let note: String?
    let end: HTML?
    let phase: Phase?

    package init(_ title: String, to path: Path? = nil, note: String? = nil, phase: Phase? = nil, end: HTML? = nil) {
      self.title = title
      self.path = path
      self.note = note
      self.phase = phase
      self.end = end
    }
  }

  /// Several things below each other with hairlines between: the default way to show a list.
  package static func rows(_ rows: [Row]) -> HTML {
    "<ul class=\"rows\" role=\"list\">\(rows, row)</ul>"
  }

  private static func row(_ row: Row) -> HTML {
    let title: HTML =
      row.path.map { "<p><a class=\"title\" href=\"\($0)\">\(row.title)</a></p>" }
      ?? "<p class=\"title\">\(row.title)</p>"
    let note: HTML? = row.note.map { "<p class=\"meta\">\($0)</p>" }
    let chip: HTML? = row.phase.map { "<p>\(phaseChip($0))</p>" }
    let end: HTML? = row.end.map { "<div class=\"row-end\">\($0)</div>" }
    return "<li class=\"row-split\"><div>\(title)\(note)\(chip)</div>\(end)</li>"
  }

  /// One line of "tjek svar": the question, the answer and the way back to change it.
  package struct Answered: Sendable {
    let question: String
    let answer: HTML
    let change: Path?

    package init(_ question: String, _ answer: HTML, change: Path? = nil) {
      self.question = question
      self.answer = answer
      self.change = change
    }
  }

  /// Everything that was answered, shown once more before something that cannot be undone; also for plain facts.
  package static func answers(_ answers: [Answered]) -> HTML {
    "<div class=\"answers-box\"><dl class=\"answers\">\(answers, answered)</dl></div>"
  }

  private static func answered(_ item: Answered) -> HTML {
    let change: HTML? = item.change.map { path in
      "<dd class=\"change\"><a href=\"\(path)\">Ret\(aside(item.question.lowercased()))</a></dd>"
    }
    return "<div><dt>\(item.question)</dt><dd>\(item.answer)</dd>\(change)</div>"
  }

  /// Earlier and later pages of a long list, and where in it one stands. Nothing when there is one page.
  package static func pager(page: Int, of pages: Int, path: (Int) -> Path) -> HTML? {
    guard pages > 1 else { return nil }
    let before: HTML? = page > 1 ? "<a rel=\"prev\" href=\"\(path(page - 1))\">Forrige\(aside("side"))</a>" : nil
    let after: HTML? = page < pages ? "<a rel=\"next\" href=\"\(path(page + 1))\">Næste\(aside("side"))</a>" : nil
    return """
      <nav class="pager" aria-label="Sider"><span>\(before)</span>\
      <span>Side \(Danish.count(page)) af \(Danish.count(pages))</span><span>\(after)</span></nav>

      """
  }
}
