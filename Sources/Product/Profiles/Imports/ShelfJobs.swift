import Foundation
import People
import Storage
import Values
import Web

/// Are the received files still there, byte for byte? Too slow for a start, which does not need them.
enum ShelfJobs {
  static func check(_ shelf: FileShelf) -> Check {
    Check("received files") { store, depth in
      guard depth == .deep else { return [] }
      let known = try await store.read { try FileStore.fileNames(in: $0) }
      var remarks: [Check.Remark] = []
      for (sha256, name) in known.sorted(by: { $0.key < $1.key }) {
        let place = shelf.url(of: sha256)
        if !FileManager.default.fileExists(atPath: place.path) {
          remarks.append(.fault(ImportWords.fileIsGone(name, at: place.path)))
        } else if try FileShelf.fingerprint(of: place).sha256 != sha256 {
          remarks.append(.fault(ImportWords.fileIsChanged(name, at: place.path)))
        }
      }
      let standing = (try? FileManager.default.contentsOfDirectory(atPath: shelf.folder.path)) ?? []
      let spare = standing.count { known[$0] == nil }
      if spare > 0 { remarks.append(.note(ImportWords.spareFiles(spare, in: shelf.folder.path))) }
      return remarks
    }
  }
}
