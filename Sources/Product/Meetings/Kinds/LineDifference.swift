/// Which lines of a text are new beside another text.
enum LineDifference {
  /// The lines of `text` in order, and whether each is missing in `other`.
  static func lines(of text: String, newSince other: String) -> [(line: String, isNew: Bool)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let old = other.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // Comparing costs the product of both lengths at worst; a file of 64 kB with nothing on its lines is no text.
    guard text != other, lines.count <= 3000, old.count <= 3000 else { return lines.map { ($0, false) } }
    var new: Set<Int> = []
    for change in lines.difference(from: old) {
      if case .insert(let offset, _, _) = change { new.insert(offset) }
    }
    return lines.enumerated().map { ($1, new.contains($0)) }
  }
}
