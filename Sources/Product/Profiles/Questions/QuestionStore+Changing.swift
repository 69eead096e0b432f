import Documents
import Outbox
import People
import Storage
import Values

import struct Web.Visitor

/// Asking and answering, each act one transaction with its line in the access log and its letters.
extension QuestionStore {
  @discardableResult
  package static func ask(
    _ draft: QuestionDraft, by visitor: Visitor, post: QuestionPost?, at now: Instant, in tx: Transaction
  ) throws -> ID<FigureQuestion> {
    let municipality = visitor.municipality
    let id = ID<FigureQuestion>.make(at: now)
    let readers: Audience = Audience(visitor) == .inside ? .inside : .partner
    try tx.run(
      """
      INSERT INTO figure_question (municipality, id, indicator, area, indicator_name, area_name, release_number, target,
      asked, wording, asker, asked_at, readers, answer, version, changed, changed_by) VALUES (\(municipality), \(id),
      \(draft.indicator.slug), \(draft.area.id), \(draft.indicator.name), \(draft.area.name), \(draft.release),
      \(draft.target), \(draft.text), \(draft.text), \(visitor.person), \(now), \(readers.rawValue), '', 1, \(now),
      \(visitor.person))
      """)
    try log(.questionAsked, id, visitor, now, tx)
    guard let post, let question = try find(id, of: municipality, in: tx) else { return id }
    let contacts = try ContactStore.contacts(for: draft.area.id, of: municipality, on: now.day, in: tx)
    try OutboxStore.add(
      contacts.filter { $0.person != visitor.person }.compactMap { contact in
        post.asked(question, to: contact.person, contact.name, contact.email, at: now).map {
          ($0, "spoergsmaal:\(id.raw):stillet:\(contact.person.raw)")
        }
      }, of: municipality, at: now, in: tx)
    return id
  }

  /// What the questions were asked for is gone; the questions and their answers are everybody's and stay.
  package static func forgetTarget(_ target: String, of municipality: ID<Tenant>, in tx: Transaction) throws {
    try tx.run(
      "UPDATE figure_question SET target = NULL WHERE municipality = \(municipality) AND target = \(target)")
  }

  /// Answers, or mends an answer that is there. The asker gets a letter the first time.
  package static func answer(
    _ draft: AnswerDraft, to question: FigureQuestion, by visitor: Visitor, post: QuestionPost?, at now: Instant,
    in tx: Transaction
  ) throws -> Saving<FigureQuestion> {
    let municipality = visitor.municipality
    try guardReach(question, visitor, now, tx)
    let isSaved =
      try tx.run(
        """
        UPDATE figure_question SET wording = \(draft.wording), answer = \(draft.answer),
        readers = \(draft.readers.rawValue), answered_by = \(visitor.person), answered_at = \(now), same_as = NULL,
        settled_at = coalesce(settled_at, \(now)), version = version + 1, changed = \(now),
        changed_by = \(visitor.person)
        WHERE municipality = \(municipality) AND id = \(question.id) AND version = \(draft.version)
        """) == 1
    guard isSaved else { return try conflict(question, municipality, tx) }
    try log(.questionAnswered, question.id, visitor, now, tx)
    try tell(question.id, visitor, post, at: now, tx)
    return .saved
  }

  /// Says that an answered question about the same figure says it all.
  package static func join(
    _ question: FigureQuestion, to other: ID<FigureQuestion>, version: Int, by visitor: Visitor, post: QuestionPost?,
    at now: Instant, in tx: Transaction
  ) throws -> Saving<FigureQuestion> {
    let municipality = visitor.municipality
    try guardReach(question, visitor, now, tx)
    guard let other = try find(other, of: municipality, in: tx), other.id != question.id, other.answer != nil,
      other.indicator == question.indicator
    else { throw JoinRefusal.notAnswered }
    // Who asked must be able to read the answer.
    guard question.readers <= other.readers else { throw JoinRefusal.notForAsker }
    let isSaved =
      try tx.run(
        """
        UPDATE figure_question SET same_as = \(other.id), settled_at = \(now), version = version + 1, changed = \(now),
        changed_by = \(visitor.person)
        WHERE municipality = \(municipality) AND id = \(question.id) AND version = \(version) AND answered_at IS NULL
        """) == 1
    guard isSaved else { return try conflict(question, municipality, tx) }
    try log(.questionJoined, question.id, visitor, now, tx)
    try tell(question.id, visitor, post, at: now, tx)
    return .saved
  }

  /// Whoever asked may take it back for as long as nobody has answered.
  package static func withdraw(_ question: FigureQuestion, by visitor: Visitor, at now: Instant, in tx: Transaction)
    throws
  {
    let isGone =
      try tx.run(
        """
        DELETE FROM figure_question WHERE municipality = \(visitor.municipality) AND id = \(question.id)
        AND asker = \(visitor.person) AND settled_at IS NULL
        """) == 1
    guard isGone else { throw IsMissing() }
    try log(.questionWithdrawn, question.id, visitor, now, tx)
  }

  private static func guardReach(_ question: FigureQuestion, _ visitor: Visitor, _ now: Instant, _ tx: Transaction)
    throws
  {
    guard try ContactStore.reach(of: visitor, on: now.day, in: tx).covers(question.area) else {
      throw NotYoursToAnswer()
    }
  }

  private static func conflict(_ question: FigureQuestion, _ municipality: ID<Tenant>, _ tx: Transaction) throws
    -> Saving<FigureQuestion>
  {
    guard let theirs = try find(question.id, of: municipality, in: tx) else { throw IsMissing() }
    return .conflict(theirs: theirs, try lastChange(of: question.id, in: municipality, tx: tx))
  }

  /// One letter to the asker, whatever happens to the answer later: the key is the same.
  private static func tell(
    _ id: ID<FigureQuestion>, _ visitor: Visitor, _ post: QuestionPost?, at now: Instant, _ tx: Transaction
  ) throws {
    let municipality = visitor.municipality
    guard let post, let question = try find(id, of: municipality, in: tx), question.asker != visitor.person,
      let asker = try PersonStore.find(question.asker, in: municipality, tx: tx),
      let letter = post.settled(question, to: asker.name, asker.email, at: now)
    else { return }
    try OutboxStore.add(letter, key: "spoergsmaal:\(id.raw):svar", of: municipality, at: now, in: tx)
  }

  private static func log(
    _ action: AccessAction, _ id: ID<FigureQuestion>, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(
      action, by: visitor.person, object: "spoergsmaal:\(id.raw)", in: visitor.municipality, at: now, tx: tx)
  }
}

/// The area is not one the visitor answers for.
package struct NotYoursToAnswer: Error {}

/// Why a question is not the same as another.
package enum JoinRefusal: Error, Hashable, Sendable {
  case notAnswered
  /// The answer is for those inside, and the question came from outside.
  case notForAsker
}
