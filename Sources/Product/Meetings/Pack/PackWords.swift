import Danish
import Values

/// What is said about the material for a meeting on paper.
enum PackWords {
  static let title = "Materiale til mødet"

  static func name(_ part: PackPart) -> String {
    switch part {
    case .front: "Forside: tid, sted, formål og deltagere"
    case .agenda: "Dagsorden med klokkeslæt"
    case .roles: "Roller og praktisk"
    case .profile: "Profilen"
    case .figures: "Tal, I har fastgjort, med noter"
    case .questions: "Spørgsmål om tal, der venter på svar"
    case .preparing: "Ark til egen forberedelse"
    case .poster: "Plakat med cirklen og hjælpespørgsmål på bagsiden"
    case .cards: "Notekort til hver fase, seks på et ark"
    case .rules: "Spilleregler"
    case .agreements: "Plads til aftaler"
    }
  }

  static func name(_ paper: PackChoice.Paper) -> String { paper == .a3 ? "A3, til væggen" : "A4, til bordet" }

  /// What stands in the margin of every sheet: where it came from, when, and which figures are in it.
  static func margin(address: String, on day: Day, release: Int?) -> String {
    let figures = release.map { " · udgivelse \(Danish.count($0))" } ?? ""
    return "\(address) · udskrevet \(Danish.date(day))\(figures)"
  }

  /// The same as a stylesheet. Only letters, digits and a few signs get into it: nothing can end the text of the rule.
  static func stylesheet(_ margin: String) -> String {
    let plain = margin.unicodeScalars.filter {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || " ./:-·".unicodeScalars.contains($0)
    }
    return """
      @page { @bottom-left { content: "\(String(String.UnicodeScalarView(plain)))"; \
      font: 8pt system-ui, sans-serif; color: #555; } }

      """
  }
}
