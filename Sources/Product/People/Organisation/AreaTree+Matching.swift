import Danish
import Foundation
import Values

/// Which area does a data file mean by "0766", "Hedensted Kommune" or "Copenhagen"?
///
/// The strictest reading that finds something wins: code, then the full name, then the name without words such
/// as "Kommune". Two areas that fit equally well are no match, because guessing would move somebody's figures.
extension AreaTree {
  package enum Match: Hashable, Sendable {
    case one(Area)
    case several([Area])
    case none
  }

  package func match(_ text: String, kind: Area.Kind? = nil, system: AreaSystem? = nil) -> Area? {
    if case .one(let area) = matching(text, kind: kind, system: system) { area } else { nil }
  }

  package func matching(_ text: String, kind: Area.Kind? = nil, system: AreaSystem? = nil) -> Match {
    for reading in names.readings(of: text) {
      let found = reading.compactMap { self[$0] }.filter { area in
        (kind == nil || area.kind == kind) && (system == nil || area.kind.isTrunk || area.system == system)
      }
      if found.count == 1 { return .one(found[0]) }
      if found.count > 1 { return .several(found) }
    }
    return .none
  }
}

/// The names and codes of all areas in the forms they are looked up by.
struct AreaNames: Sendable {
  private var codes: [String: [ID<Area>]] = [:]
  private var full: [String: [ID<Area>]] = [:]
  private var short: [String: [ID<Area>]] = [:]

  init(_ areas: [Area]) {
    for area in areas {
      if let code = AreaNames.code(area.code) { codes[code, default: []].append(area.id) }
      let names = Set(([area.name] + area.aliases).map(AreaNames.full).filter { !$0.isEmpty })
      for name in names { full[name, default: []].append(area.id) }
      for name in Set(names.map(AreaNames.short)) { short[name, default: []].append(area.id) }
    }
  }

  /// The readings of a text from the strictest to the loosest, each with the areas it points at.
  func readings(of text: String) -> [[ID<Area>]] {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if let code = AreaNames.code(trimmed) { return [codes[code] ?? [], full[trimmed] ?? []] }
    let name = AreaNames.full(trimmed)
    var found = [codes[trimmed.lowercased()] ?? [], full[name] ?? [], short[AreaNames.short(name)] ?? []]
    if let (code, rest) = AreaNames.codeAndName(trimmed) {
      // "766 Hedensted": both must point at the same area, else the file contradicts itself.
      let byName = Set(short[AreaNames.short(AreaNames.full(rest))] ?? [])
      found.append((codes[code] ?? []).filter(byName.contains))
    }
    return found
  }
}

extension AreaNames {
  /// "0766" and "766" are the same code; a code may carry letters, a name may not be one.
  static func code(_ text: String) -> String? {
    guard !text.isEmpty, text.count <= 20 else { return nil }
    if text.utf8.allSatisfy({ (48...57).contains($0) }) {
      let digits = text.drop { $0 == "0" }
      return digits.isEmpty ? "0" : String(digits)
    }
    let isCode = text.utf8.contains { (48...57).contains($0) } && !text.contains(" ")
    return isCode ? text.lowercased() : nil
  }

  /// Folded, without punctuation, exonyms in Danish: "Høje-Taastrup" and "HØJE TÅSTRUP" become the same.
  static func full(_ text: String) -> String {
    let folded = Danish.fold(text).map { $0.isLetter || $0.isNumber ? $0 : " " }
    let name = String(folded).split(separator: " ").joined(separator: " ")
    return exonyms[name] ?? name
  }

  /// The full name without the words that say what it is, and without the genitive that follows from them.
  static func short(_ name: String) -> String {
    let words = name.split(separator: " ").filter { !kindWords.contains($0) }
    let kept = words.isEmpty ? name : words.joined(separator: " ")
    let plain = kept.count > 4 && kept.hasSuffix("s") && !kept.hasSuffix("ss") ? String(kept.dropLast()) : kept
    return exonyms[plain] ?? plain
  }

  /// "766 Hedensted", "766: Hedensted" and "Hedensted (766)".
  static func codeAndName(_ text: String) -> (code: String, name: String)? {
    let words = text.split { " :;()".contains($0) }.map(String.init)
    guard words.count > 1 else { return nil }
    if let code = code(words[0]) { return (code, words.dropFirst().joined(separator: " ")) }
    if let code = code(words[words.count - 1]) { return (code, words.dropLast().joined(separator: " ")) }
    return nil
  }

  private static let kindWords: Set<Substring> = [
    "kommune", "regionskommune", "municipality", "lokalsamfund", "skoledistrikt", "sogn", "i", "alt", "hele",
  ]

  /// The English names that Danmarks Statistik's English tables and foreign files use.
  private static let exonyms = [
    "copenhagen": "koebenhavn", "elsinore": "helsingoer", "denmark": "danmark", "all denmark": "danmark",
    "hele landet": "danmark", "zealand": "sjaelland", "funen": "fyn", "jutland": "jylland",
  ]
}
