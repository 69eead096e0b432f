/// The header that makes a browser save a file under a name (RFC 6266): once in ASCII, once in UTF-8.
func attachment(named name: String) -> String {
  let plain = name.unicodeScalars.map { scalar -> Character in
    scalar.value > 0x1f && scalar.value < 0x7f && !"\"\\/%;".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
  }
  let encoded = Multipart.plainName(name).utf8.map { byte -> String in
    isUnreserved(byte) ? String(UnicodeScalar(byte)) : "%" + hex(byte).uppercased()
  }
  return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(encoded.joined())"
}

private func isUnreserved(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "-._~".utf8.contains(byte)
  }
}
