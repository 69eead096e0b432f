/// Who a released page is made for. Wider audiences will see less; today there is one.
package enum Audience: String, Sendable, Codable, CaseIterable {
  /// People who are signed in to the municipality.
  case inside
}
