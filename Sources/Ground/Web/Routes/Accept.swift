/// What the sender says it can read.
enum Accept {
  /// True when JSON is asked for and HTML is not asked for at least as much. `*/*` is a browser or a curious person.
  static func prefersJSON(_ header: String?) -> Bool {
    guard let header else { return false }
    let ranges = parse(header)
    let json = ranges.filter { $0.name == "application/json" || $0.name.hasSuffix("+json") }.map(\.weight).max() ?? 0
    let html = ranges.filter { $0.name == "text/html" }.map(\.weight).max() ?? 0
    return json > html
  }

  /// True when the answer may be sent as gzip.
  static func takesGzip(_ header: String?) -> Bool {
    guard let header else { return false }
    let ranges = parse(header)
    let named = ranges.first { $0.name == "gzip" || $0.name == "x-gzip" }
    return (named ?? ranges.first { $0.name == "*" }).map { $0.weight > 0 } ?? false
  }

  private static func parse(_ header: String) -> [(name: String, weight: Double)] {
    header.split(separator: ",").prefix(50).map { part in
      let pieces = part.split(separator: ";").map { $0.trimming(" \t").lowercased() }
      let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      return (pieces.first ?? "", weight)
    }
  }
}
