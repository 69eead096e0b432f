/// The parts of the material for a meeting on paper, in the order they lie in the pile.
package enum PackPart: String, CaseIterable, Sendable {
  case front = "forside"
  case agenda = "dagsorden"
  case roles = "roller"
  case profile = "profil"
  case figures = "tal"
  case questions = "spoergsmaal"
  case preparing = "forberedelse"
  case poster = "plakat"
  case cards = "kort"
  case rules = "spilleregler"
  case agreements = "aftaler"
}

/// What somebody wants on paper.
package struct PackChoice: Hashable, Sendable {
  package enum Paper: String, CaseIterable, Sendable {
    case a4
    case a3
  }

  package let parts: Set<PackPart>
  /// The size of the poster; everything else is A4.
  package let poster: Paper

  package init(parts: Set<PackPart> = Set(PackPart.allCases), poster: Paper = .a3) {
    (self.parts, self.poster) = (parts, poster)
  }

  /// Reads what was ticked. Nothing ticked is everything: an address without a choice gives the whole pile.
  package init(parts: [String], poster: String) {
    let chosen = Set(parts.compactMap(PackPart.init))
    self.init(parts: chosen.isEmpty ? Set(PackPart.allCases) : chosen, poster: Paper(rawValue: poster) ?? .a3)
  }
}
