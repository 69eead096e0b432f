import Foundation
import MethodFiles

extension Catalogue {
  /// Reads every indicator file of a folder. Files with findings are left out of the catalogue, the others are in it:
  /// whoever calls decides whether to go on (the server refuses to start with findings in the shipped folder).
  package static func load(folder: URL) -> (Catalogue, [MethodFinding]) {
    let (loaded, findings) = MethodFolder.load(folder, slug: \Indicator.slug) { file in Indicator(reading: &file) }
    return (Catalogue(loaded.map(\.value)), findings)
  }
}
