/// Who may see an indicator, and how many persons must stand behind its numbers for each circle of readers.
extension Indicator {
  /// Thresholds of the wider circles where they are higher than `threshold`; nil where a circle has none of its own.
  package struct Thresholds: Hashable, Sendable, Codable {
    package var partner: Int?
    package var guest: Int?
    package var everyone: Int?

    package init(partner: Int? = nil, guest: Int? = nil, everyone: Int? = nil) {
      (self.partner, self.guest, self.everyone) = (partner, guest, everyone)
    }

    package subscript(audience: Audience) -> Int? {
      switch audience {
      case .inside: nil
      case .partner: partner
      case .guest: guest
      case .everyone: everyone
      }
    }
  }

  /// What is confidential stays with those inside, whatever else the file says.
  package func isFor(_ audience: Audience) -> Bool {
    audience <= (sensitivity == .confidential ? .inside : self.audience ?? .everyone)
  }

  /// The fewest persons behind a number that the audience may see; nil when it may not see the indicator at all.
  ///
  /// Never lower than for a narrower circle (R2): readers outside know the place, but are not bound to keep what they
  /// learn.
  package func threshold(for audience: Audience) -> Int? {
    guard isFor(audience) else { return nil }
    let own = Audience.allCases.filter { $0 <= audience }.compactMap { thresholds?[$0] }
    return ([threshold, Indicator.fewest(sensitivity, for: audience)] + own).max()
  }

  /// The floor below which no file may go: 3, and more for health, social matters and children's answers where
  /// readers need no account.
  static func fewest(_ sensitivity: Sensitivity, for audience: Audience) -> Int {
    sensitivity != .open && audience >= .guest ? 10 : 3
  }
}

extension Audience: Comparable {
  /// A wider circle comes after a narrower one.
  package static func < (a: Audience, b: Audience) -> Bool { a.bit < b.bit }
}
