import Foundation
import Values

/// Why an area cannot stand where somebody wants it to.
package enum AreaObjection: Error, Hashable, Sendable {
  case parentIsMissing
  case parentIsBelowItself
  case parentIsOfAnotherSystem(AreaSystem)
  case trunkUnderBranch
  case codeIsTaken(by: String)
}

extension AreaTree {
  /// What speaks against saving the area as it is; nil when nothing does.
  package func objection(to area: Area) -> AreaObjection? {
    objectionToPlace(of: area) ?? objectionToCode(of: area)
  }

  private func objectionToPlace(of area: Area) -> AreaObjection? {
    guard let parentID = area.parent else { return nil }
    guard let parent = self[parentID] else { return .parentIsMissing }
    if contains(parentID, within: area.id) { return .parentIsBelowItself }
    if area.kind.isTrunk && !parent.kind.isTrunk { return .trunkUnderBranch }
    let isSameSystem = parent.kind.isTrunk || area.kind.isTrunk || parent.system == area.system
    return isSameSystem ? nil : .parentIsOfAnotherSystem(parent.system)
  }

  private func objectionToCode(of area: Area) -> AreaObjection? {
    guard let code = AreaNames.code(area.code) else { return nil }
    let other = all.first {
      $0.id != area.id && $0.kind == area.kind && $0.system == area.system && AreaNames.code($0.code) == code
    }
    return other.map { .codeIsTaken(by: $0.name) }
  }
}
