import Outbox
import Values
import Web

extension House {
  /// Whom letters about questions are from; nil when the operator has not said where the site is.
  func questionPost(for visitor: Visitor) -> QuestionPost? {
    settings.sender(named: "Fælled, \(visitor.municipalityName)").map {
      QuestionPost(from: $0, site: settings.address)
    }
  }
}
