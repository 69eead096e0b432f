import Danish

/// What a proposed topic is about, so that the same wish from several counts as several.
package enum TopicKey: Hashable, Sendable {
  case figure(String)
  case theme(String)
  case words(String)

  package var text: String {
    switch self {
    case .figure(let slug): "tal:\(slug)"
    case .theme(let name): "tema:\(name)"
    case .words(let folded): "ord:\(folded)"
    }
  }

  package init?(text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    switch parts[0] {
    case "tal": self = .figure(parts[1])
    case "tema": self = .theme(parts[1])
    case "ord": self = .words(parts[1])
    default: return nil
    }
  }

  /// The same words however they were typed: "Sprog i hjemmet" and "sprog  i hjemmet!".
  package static func of(words: String) -> TopicKey {
    let folded = Danish.fold(words).unicodeScalars.map {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) ? $0 : " "
    }
    let plain = String(String.UnicodeScalarView(folded)).split(separator: " ").joined(separator: " ")
    return .words(plain.isEmpty ? words : plain)
  }
}
