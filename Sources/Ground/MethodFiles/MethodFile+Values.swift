import Foundation

extension MethodFile {
  package mutating func word<Value: RawRepresentable & CaseIterable>(_ field: String, _ type: Value.Type) -> Value?
  where Value.RawValue == String {
    guard let text = text(field) else { return nil }
    if let value = Value(rawValue: text) { return value }
    let words = Value.allCases.map(\.rawValue)
    find(field, .wrong(found: text, expected: .oneOf(words, nearest: Slip.nearest(to: text, amongMany: words))))
    return nil
  }

  /// One of the words, or nil when the field is missing.
  package mutating func optionalWord<Value: RawRepresentable & CaseIterable>(_ field: String, _ type: Value.Type)
    -> Value?
  where Value.RawValue == String { has(field) ? word(field, type) : nil }

  /// Nil when the field is missing.
  package mutating func optionalWhole(_ field: String, from lowest: Int, to highest: Int) -> Int? {
    has(field) ? whole(field, from: lowest, to: highest) : nil
  }

  package mutating func whole(_ field: String, from lowest: Int, to highest: Int) -> Int? {
    guard let text = text(field) else { return nil }
    if let value = Int(text), (lowest...highest).contains(value) { return value }
    find(field, .wrong(found: text, expected: .wholeNumber(from: lowest, to: highest)))
    return nil
  }

  package mutating func optionalNumber(_ field: String, above lowest: Double) -> Double? {
    guard let text = optionalText(field) else { return nil }
    if let value = Double(text), value.isFinite, value > lowest { return value }
    find(field, .wrong(found: text, expected: .number(above: lowest)))
    return nil
  }

  /// False when the field is missing.
  package mutating func isSet(_ field: String) -> Bool { has(field) ? yesOrNo(field) ?? false : false }

  package mutating func yesOrNo(_ field: String) -> Bool? {
    guard let text = text(field) else { return nil }
    if text == "true" || text == "false" { return text == "true" }
    find(field, .wrong(found: text, expected: .yesOrNo))
    return nil
  }

  package mutating func slug(_ field: String) -> String? {
    guard let text = text(field) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let allowed = text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    if allowed, parts.allSatisfy({ !$0.isEmpty }) { return text }
    find(field, .wrong(found: text, expected: .slug))
    return nil
  }

  package mutating func optionalWebAddress(_ field: String) -> String? {
    guard let text = optionalText(field) else { return nil }
    if text.hasPrefix("https://"), let url = URL(string: text), url.host?.contains(".") == true { return text }
    find(field, .wrong(found: text, expected: .webAddress))
    return nil
  }

  /// `[1, 5]`: the lowest and the highest value of a scale.
  package mutating func scale(_ field: String) -> (lowest: Double, highest: Double)? {
    if !has(field) {
      find(field, .missingField)
      return nil
    }
    let ends = list(field).map { $0.scalar.flatMap { Double($0.string) } }
    if ends.count == 2, let lowest = ends[0], let highest = ends[1], lowest < highest { return (lowest, highest) }
    if findings.last?.field != field { find(field, .wrong(found: "\(ends.count) værdier", expected: .scale)) }
    return nil
  }

  /// At least two different texts.
  package mutating func distinctTexts(_ field: String) -> [String] {
    if !has(field) { find(field, .missingField) }
    let texts = list(field).map { $0.scalar?.string.trimmingCharacters(in: .whitespaces) ?? "" }
    if has(field), texts.count < 2 || Set(texts).count < texts.count || texts.contains("") {
      find(field, .wrong(found: texts.joined(separator: ", "), expected: .distinctTexts))
    }
    return texts
  }
}
