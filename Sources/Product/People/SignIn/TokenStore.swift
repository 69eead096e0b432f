import Crypto
import Foundation

/// A secret that is handed over once, as part of an address: 256 random bits, written as 43 characters.
///
/// Only its SHA-256 is stored, so a copy of the database opens nothing.
package struct Token: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func make(with chance: inout some RandomNumberGenerator) -> Token {
    let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &chance) }
    let base64 = Data(bytes).base64EncodedString()
    let url = base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    return Token(url)
  }

  package static func make() -> Token {
    var chance = SystemRandomNumberGenerator()
    return make(with: &chance)
  }

  package var hash: String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }
}

/// Two digits a byte.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
