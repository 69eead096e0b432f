import Crypto
import HTTPTypes
import Hummingbird

extension Site {
  /// Who may keep an answer that is for everybody. It is asked about each time, because what is open can be closed.
  ///
  /// A visitor with a session has a name in the frame: that page stays in the visitor's own browser. A cache between
  /// never mixes the two up, since answers vary with the cookie and a stranger has none.
  static func keeping(_ visit: Visit) -> String { visit.session == nil ? "public, no-cache" : "private, no-cache" }

  /// Names the content by its bytes; true when the sender has the same already.
  func isKept(_ bytes: [UInt8], _ visit: Visit, _ fields: inout HTTPFields) -> Bool {
    let tag = "W/\"\(SHA256.hash(data: bytes).prefix(12).map { hex($0) }.joined())\""
    fields[.eTag] = tag
    fields[.cacheControl] = Site.keeping(visit)
    return ETag.matches(tag, visit.request.headers[.ifNoneMatch])
  }
}
