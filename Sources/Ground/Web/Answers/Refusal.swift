/// A no that is part of the plan: the page does not exist, someone else was faster, the form does not add up.
///
/// Thrown anywhere below a route; mapped once to a Danish page, or to problem+json for programs.
package enum Refusal: Error, Hashable, Sendable {
  /// There is nothing here, or the visitor may not know that there is: the two look the same.
  case missing
  /// There may be something here that this visitor may not know of: answered exactly as `missing`, and told to the
  /// house. The text names what was asked for.
  case hidden(String)
  /// The visitor may know that this exists, but not use it.
  case notAllowed
  /// Someone changed it first. The sentence says what happened and what can be done.
  case conflict(String)
  /// The request cannot be understood. An ordinary wrong form is answered with the form again instead.
  case invalid(String)
  /// More bytes than the given limit.
  case tooLarge(Int)
  /// Too many requests from this visitor, or too much to do right now.
  case busy(retryAfter: Int)
  /// Something the answer needs is out of reach for the moment.
  case unavailable
}
