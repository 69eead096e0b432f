import Foundation

/// A folder of method files of one sort: every file in it is one thing, named by its slug.
package enum MethodFolder {
  /// A method is a few pages of text. What is far longer is another file by mistake, or an attack.
  package static let sizeLimit = 64 * 1024

  /// A file that was read, with its text as it stands.
  package struct Loaded<Value> {
    package let value: Value
    package let text: String
  }

  /// Reads every file of a folder. Files with findings are left out, the others are in: whoever calls decides whether
  /// to go on (the server refuses to start with findings).
  package static func load<Value>(
    _ folder: URL, slug: (Value) -> String, _ read: (inout MethodFile) -> Value?
  ) -> (loaded: [Loaded<Value>], findings: [MethodFinding]) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.hasPrefix(".") }
    guard !names.isEmpty else {
      return ([], [MethodFinding(file: folder.lastPathComponent, line: nil, field: nil, problem: .noFiles)])
    }
    var loaded: [Loaded<Value>] = []
    var findings: [MethodFinding] = []
    var firstFile: [String: String] = [:]
    for name in names.sorted() {
      let (opened, text, found) = open(folder.appendingPathComponent(name))
      findings += found
      guard var file = opened else { continue }
      let value = read(&file)
      if let value {
        let own = slug(value)
        if let first = firstFile[own] {
          file.find("slug", .duplicateSlug(firstFile: first))
        } else if own != name.split(separator: ".").dropLast().joined(separator: ".") {
          // The address of a thing is its file's name; two names for one thing would confuse whoever looks for it.
          file.find("slug", .slugIsNotFileName(found: own, fileName: name))
        } else {
          firstFile[own] = name
          loaded.append(Loaded(value: value, text: text))
        }
      }
      findings += file.findings
    }
    return (loaded, findings.sorted())
  }

  private static func open(_ url: URL) -> (MethodFile?, text: String, [MethodFinding]) {
    let name = url.lastPathComponent
    func failed(_ problem: MethodFinding.Problem) -> (MethodFile?, String, [MethodFinding]) {
      (nil, "", [MethodFinding(file: name, line: nil, field: nil, problem: problem)])
    }
    let size = try? FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int
    if let size, size > sizeLimit { return failed(.tooLarge(limit: sizeLimit)) }
    guard let bytes = try? Data(contentsOf: url), let text = String(data: bytes, encoding: .utf8) else {
      return failed(.unreadable)
    }
    let (file, findings) = MethodFile.read(text, named: name)
    return (file, text, findings)
  }
}
