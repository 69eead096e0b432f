import Foundation
import Testing

/// Pages and stylesheet agree, and the stylesheet keeps its own rules.
@Suite struct StylesheetTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func sheet(_ name: String = "faelled.css") throws -> String {
    try String(contentsOf: root.appendingPathComponent("Public/\(name)"), encoding: .utf8)
      .replacing(#/\/\*[\s\S]*?\*\//#, with: "")
  }

  /// Every class name written in the markup of the product, with the file it stands in.
  static func namesInUse() throws -> [String: String] {
    let sources = root.appendingPathComponent("Sources")
    var names: [String: String] = [:]
    let walk = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in walk where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8).replacing(#/(?m)^ *\/\/.*$/#, with: "")
      // A page that travels by itself, a PDF on its way, carries a sheet of its own.
      let own = Set(text.matches(of: #/\.([a-z][a-z0-9-]*)[^{}\n]*\{/#).map { String($0.1) })
      for match in text.matches(of: #/class=\\?"([^"\\]*)/#) {
        for name in match.1.split(separator: " ") where !text.contains("<style>") || !own.contains(String(name)) {
          names[String(name)] = file.lastPathComponent
        }
      }
    }
    return names
  }

  @Test func `every class in the markup is drawn by the stylesheet`() throws {
    let sheet = try StylesheetTests.sheet() + StylesheetTests.sheet("room.css")
    let names = try StylesheetTests.namesInUse()
    #expect(names.count > 50)
    let drawn = Set(sheet.matches(of: #/\.([a-z][a-z0-9-]*)/#).map { String($0.1) })
    for (name, file) in names where !drawn.contains(name) {
      Issue.record("\(file) uses class \(name), which the stylesheet does not know")
    }
  }

  @Test func `colours stand in the tokens and nowhere else`() throws {
    let sheet = try StylesheetTests.sheet()
    let tokens = try #require(sheet.range(of: "@layer base {"))
    let print = try #require(sheet.range(of: "@layer print {"))
    let rest = sheet[tokens.lowerBound..<print.lowerBound]
    #expect(rest.matches(of: #/#[0-9a-fA-F]{3,8}\b(?=[^{]*[;}])/#).map { String($0.0) } == [])
    #expect(!rest.contains("rgb(") && !rest.contains("hsl("))
  }

  @Test func `nothing is fetched from elsewhere and nothing shouts`() throws {
    let sheet = try StylesheetTests.sheet()
    #expect(!sheet.contains("@import") && !sheet.contains("http") && !sheet.contains("!important"))
    #expect(sheet.matches(of: #/url\((?!#)/#).isEmpty)
  }

  @Test func `light, dark and forced colours set the same tokens`() throws {
    let sheet = try StylesheetTests.sheet()
    let light = try names(in: #require(sheet.firstMatch(of: #/:root \{([^}]*)\}/#)).1)
    let dark = try names(in: #require(sheet.firstMatch(of: #/:root:not\(\[data-theme="light"\]\) \{([^}]*)\}/#)).1)
    let forced = try names(in: #require(sheet.firstMatch(of: #/:root:root \{([^}]*)\}/#)).1)
    #expect(dark.subtracting(light) == [] && forced.subtracting(light) == [])
    let colours = light.filter {
      $0.wholeMatch(of: #/--(page|surface|ink|accent|alert|line|higher|lower|same|phase|map|on).*/#) != nil
    }
    #expect(colours.subtracting(dark) == [])
    #expect(colours.subtracting(forced).subtracting(["--on-accent"]) == [])
  }

  private func names(in block: Substring) -> Set<String> {
    Set(block.matches(of: #/(--[a-z0-9-]+):/#).map { String($0.1) })
  }
}
