/// Letters, digits, and `-` `_` `:` `.`: what our tags and attributes are called.
@inline(__always)
func isNameByte(_ byte: UInt8) -> Bool { isIn(byte, 0x07FF_6000_0000_0000, 0x07FF_FFFE_87FF_FFFE) }

/// What RFC 3986 calls unreserved: letters, digits and `-` `.` `_` `~`.
@inline(__always)
func isUnreserved(_ byte: UInt8) -> Bool { isIn(byte, 0x03FF_6000_0000_0000, 0x47FF_FFFE_87FF_FFFE) }

/// What may stand in an address as it is, the percent sign of %XX included: unreserved and `/?#%=&:@!$'()*+,;`.
@inline(__always)
func isPathByte(_ byte: UInt8) -> Bool { isIn(byte, 0xAFFF_FFFA_0000_0000, 0x47FF_FFFE_87FF_FFFF) }

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") }

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

@inline(__always)
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C || byte == 0x0D }

@inline(__always)
func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

/// A set of ASCII bytes as 128 bits, bytes 0-63 and 64-127: it is asked for every byte of every page.
@inline(__always)
private func isIn(_ byte: UInt8, _ low: UInt64, _ high: UInt64) -> Bool {
  byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
}
