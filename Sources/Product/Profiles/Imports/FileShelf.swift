import Crypto
import Foundation

/// Where received files stand, each under its SHA-256: the same bytes take the same place, and a name from outside
/// never becomes a name on our disk.
package struct FileShelf: Sendable {
  package let folder: URL

  package init(folder: URL) { self.folder = folder }

  package func url(of sha256: String) -> URL { folder.appending(path: sha256) }

  /// Copies a file to the shelf and says what it is called there. A file that stands there already is left alone.
  package func keep(_ file: URL) throws -> (sha256: String, size: Int) {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    removeUnfinished()
    let (sha256, size) = try FileShelf.fingerprint(of: file)
    let place = url(of: sha256)
    guard !holds(sha256) else { return (sha256, size) }
    // Copied beside and renamed: a process that is killed here leaves no half file under a whole name.
    let unfinished = folder.appending(path: "\(sha256).\(ProcessInfo.processInfo.processIdentifier).part")
    try? FileManager.default.removeItem(at: unfinished)
    do {
      try FileManager.default.copyItem(at: file, to: unfinished)
      try FileManager.default.moveItem(at: unfinished, to: place)
    } catch {
      try? FileManager.default.removeItem(at: unfinished)
      // Somebody else may have put the same bytes there in the meantime.
      guard holds(sha256) else { throw error }
    }
    return (sha256, size)
  }

  package func holds(_ sha256: String) -> Bool { FileManager.default.fileExists(atPath: url(of: sha256).path) }

  /// What a process that was killed left half copied; an hour is longer than any copying takes.
  private func removeUnfinished() {
    let keys: Set<URLResourceKey> = [.contentModificationDateKey]
    let all = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: Array(keys))
    for file in all ?? [] where file.pathExtension == "part" {
      let changed = try? file.resourceValues(forKeys: keys).contentModificationDate
      if let changed, changed.timeIntervalSinceNow < -3600 { try? FileManager.default.removeItem(at: file) }
    }
  }

  /// Takes the bytes away for good.
  package func remove(_ sha256: String) { try? FileManager.default.removeItem(at: url(of: sha256)) }

  package static func fingerprint(of file: URL) throws -> (sha256: String, size: Int) {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    var hash = SHA256()
    var size = 0
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
      hash.update(data: chunk)
      size += chunk.count
    }
    return (hash.finalize().map(twoDigits(hex:)).joined(), size)
  }
}

func twoDigits(hex byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
