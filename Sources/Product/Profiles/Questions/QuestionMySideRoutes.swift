import Danish
import Markup
import People
import Storage
import Values
import Web

extension MySideSource {
  /// What waits for a data contact, and what has been answered for whoever asked.
  package static let questions = MySideSource { visitor, now, tx in
    let municipality = visitor.municipality
    var items: [MySideItem] = []
    if visitor.may(.answerFigureQuestions) {
      let reach = try ContactStore.reach(of: visitor, on: now.day, in: tx)
      let waiting = try QuestionStore.open(of: municipality, as: .inside, by: visitor.person, in: tx).filter {
        reach.covers($0.area)
      }
      if let oldest = waiting.first {
        items.append(
          MySideItem(
            .waiting, QuestionWords.openCount(waiting.count),
            to: waiting.count == 1 ? .question(oldest.id) : .questions,
            note: "Det ældste er fra \(Danish.date(oldest.askedAt.day)), om \(oldest.indicatorName)", phase: .data))
      }
    }
    let fortnight = now.adding(seconds: -14 * 24 * 3600)
    for question in try QuestionStore.settled(for: visitor.person, since: fortnight, of: municipality, in: tx) {
      items.append(
        MySideItem(
          .news, "Der er svar på dit spørgsmål om \(question.indicatorName)", to: .question(question.id),
          note: question.areaName, phase: .data))
    }
    return items
  }
}
