extension Multipart.Part {
  /// Reads the lines above a part; all but two of them are ignored.
  init(headers: String) throws {
    var name: String?
    var filename: String?
    var type: String?
    for line in headers.components(of: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimming(" \t")
      switch line[..<colon].lowercased() {
      case "content-disposition":
        let parameters = disposition(value)
        name = parameters["name"]
        filename = parameters["filename"].map(Multipart.plainName)
      case "content-type": type = value
      default: break
      }
    }
    guard let name else { throw Multipart.Malformed(why: "a part without a name") }
    self.init(name: name, filename: filename, type: type)
  }
}

extension Multipart {
  /// The last part of a path, without signs that could steer a terminal, a shell or the reading direction.
  static func plainName(_ sent: String) -> String {
    let last = sent.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let kept = last.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
      default: true
      }
    }
    let name = String(String.UnicodeScalarView(kept)).trimming(" .")
    return String(name.prefix(200))
  }
}

/// `form-data; name="a"; filename="b.csv"`: browsers write a quote as %22 or \", and a line break as %0D%0A.
private func disposition(_ value: String) -> [String: String] {
  var found: [String: String] = [:]
  var rest = Array(value.utf8)[...]
  while let semicolon = rest.firstIndex(of: UInt8(ascii: ";")) {
    rest = rest[(semicolon + 1)...]
    guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { break }
    let key = String(decoding: rest[..<equals], as: UTF8.self).trimming(" \t").lowercased()
    rest = rest[(equals + 1)...]
    let text = quoted(&rest) ?? token(&rest)
    if found[key] == nil { found[key] = text }
  }
  return found
}

private func quoted(_ rest: inout ArraySlice<UInt8>) -> String? {
  guard rest.first == UInt8(ascii: "\"") else { return nil }
  rest = rest.dropFirst()
  var out: [UInt8] = []
  while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
    // Only \" is an escape: old browsers send the backslashes of a Windows path as they are.
    if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "\"") {
      out.append(rest.removeFirst())
    } else {
      out.append(byte)
    }
  }
  return String(decoding: out, as: UTF8.self).replacing("%22", with: "\"")
}

private func token(_ rest: inout ArraySlice<UInt8>) -> String {
  let word = rest.prefix { $0 != UInt8(ascii: ";") }
  rest = rest[word.endIndex...]
  return String(decoding: word, as: UTF8.self).trimming(" \t")
}

extension String {
  /// Split by bytes: as Characters, "\r\n" is one and would not be found in two.
  fileprivate func components(of separator: String) -> [String] {
    var parts: [String] = []
    var rest = Array(utf8)
    let needle = Array(separator.utf8)
    while let place = rest.firstRange(of: needle) {
      parts.append(String(decoding: rest[..<place], as: UTF8.self))
      rest.removeFirst(place + needle.count)
    }
    return parts + [String(decoding: rest, as: UTF8.self)]
  }
}
