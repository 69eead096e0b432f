import Crypto
import HTTPTypes
import Hummingbird

extension Site {
  /// Lays the visitor's own frame around content that was compressed when it was published.
  func thaw(_ page: FrozenPage, nonce: String, isOpen: Bool, for visit: Visit, _ fields: inout HTTPFields) -> Packed {
    let hollow = Page(title: page.title, menu: page.menu, phase: page.phase, trace: page.trace, main: .empty)
    var (head, tail) = Frame.parts(hollow, in: surroundings(visit, nonce: nonce))
    head += page.before.bytes
    let print = SHA256.hash(data: head + tail + Array(nonce.utf8)).prefix(12).map { hex($0) }.joined()
    let tag = "W/\"\(page.tag)-\(print)\""
    fields[.eTag] = tag
    // The browser may keep it but must ask each time: the visitor may have signed out since.
    fields[.cacheControl] = isOpen ? Site.keeping(visit) : "private, no-cache"
    if ETag.matches(tag, visit.request.headers[.ifNoneMatch]) { return Packed(status: 304, bytes: []) }
    fields[.contentType] = "text/html; charset=utf-8"
    guard visit.takesGzip else { return Packed(status: 200, bytes: head + page.main.bytes + tail) }
    fields[.contentEncoding] = "gzip"
    return Packed(status: 200, bytes: page.main.gzip(head: head, tail: tail))
  }
}

enum ETag {
  /// Weak comparison (RFC 9110 §8.8.3.2): "W/" does not matter.
  static func matches(_ tag: String, _ header: String?) -> Bool {
    guard let header else { return false }
    if header.trimming(" ") == "*" { return true }
    func bare(_ tag: String) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...] }
    return header.split(separator: ",").contains { bare($0.trimming(" ")) == bare(tag) }
  }
}
