import Markup
import People
import Storage
import Values
import Web

/// Goals: what a meeting leads to, and what becomes of it.
///
/// In its first form an **agreement** (aftale): who does what by when, with a first step and the sign that it is on its
/// way. It is made at a meeting, stands on Min side of the one who does it, and is the first item of the next meeting
/// at the same place until it is done or given up.
///
/// Read in this order: `Agreements/Agreement`, `AgreementStore`, `AgreementRoutes`.
///
/// Invariants: one person is responsible; an agreement that is closed says why; nobody is blamed for giving one up.
extension Feature {
  /// `mayChange` says who besides the responsible may change what was agreed: those who plan where it was.
  package static func goals(mayChange: @escaping AgreementRoutes.MayChange) -> Feature {
    Feature(name: "goals", migrations: AgreementSchema.migrations) { routes, house in
      AgreementRoutes(house: house, mayChange: mayChange).mount(&routes)
    }
  }
}
