import Foundation

/// The source tree as the structure tests see it.
enum House {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct File {
    let path: String
    let text: String

    var name: String { String(path.split(separator: "/").last ?? "") }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The modules a file imports, whatever access level or attribute stands before.
    var imports: Set<String> {
      Set(
        lines.compactMap { line in
          let words = line.split(separator: " ")
          guard let place = words.firstIndex(of: "import"), place <= 2, place + 1 < words.count,
            !line.hasPrefix(" "), !line.hasPrefix("//")
          else { return nil }
          return String(words[words.count - 1].split(separator: ".")[0])
        })
    }
  }

  static func files(under folder: String, ending: String = ".swift") -> [File] {
    let base = root.appending(path: folder)
    guard let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
    return walk.compactMap { item in
      guard let url = item as? URL, url.lastPathComponent.hasSuffix(ending),
        let text = try? String(contentsOf: url, encoding: .utf8)
      else { return nil }
      return File(path: String(url.path.dropFirst(root.path.count + 1)), text: text)
    }
    .sorted { $0.path < $1.path }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static let concepts = folders(in: "Sources/Product")
  static let ground = folders(in: "Sources/Ground").filter { $0 != "C" }

  private static func folders(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}
