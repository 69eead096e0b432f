import Values

/// When something was saved last, and by whom if that is still known.
package struct LastChange: Hashable, Sendable {
  package let at: Instant
  package let by: String?

  package init(at: Instant, by: String?) {
    self.at = at
    self.by = by
  }
}
