import Foundation
import MethodFiles

/// The kinds and circles that come with the product, or lie in the municipality's own folder on the machine.
package struct MethodLibrary: Sendable {
  private var methods: [Method.Sort: [String: Method]]

  package init(_ methods: [Method] = []) {
    self.methods = Dictionary(grouping: methods, by: \.sort).mapValues { group in
      Dictionary(group.map { ($0.slug, $0) }, uniquingKeysWith: { $1 })
    }
  }

  package subscript(sort: Method.Sort, slug: String) -> Method? { methods[sort]?[slug] }

  package func all(_ sort: Method.Sort) -> [Method] { methods[sort].map { Array($0.values) } ?? [] }

  package func slugs(_ sort: Method.Sort) -> Set<String> { Set(methods[sort]?.keys ?? [:].keys) }

  /// Reads `circles` and then `meetings` of each folder; a later folder's file takes the place of an earlier one's with
  /// the same slug. Folders after the first need not be there.
  package static func load(folders: [URL]) -> (MethodLibrary, [MethodFinding]) {
    var read: [Method] = []
    var findings: [MethodFinding] = []
    for sort in [Method.Sort.circle, .kind] {
      let circles = sort == .kind ? Set(read.map(\.slug)) : nil
      for (place, folder) in folders.enumerated() {
        let own = folder.appending(path: sort == .circle ? "circles" : "meetings")
        if place > 0, !FileManager.default.fileExists(atPath: own.path) { continue }
        let (loaded, found) = MethodFolder.load(own, slug: \Method.slug) { file in
          Method(reading: &file, as: sort, circles: circles)
        }
        read += loaded.map(\.value)
        findings += found
      }
    }
    return (MethodLibrary(read), findings)
  }
}
