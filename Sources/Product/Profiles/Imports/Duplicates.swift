import Tabular

/// Two rows for the same figure: one of them must be wrong, and only the sender knows which.
enum Duplicates {
  static func find(in draft: inout ImportDraft) {
    for (earlier, later) in zip(draft.order, draft.order.dropFirst()) {
      guard draft.stack.keys[Int(earlier)] == draft.stack.keys[Int(later)] else { continue }
      let observation = draft.observation(at: Int(later))
      let name = draft.indicators[draft.stack.key(at: Int(later)).indicator].name
      draft.findings.add(
        Finding(
          .error, row: Int(draft.stack.lines[Int(later)]), column: draft.place(at: Int(later)),
          found: [observation.period.text, observation.category].filter { !$0.isEmpty }.joined(separator: ", "),
          ImportWords.duplicate(of: Int(draft.stack.lines[Int(earlier)]), name)))
    }
  }
}
