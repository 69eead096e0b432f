import Foundation

extension Catalogue {
  /// Reads every indicator file of a folder. Files with findings are left out of the catalogue, the others are in it:
  /// whoever calls decides whether to go on (the server refuses to start with findings in the shipped folder).
  package static func load(folder: URL) -> (Catalogue, [MethodFinding]) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.hasPrefix(".") }
    guard !names.isEmpty else {
      return (Catalogue([]), [MethodFinding(file: folder.lastPathComponent, line: nil, field: nil, problem: .noFiles)])
    }
    var indicators: [Indicator] = []
    var findings: [MethodFinding] = []
    var firstFile: [String: String] = [:]
    for name in names.sorted() {
      let read = Indicator.read(folder.appendingPathComponent(name))
      findings += read.findings
      guard let indicator = read.indicator else { continue }
      let stem = name.split(separator: ".").dropLast().joined(separator: ".")
      if let first = firstFile[indicator.slug] {
        let problem = MethodFinding.Problem.duplicateSlug(firstFile: first)
        findings.append(MethodFinding(file: name, line: read.slugLine, field: "slug", problem: problem))
      } else if indicator.slug != stem {
        // The address of an indicator is its file's name; two names for one thing would confuse whoever looks for it.
        let problem = MethodFinding.Problem.slugIsNotFileName(found: indicator.slug, fileName: name)
        findings.append(MethodFinding(file: name, line: read.slugLine, field: "slug", problem: problem))
      } else {
        firstFile[indicator.slug] = name
        indicators.append(indicator)
      }
    }
    return (Catalogue(indicators), findings.sorted())
  }
}

extension Indicator {
  /// An indicator is a page of text. What is far longer is another file by mistake, or an attack.
  private static let sizeLimit = 64 * 1024

  fileprivate static func read(_ url: URL) -> (indicator: Indicator?, slugLine: Int?, findings: [MethodFinding]) {
    let name = url.lastPathComponent
    func failed(_ problem: MethodFinding.Problem) -> (Indicator?, Int?, [MethodFinding]) {
      (nil, nil, [MethodFinding(file: name, line: nil, field: nil, problem: problem)])
    }
    let size = try? FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int
    if let size, size > sizeLimit { return failed(.tooLarge(limit: sizeLimit)) }
    guard let bytes = try? Data(contentsOf: url), let text = String(data: bytes, encoding: .utf8) else {
      return failed(.unreadable)
    }
    let opened = MethodFile.read(text, named: name)
    guard var file = opened.file else { return (nil, nil, opened.findings) }
    let indicator = Indicator(reading: &file)
    return (indicator, file.line(of: "slug"), file.findings)
  }
}
