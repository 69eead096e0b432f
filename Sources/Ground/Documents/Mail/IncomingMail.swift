import Foundation

/// A letter that somebody sent us, read as far as finding a calendar in it needs (RFC 5322, RFC 2045-2046).
///
/// Reads what mail programs send in practice: parts within parts, base64 and quoted-printable, letters in UTF-8 and in
/// the two Western code pages. Whatever cannot be read is left out; nothing is guessed.
package struct IncomingMail: Sendable {
  /// The texts of the parts of type text/calendar, in the order they stand. A whole calendar sent as the letter counts.
  package let calendars: [String]

  /// How deep parts within parts are followed: real letters have three or four layers.
  private static let deepest = 10

  package init(_ bytes: [UInt8]) {
    var found: [String] = []
    Self.read(bytes[...], depth: 0, into: &found)
    calendars = found
  }

  private static func read(_ bytes: ArraySlice<UInt8>, depth: Int, into found: inout [String]) {
    guard depth < deepest else { return }
    let (headers, body) = split(bytes)
    let type = ContentHeader(headers["content-type"] ?? "text/plain")
    if type.value.hasPrefix("multipart/"), let boundary = type.parameters["boundary"], !boundary.isEmpty {
      for part in parts(of: body, boundary: boundary) { read(part, depth: depth + 1, into: &found) }
    } else if type.value == "message/rfc822" {
      read(body, depth: depth + 1, into: &found)
    } else if type.value == "text/calendar" || type.value == "application/ics" {
      let plain = decoded(Array(body), headers["content-transfer-encoding"] ?? "")
      found.append(text(plain, charset: type.parameters["charset"] ?? "utf-8"))
    }
  }

  /// The headers by name in lower case, folded lines put together, and what comes after the first empty line.
  private static func split(_ bytes: ArraySlice<UInt8>) -> ([String: String], ArraySlice<UInt8>) {
    var headers: [String: String] = [:]
    var name: String?
    var rest = bytes
    while let line = nextLine(&rest) {
      if line.isEmpty { return (headers, rest) }
      let text = String(decoding: line, as: UTF8.self)
      if text.first == " " || text.first == "\t" {
        if let name { headers[name, default: ""] += " " + text.trimmingCharacters(in: .whitespaces) }
      } else if let colon = text.firstIndex(of: ":") {
        let key = text[..<colon].lowercased().trimmingCharacters(in: .whitespaces)
        // The first of a name counts: a second one was put there by somebody on the way.
        name = headers[key] == nil ? key : nil
        if let name { headers[name] = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces) }
      }
    }
    return (headers, rest)
  }

  private static func nextLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: 10) ?? rest.endIndex
    var line = rest[rest.startIndex..<end]
    rest = end == rest.endIndex ? rest[end...] : rest[(end + 1)...]
    if line.last == 13 { line = line.dropLast() }
    return line
  }

  private static func parts(of body: ArraySlice<UInt8>, boundary: String) -> [ArraySlice<UInt8>] {
    let open = Array("--\(boundary)".utf8), close = Array("--\(boundary)--".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var rest = body
    var start: Int?
    while true {
      let place = rest.startIndex
      guard let line = nextLine(&rest) else { break }
      let bare = Array(line.reversed().drop { $0 == 32 || $0 == 9 }.reversed())
      guard bare == open || bare == close else { continue }
      if let start { parts.append(body[start..<place]) }
      start = bare == open ? rest.startIndex : nil
      if bare == close { break }
    }
    // A letter that was cut off still has its last part.
    if let start { parts.append(body[start...]) }
    return parts
  }

  private static func decoded(_ body: [UInt8], _ encoding: String) -> [UInt8] {
    switch encoding.lowercased() {
    case "base64":
      return Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters).map { [UInt8]($0) } ?? []
    case "quoted-printable": return QuotedPrintable.decoded(body)
    default: return body
    }
  }

  private static func text(_ bytes: [UInt8], charset: String) -> String {
    switch charset.lowercased() {
    case "iso-8859-1", "latin1", "windows-1252", "iso-8859-15":
      String(data: Data(bytes), encoding: .windowsCP1252) ?? String(decoding: bytes, as: UTF8.self)
    default: String(decoding: bytes, as: UTF8.self)
    }
  }
}

/// "text/calendar; charset="utf-8"; method=REPLY" taken apart; names and the value in lower case.
private struct ContentHeader {
  let value: String
  var parameters: [String: String] = [:]

  init(_ text: String) {
    var pieces: [String] = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == ";", !isQuoted { pieces.append("") } else { pieces[pieces.count - 1].append(character) }
    }
    value = pieces[0].trimmingCharacters(in: .whitespaces).lowercased()
    for piece in pieces.dropFirst() {
      guard let equals = piece.firstIndex(of: "=") else { continue }
      let name = piece[..<equals].trimmingCharacters(in: .whitespaces).lowercased()
      let value = piece[piece.index(after: equals)...].trimmingCharacters(in: .whitespaces)
      if parameters[name] == nil { parameters[name] = value.filter { $0 != "\"" } }
    }
  }
}
