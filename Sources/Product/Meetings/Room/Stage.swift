/// One stop on the way through a meeting that is held: an item of the agenda, a phase of the circle, or a break.
///
/// A room keeps the stages it began with; an agenda or a kind that is changed while people meet changes nothing there.
package struct Stage: Codable, Hashable, Sendable {
  package var title: String
  /// What is planned; at least 1.
  package var minutes: Int
  /// What an item is about, line by line.
  package var points: [String] = []
  /// How those who meet have agreed to talk; told at the first stage.
  package var rules: [String] = []
  /// Nil for an item and a break.
  package var phase: Phase?
  package var isPause = false

  package struct Phase: Codable, Hashable, Sendable {
    package var step: Circle.Step
    /// Its place in the circle, from 1.
    package var number: Int
    /// Which time round the circle, from 0.
    package var round: Int
    /// What this time round is about; nil when the whole is talked about.
    package var topic: String?
    package var question: String
    package var purpose: String
    package var questions: [String]
    package var glasses: [String]
    package var ready: String?
  }

  package init(_ title: String, minutes: Int) { (self.title, self.minutes) = (title, minutes) }

  @inline(never)
  package var step: Circle.Step? { phase?.step }
  package var isInCircle: Bool { step != nil }
  /// 1 to 4; 0 outside the circle.
  package var stepNumber: Int { step?.number ?? 0 }

  /// What everybody is asked while they are here.
  package var question: String { phase?.question ?? title }
}

extension Circle.Step: Codable {}

extension Stage {
  /// The way through a meeting as its agenda says: one stage for each line.
  package static func stages(of meeting: Meeting) -> [Stage] {
    var round = -1
    var stages = meeting.agenda.lines.map { line -> Stage in
      switch line.content {
      case .item(let title, let points):
        var stage = Stage(title, minutes: line.minutes)
        stage.points = points
        return stage
      case .pause:
        var stage = Stage("Pause", minutes: line.minutes)
        stage.isPause = true
        return stage
      case .phase(let phase, let number, let topic):
        if number == 1 { round += 1 }
        var stage = Stage(phase.name, minutes: line.minutes)
        stage.phase = Phase(
          step: phase.step, number: number, round: max(0, round), topic: topic, question: phase.question,
          purpose: phase.purpose, questions: phase.questions, glasses: phase.glasses, ready: phase.ready)
        return stage
      }
    }
    if !stages.isEmpty { stages[0].rules = meeting.kind.groundRules }
    return stages
  }
}
