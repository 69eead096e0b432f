/// A circle is a way for a conversation to go round: phases in a fixed order, each with a question to hold on to.
///
/// Kinds of meetings refer to a circle by its slug, so that one circle can serve many kinds.
package struct Circle: Hashable, Sendable {
  package var slug: String
  package var name: String
  package var purpose: String
  package var advice: [String] = []
  /// Whoever leads may begin anywhere; the phases still have their numbers.
  package var isAnyOrder = false
  /// Whose thinking the circle is inspired by.
  package var source: String?
  package var phases: [Phase]

  package init(slug: String, name: String, purpose: String, phases: [Phase]) {
    self.slug = slug
    self.name = name
    self.purpose = purpose
    self.phases = phases
  }
}

extension Circle {
  package struct Phase: Hashable, Sendable {
    package var name: String
    /// The one question of the phase: "Hvad ved vi?"
    package var question: String
    package var purpose: String
    /// Which of the four steps every circle is made of this phase belongs to: it gives hue and shape.
    package var step: Step
    package var minutes: Int
    package var questions: [String]
    /// Other people's glasses: whose eyes to look through.
    package var glasses: [String]
    /// What should be there before the group goes on.
    package var ready: String?

    package init(
      _ name: String, question: String, purpose: String, step: Step, minutes: Int, questions: [String] = [],
      glasses: [String] = [], ready: String? = nil
    ) {
      self.name = name
      self.question = question
      self.purpose = purpose
      self.step = step
      self.minutes = minutes
      self.questions = questions
      self.glasses = glasses
      self.ready = ready
    }
  }

  package enum Step: String, CaseIterable, Sendable {
    case data = "data"
    case reflection = "refleksion"
    case decision = "beslutning"
    case action = "handling"

    /// 1 to 4.
    package var number: Int { (Step.allCases.firstIndex(of: self) ?? 0) + 1 }
  }
}
