import Foundation
import Testing

/// The map in docs/architecture.md and Package.swift shows the house as it is.
@Suite struct MapTests {
  @Test func `every room stands in Package.swift and in the architecture's map`() throws {
    let package = try House.text("Package.swift")
    let map = try House.text("docs/architecture.md")
    for room in House.ground {
      #expect(package.contains(try Regex("ground\\(\\s*\"\(room)\"")), "\(room) is not a ground target")
      #expect(map.contains("\(room)/"), "docs/architecture.md does not show \(room)/")
    }
    for room in House.concepts {
      #expect(package.contains("concept(\"\(room)\""), "\(room) is not a concept target")
      #expect(map.contains("\(room)/"), "docs/architecture.md does not show \(room)/")
    }
  }

  @Test func `the operator guide names every setting the product reads`() throws {
    let guide = try House.text("docs/drift.md")
    var settings = Set<String>()
    for file in House.files(under: "Sources") {
      for match in file.text.matches(of: /FAELLED_[A-Z_]+/) { settings.insert(String(match.output)) }
    }
    #expect(!settings.isEmpty)
    for setting in settings.sorted() where !setting.hasPrefix("FAELLED_TEST") {
      #expect(guide.contains("`\(setting)`"), "docs/drift.md does not explain \(setting)")
    }
  }

  @Test func `the operator guide names every command`() throws {
    let guide = try House.text("docs/drift.md")
    var commands: [String] = []
    for file in House.files(under: "Sources/faelled") {
      for match in file.text.matches(of: /commandName: "([a-z-]+)"/) where match.output.1 != "faelled" {
        commands.append(String(match.output.1))
      }
    }
    #expect(commands.count >= 8)
    for command in commands {
      // `add` is a command of `user`: people write "faelled user add".
      let isNamed = guide.contains("faelled \(command)") || guide.contains("faelled user \(command)")
      #expect(isNamed, "docs/drift.md does not explain \(command)")
    }
  }

  @Test func `no file carries the path of one machine or a tool of the workplace`() {
    let files =
      House.files(under: "Sources") + House.files(under: "Tests") + House.files(under: "docs", ending: ".md")
      + House.files(under: "bin", ending: "")
    // Put together here so that this file does not trip over itself.
    for word in ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"] {
      for file in files { #expect(!file.text.contains(word), "\(file.path) contains \(word)") }
    }
  }
}
