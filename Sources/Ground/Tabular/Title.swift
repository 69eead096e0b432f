import Foundation

/// The names of dimensions that stand in the title of the table and not above the columns.
///
/// StatBank exports leave the heading cells empty: "People by type of income, sex, unit, region and time".
enum Title {
  /// The `count` names, or nil when the title does not have exactly as many.
  static func names(in lines: [String], count: Int) -> [String]? {
    let title = lines.joined(separator: " ").replacing("  ", with: " ")
    for word in [" efter ", " by ", " fordelt på ", " opdelt på "] {
      guard let found = title.range(of: word) else { continue }
      let rest = title[found.upperBound...]
      for end in [" og ", " and ", " & "] {
        // The last "og" divides; one inside a name would give a wrong number of names.
        guard let last = rest.range(of: end, options: .backwards) else { continue }
        let names = rest[..<last.lowerBound].components(separatedBy: ", ") + [String(rest[last.upperBound...])]
        if let names = accepted(names, count) { return names }
      }
      if let names = accepted(rest.components(separatedBy: ", "), count) { return names }
    }
    return nil
  }

  private static func accepted(_ names: [String], _ count: Int) -> [String]? {
    let trimmed = names.map { $0.trimmingCharacters(in: .blanks) }
    guard trimmed.count == count,
      trimmed.allSatisfy({ !$0.isEmpty && $0.count <= 60 && !$0.contains(where: \.isNumber) })
    else { return nil }
    return Set(trimmed).count == count ? trimmed : nil
  }
}
