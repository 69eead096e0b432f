import Disclosure
import TestSupport

extension FamilyRule {
  static let open = FamilyRule(threshold: 5, sensitivity: .open)!
  static let sensitive = FamilyRule(threshold: 5, sensitivity: .sensitive)!
  static let confidential = FamilyRule(threshold: 5, sensitivity: .confidential)!
  static let publishedSensitive = FamilyRule(threshold: 5, sensitivity: .sensitive, sourceIsPublic: true)!
}

extension Family {
  /// Hedevig Kommune with local communities of Bakke and Dal; cells without a period are about 2025/26.
  static func hedevig(_ rule: FamilyRule, parents: [String: String] = [:], _ cells: [Figure]) -> Family {
    Family(
      indicator: "fravaer", root: "hedevig", rule: rule,
      cells: Dictionary(
        uniqueKeysWithValues: cells.map {
          (CellKey(area: $0.area, period: "2025/26", category: $0.category), $0.content)
        }), parents: parents)
  }

  typealias Figure = (area: String, category: String, content: CellContent)

  static func hedevig(parents: [String: String] = [:], _ cells: [Figure]) -> Family {
    hedevig(.open, parents: parents, cells)
  }

  /// Only the municipality and one figure.
  static func single(_ content: CellContent, _ rule: FamilyRule = .open) -> Family {
    hedevig(rule, [("hedevig", "", content)])
  }
}

extension PublishedTable {
  var shown: [CellKey: Cell] { cells.filter { $0.value != .hidden } }
}

func outcome(_ family: Family) -> StewardLog.Outcome { Disclosure.protect(family).log.outcome }
