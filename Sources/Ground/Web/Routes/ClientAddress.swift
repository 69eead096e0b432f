import Foundation

/// Where a request came from, for limits and the log.
package struct ClientAddress: Sendable, Hashable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }

  /// What is counted as one place: an IPv4 address, or the /64 that a home or an office gets in IPv6.
  /// Without this, one subscriber has 2^64 addresses to guess from.
  package var bucket: String {
    guard text.contains(":") else { return text }
    if let mapped = text.split(separator: ":").last, mapped.contains(".") { return String(mapped) }
    return ClientAddress.groups(of: text).prefix(4).joined(separator: ":") + "::/64"
  }

  /// The eight groups of an IPv6 address, with "::" filled in and zeros in front cut off.
  private static func groups(of text: String) -> [String] {
    let bare = text.split(separator: "%").first ?? ""
    func split(_ part: some StringProtocol) -> [String] {
      part.split(separator: ":").map { group in
        let digits = group.lowercased().drop { $0 == "0" }
        return digits.isEmpty ? "0" : String(digits)
      }
    }
    guard let gap = bare.range(of: "::") else { return split(bare) }
    let before = split(bare[..<gap.lowerBound])
    let after = split(bare[gap.upperBound...])
    return before + Array(repeating: "0", count: max(0, 8 - before.count - after.count)) + after
  }
}
