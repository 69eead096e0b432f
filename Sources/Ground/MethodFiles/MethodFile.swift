import Foundation
import Yams

/// One level of fields in a method file, read strictly: what is missing, misspelt or of the wrong kind becomes a
/// finding with its line, and a field that nobody asked for is one too.
///
/// Only this room knows how files are written (YAML); everybody else asks for fields by name.
package struct MethodFile {
  package let name: String
  package private(set) var findings: [MethodFinding] = []
  private let fields: [(name: String, node: Node)]
  private let path: String
  private let line: Int?

  /// Nil, with a finding, when the text is no list of fields at all.
  package static func read(_ text: String, named name: String) -> (file: MethodFile?, findings: [MethodFinding]) {
    func failed(_ line: Int?, _ problem: MethodFinding.Problem) -> (MethodFile?, [MethodFinding]) {
      (nil, [MethodFinding(file: name, line: line, field: nil, problem: problem)])
    }
    if text.utf8.count > MethodFolder.sizeLimit { return failed(nil, .tooLarge(limit: MethodFolder.sizeLimit)) }
    if let line = lineOfAbyss(in: text) { return failed(line, .tooDeep) }
    do {
      guard let node = try compose(yaml: text), case .mapping(let mapping) = node else {
        return failed(1, .notAMapping)
      }
      return (MethodFile(name: name, mapping: mapping, path: "", line: 1), [])
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      let line = lineOfRepeat(of: keys.first ?? "", in: text) ?? context.mark.line
      return (nil, [MethodFinding(file: name, line: line, field: keys.first, problem: .repeatedField)])
    } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _)
    {
      return failed(mark.line, .notYAML(detail: problem))
    } catch YamlError.reader(let problem, _, _, _) {
      return failed(nil, .notYAML(detail: problem))
    } catch {
      return failed(nil, .notYAML(detail: "\(error)"))
    }
  }

  private init(name: String, mapping: Node.Mapping, path: String, line: Int?) {
    self.name = name
    self.path = path
    self.line = line
    fields = mapping.map { ($0.key.scalar?.string ?? "", $0.value) }
  }
}

extension MethodFile {
  package func has(_ field: String) -> Bool { fields.contains { $0.name == field } }

  /// Where the field's value begins; the level's own first line when the field is missing.
  package func line(of field: String) -> Int? { node(field)?.mark?.line ?? line }

  package mutating func find(_ field: String, _ problem: MethodFinding.Problem, line: Int? = nil) {
    findings.append(
      MethodFinding(file: name, line: line ?? self.line(of: field), field: path + field, problem: problem))
  }

  /// Reports every field that is none of the `known`.
  package mutating func refuseOthers(than known: [String]) {
    for (field, node) in fields where !known.contains(field) {
      find(field, .unknownField(nearest: Slip.nearest(to: field, among: known), allowed: known), line: node.mark?.line)
    }
  }

  /// Trimmed text on one line; a folded YAML text comes as one line already.
  package mutating func optionalText(_ field: String) -> String? {
    guard let node = node(field) else { return nil }
    return text(of: node, field)
  }

  package mutating func text(_ field: String) -> String? {
    if !has(field) { find(field, .missingField) }
    return optionalText(field)
  }

  /// The texts of a list, in order; what is no text or empty is found with its own line. `[]` when the field is missing.
  package mutating func texts(_ field: String) -> [String] {
    list(field).enumerated().compactMap { place, node in text(of: node, "\(field)[\(place + 1)]") }
  }

  /// Reads the fields inside a field with `body`, and takes over what was found there.
  package mutating func inside<Value>(
    _ field: String, expecting names: [String], _ body: (inout MethodFile) -> Value?
  ) -> Value? {
    guard let node = node(field) else {
      find(field, .missingField)
      return nil
    }
    return inside(node, of: field, at: "\(field).", expecting: names, body)
  }

  /// The same; nil without a finding when the field is missing.
  package mutating func optionalInside<Value>(
    _ field: String, expecting names: [String], _ body: (inout MethodFile) -> Value?
  ) -> Value? { has(field) ? inside(field, expecting: names, body) : nil }

  /// Reads a list where every item has fields of its own. `[]` when the field is missing.
  package mutating func items<Value>(
    _ field: String, expecting names: [String], _ body: (inout MethodFile) -> Value?
  ) -> [Value] {
    list(field).enumerated().compactMap { place, node in
      inside(node, of: field, at: "\(field)[\(place + 1)].", expecting: names, body)
    }
  }

  private mutating func inside<Value>(
    _ node: Node, of field: String, at place: String, expecting names: [String], _ body: (inout MethodFile) -> Value?
  ) -> Value? {
    guard case .mapping(let mapping) = node else {
      find(field, .wrong(found: described(node), expected: .fields(names)), line: node.mark?.line)
      return nil
    }
    var level = MethodFile(name: name, mapping: mapping, path: path + place, line: node.mark?.line)
    let value = body(&level)
    level.refuseOthers(than: names)
    findings += level.findings
    return level.findings.isEmpty ? value : nil
  }

  mutating func list(_ field: String) -> [Node] {
    guard let node = node(field) else { return [] }
    guard let sequence = node.sequence else {
      find(field, .wrong(found: described(node), expected: .list))
      return []
    }
    return Array(sequence)
  }

  private mutating func text(of node: Node, _ field: String) -> String? {
    guard let scalar = node.scalar else {
      find(field, .wrong(found: described(node), expected: .text), line: node.mark?.line)
      return nil
    }
    let text = MethodWriter.line(scalar.string)
    // "licence:" with nothing after it is YAML's null; to the person who wrote the file it is an empty field.
    if text.isEmpty || (text == "~" || text == "null") && scalar.style == .plain {
      find(field, .empty, line: node.mark?.line)
      return nil
    }
    return text
  }

  private func node(_ field: String) -> Node? { fields.first { $0.name == field }?.node }
}

private func described(_ node: Node) -> String {
  switch node {
  case .scalar(let scalar): scalar.string
  case .sequence: "en liste"
  case .mapping: "flere felter"
  case .alias: "en henvisning"
  }
}

/// The parser reports a repeated key at the mapping's start; the person wants the second of the two lines.
private func lineOfRepeat(of key: String, in text: String) -> Int? {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let hits = lines.indices.filter { lines[$0].drop { $0 == " " || $0 == "-" }.hasPrefix("\(key):") }
  return hits.dropFirst().first.map { $0 + 1 }
}
