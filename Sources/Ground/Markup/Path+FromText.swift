extension Path {
  /// An address on the web that somebody wrote: https only, no user name or password in it, no control characters.
  package init?(web address: String) {
    let start = "https://"
    guard address.utf8.count <= 2048, address.utf8.count > start.utf8.count,
      address.prefix(start.count).lowercased() == start, let bytes = tidied(address)
    else { return nil }
    let rest = bytes.dropFirst(start.utf8.count)
    let host = rest.prefix { !"/?#".utf8.contains($0) }
    guard isHost(host) else { return nil }
    self.init(checked: start + String(decoding: rest, as: UTF8.self))
  }

  /// A link that opens a mail to somebody.
  package init?(mailto address: String) {
    let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].count), isHost(Array(parts[1])[...]),
      !parts[1].contains(UInt8(ascii: ":")),
      parts[0].allSatisfy({ isUnreserved($0) || "!#$%&'*+/=?^_`{|}".utf8.contains($0) })
    else { return nil }
    self.init(
      checked: "mailto:" + encoded(String(decoding: parts[0], as: UTF8.self)) + "@"
        + String(decoding: parts[1], as: UTF8.self))
  }

  /// An address in this house that came from outside, such as `?next=`: where to go on after signing in.
  ///
  /// Refuses everything a browser might take for another house: `//evil`, `/\evil`, schemes, control characters.
  package init?(local address: String) {
    guard address.utf8.count <= 2048, address.utf8.first == UInt8(ascii: "/"), let bytes = tidied(address) else {
      return nil
    }
    let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let segments = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard segments.dropLast().allSatisfy({ !$0.isEmpty }), !segments.contains(where: isDots) else { return nil }
    self.init(checked: String(decoding: bytes, as: UTF8.self))
  }
}

/// The address with letters outside ASCII as %XX; nil if it holds a byte that has no place in an address.
private func tidied(_ address: String) -> [UInt8]? {
  var out: [UInt8] = []
  for byte in address.utf8 {
    if isPathByte(byte) || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") {
      out.append(byte)
    } else if byte >= 0x80 {
      appendEncoded(byte, to: &out)
    } else {
      return nil
    }
  }
  return out
}

/// Names and a port number if there is one: `www.dst.dk`, `localhost:8080`. No user name, no digits-only tricks.
private func isHost(_ bytes: ArraySlice<UInt8>) -> Bool {
  let parts = bytes.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
  guard let host = parts.first, (1...253).contains(host.count) else { return false }
  if parts.count == 2, !(1...5).contains(parts[1].count) || !parts[1].allSatisfy(isDigit) { return false }
  return host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
    !label.isEmpty && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
      && label.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }
}
