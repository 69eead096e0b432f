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
