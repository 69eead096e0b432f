import Crypto
import Foundation
import Markup

/// The files every page needs (stylesheet, scripts, pictures), each under an address that changes with its content.
///
/// Read once when the server starts and kept in memory, compressed where that helps: the folder holds some
/// hundred kilobytes. Nothing outside the list can be asked for, so there is no listing and no way up the tree.
package struct Assets: Sendable {
  struct File: Sendable {
    let bytes: [UInt8]
    let gzip: [UInt8]?
    let type: String
    let version: String
  }

  private(set) var files: [String: File] = [:]

  package init() {}

  /// Every file below the folder, except those whose name begins with a dot.
  package init(folder: String) throws {
    let root = URL(fileURLWithPath: folder, isDirectory: true)
    guard let walk = FileManager.default.enumerator(atPath: root.path) else { return }
    for case let name as String in walk where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      guard walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular, let type = Assets.type(of: name)
      else { continue }
      let bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent(name)))
      let version = SHA256.hash(data: bytes).prefix(8).map { hex($0) }.joined()
      let gzip = type.isText ? Gzip.member(bytes, level: 9) : nil
      files[name] = File(bytes: bytes, gzip: gzip, type: type.name, version: version)
    }
  }

  /// The address of a file, with its version: `assets.path("faelled.css")` is "/faelled.css?v=1f3a…".
  package func path(_ name: String) -> Path {
    let parts = name.split(separator: "/").map(String.init)
    precondition((1...2).contains(parts.count), "Files stand in Public or one folder below: \(name)")
    let path: Path = parts.count == 1 ? "/\(parts[0])" : "/\(parts[0])/\(parts[1])"
    return files[name].map { path.with(query: [("v", $0.version)]) } ?? path
  }

  private static func type(of name: String) -> (name: String, isText: Bool)? {
    switch name.split(separator: ".").last.map({ $0.lowercased() }) {
    case "css": ("text/css; charset=utf-8", true)
    case "js", "mjs": ("text/javascript; charset=utf-8", true)
    case "svg": ("image/svg+xml", true)
    case "json", "webmanifest": ("application/json", true)
    case "txt": ("text/plain; charset=utf-8", true)
    case "png": ("image/png", false)
    case "jpg", "jpeg": ("image/jpeg", false)
    case "webp": ("image/webp", false)
    case "ico": ("image/x-icon", false)
    case "woff2": ("font/woff2", false)
    default: nil  // a file of a kind no page uses is not served
    }
  }
}

func hex(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return digits.count == 1 ? "0" + digits : digits
}
