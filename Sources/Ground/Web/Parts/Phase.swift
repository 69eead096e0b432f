import Markup

/// The four steps of the circle every meeting goes through: data, reflection, decision, action.
///
/// A phase has a number, a name, a hue and a shape, and they are the same everywhere: chip, heading, note, chart pin
/// and print. The shape and the number carry the meaning where colours cannot be told apart.
package enum Phase: Int, CaseIterable, Sendable {
  case data = 1, reflection, decision, action

  package var name: String {
    switch self {
    case .data: "Data"
    case .reflection: "Refleksion"
    case .decision: "Beslutning"
    case .action: "Handling"
    }
  }

  /// The shape itself in a square of 24, with the number in it. Inline SVG, so it prints without backgrounds.
  package var drawing: HTML { drawing(number: rawValue) }

  /// A circle may have more than four phases: the shape says which step each belongs to, the number its place.
  func drawing(number: Int) -> HTML {
    switch self {
    case .data:
      "<rect x=\"2.5\" y=\"2.5\" width=\"19\" height=\"19\" rx=\"2\"/><text x=\"12\" y=\"17\">\(number)</text>"
    case .reflection: "<circle cx=\"12\" cy=\"12\" r=\"10.25\"/><text x=\"12\" y=\"17\">\(number)</text>"
    case .decision:
      "<path d=\"M12 .9 21.6 6.45v11.1L12 23.1 2.4 17.55V6.45Z\"/><text x=\"12\" y=\"17\">\(number)</text>"
    case .action: "<path d=\"M.6 2.8h15.2L23.6 12l-7.8 9.2H.6L6 12Z\"/><text x=\"13\" y=\"17\">\(number)</text>"
    }
  }
}
