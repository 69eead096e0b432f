import MethodFiles

extension Indicator {
  /// The widest circle the file allows; a confidential indicator allows none but those inside.
  static func readAudience(from file: inout MethodFile, _ sensitivity: Sensitivity?) -> Audience? {
    guard file.has("audience"), let audience = file.word("audience", Audience.self) else { return nil }
    if sensitivity == .confidential, audience != .inside {
      file.find("audience", .own(CatalogueWords.confidentialOutside(audience.rawValue)))
    }
    return audience
  }
}

extension Indicator.Thresholds {
  static let fields = Audience.allCases.filter { $0 != .inside }.map(\.rawValue)

  /// Each circle at least what the narrower ones have, and at least the floor of the indicator's sensitivity.
  static func read(from file: inout MethodFile, inside: Int?, _ sensitivity: Indicator.Sensitivity?) -> Self? {
    guard file.has("thresholds") else { return nil }
    return file.inside("thresholds", expecting: fields) { level in
      var found: [Audience: Int] = [:]
      var narrower = (name: "threshold", value: inside ?? 3)
      for audience in Audience.allCases where level.has(audience.rawValue) && audience != .inside {
        let field = audience.rawValue
        guard let value = level.whole(field, from: 3, to: 50) else { continue }
        let floor = sensitivity.map { Indicator.fewest($0, for: audience) } ?? 3
        if value < narrower.value {
          level.find(field, .own(CatalogueWords.thresholdFalls(value, least: narrower.value, narrower: narrower.name)))
        } else if value < floor {
          level.find(field, .own(CatalogueWords.thresholdUnderFloor(value, least: floor)))
        }
        found[audience] = value
        narrower = (field, max(value, narrower.value))
      }
      return Self(partner: found[.partner], guest: found[.guest], everyone: found[.everyone])
    }
  }
}
