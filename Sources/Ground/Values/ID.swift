import Foundation

/// The name of one thing, typed so that a goal's id can never be handed to a question about meetings.
///
/// The text is a UUID version 7 (RFC 9562 §5.7) in lower case: ids made later sort later.
/// Ids of seeded and imported things may be any text without a slash.
package struct ID<Of>: Hashable, Sendable, Codable, CustomStringConvertible {
  package let raw: String

  package init(_ raw: String) { self.raw = raw }

  package init(from decoder: any Decoder) throws {
    raw = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(raw)
  }

  package var description: String { raw }
}

extension ID {
  /// A new id. Time and chance are arguments so that a seeded demo is the same every time.
  package static func make(at instant: Instant, with chance: inout some RandomNumberGenerator) -> ID {
    let milliseconds = UInt64(bitPattern: instant.milliseconds) & 0xFFFF_FFFF_FFFF
    let high = milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &chance)
    let low = 0x8000_0000_0000_0000 | UInt64.random(in: 0...0x3FFF_FFFF_FFFF_FFFF, using: &chance)
    let digits = hex(high) + hex(low)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(place) { text.append("-") }
      text.append(digit)
    }
    return ID(text)
  }

  package static func make(at instant: Instant) -> ID {
    var chance = SystemRandomNumberGenerator()
    return make(at: instant, with: &chance)
  }
}

private func hex(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
