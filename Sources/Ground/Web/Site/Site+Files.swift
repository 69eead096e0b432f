import HTTPTypes
import Hummingbird

extension Site {
  /// A file of Public, when the path names one. Files come before routes and need neither session nor database.
  func file(for visit: Visit) -> Answer? {
    guard visit.method == .get, let file = house.assets.files[String(visit.path.dropFirst())] else { return nil }
    let isVersioned = visit.request.uri.query == "v=\(file.version)"
    return Answer(status: 200, content: .file(file, isVersioned: isVersioned))
  }

  func serve(_ file: Assets.File, isVersioned: Bool, for visit: Visit, _ fields: inout HTTPFields) -> Packed {
    fields[.eTag] = "\"\(file.version)\""
    fields[.vary] = "Accept-Encoding"
    // With the version in the address the content can never change; without it, ask each time.
    fields[.cacheControl] = isVersioned ? "public, max-age=31536000, immutable" : "public, no-cache"
    if ETag.matches("\"\(file.version)\"", visit.request.headers[.ifNoneMatch]) {
      return Packed(status: 304, bytes: [])
    }
    fields[.contentType] = file.type
    guard visit.takesGzip, let gzip = file.gzip, gzip.count < file.bytes.count else {
      return Packed(status: 200, bytes: file.bytes)
    }
    fields[.contentEncoding] = "gzip"
    return Packed(status: 200, bytes: gzip)
  }
}
