import Foundation

/// E-mail addresses as far as we judge them: somebody at somewhere. Whether it works, only a letter can tell.
package enum EmailAddress {
  /// The form two spellings of one address share. Local parts could in theory differ by case; in practice none do.
  package static func key(_ address: String) -> String {
    address.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping.lowercased()
  }

  package static func isPlausible(_ address: String) -> Bool {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, address.utf8.count <= 254 else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else { return false }
    return !address.unicodeScalars.contains {
      $0.properties.isWhitespace || $0.value < 32 || "<>,;()\"".unicodeScalars.contains($0)
    }
  }
}
