import Hummingbird
import Storage

extension Site {
  /// Turns whatever was thrown into an answer. A refusal is worded; anything unknown is a defect with a number.
  func answer(to error: any Error, in visit: Visit) -> Answer {
    if case GateRefusal.moved(let path) = error {
      return Answer(status: 308, content: .empty, headers: [("Location", path)])
    }
    if error is StoreError { metrics.recordStoreError() }
    guard let trouble = Trouble(error) else { return defect(error, in: visit) }
    if let event = trouble.event {
      house.log(trouble.status >= 500 ? .error : .warning, event, at: visit.now, ["id": visit.id, "why": "\(error)"])
    }
    return answer(trouble, in: visit)
  }

  /// Tells the house that somebody was refused. A house that cannot write it down refuses all the same.
  func note(_ refusal: Refusal, _ visit: Visit) async {
    guard let visitor = visit.visitor else { return }
    let object: String?
    switch refusal {
    case .notAllowed: object = nil
    case .hidden(let name): object = name
    default: return
    }
    // Whoever knocks without end fills the server log, not the database.
    guard (try? rates.count("refused", .post, .perMinute(60), by: visit)) != nil else { return }
    let refused = RefusedVisit(visitor: visitor, pattern: visit.pattern, object: object, at: visit.now)
    do {
      try await house.store.write { [note = house.noteRefusal] tx in try note(refused, tx) }
    } catch {
      house.log(.warning, "refusal-not-noted", at: visit.now, ["id": visit.id, "why": "\(error)"])
    }
  }

  private func defect(_ error: any Error, in visit: Visit) -> Answer {
    house.log(
      .error, "defect", at: visit.now,
      [
        "id": visit.id, "method": visit.request.method.rawValue, "route": visit.pattern,
        "who": visit.visitor?.person.raw, "type": "\(type(of: error))", "why": String(reflecting: error),
      ])
    return answer(Trouble.defect(reference: visit.id), in: visit)
  }

  private func answer(_ trouble: Trouble, in visit: Visit) -> Answer {
    var answer = visit.wantsJSON ? trouble.problem(id: visit.id) : .page(trouble.page, status: trouble.status)
    answer.headers += trouble.headers
    return answer
  }
}
