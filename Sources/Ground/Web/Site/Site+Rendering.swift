import HTTPTypes
import Hummingbird
import Markup
import NIOCore

extension Site {
  /// Writes an answer out: frame, compression, headers.
  func render(_ answer: Answer, for visit: Visit) -> Response {
    var fields = HTTPFields()
    fields[.cacheControl] = "no-store"
    fields[.vary] = "Accept-Encoding, Cookie, Sec-Fetch-Site, Origin"
    if case .stream(let stream) = answer.content { return self.stream(stream, for: visit, fields) }
    let packed = pack(answer, for: visit, &fields)
    for header in answer.headers {
      if let name = HTTPField.Name(header.name) { fields[name] = header.value }
    }
    addSession(answer.session, visit, &fields)
    if let change = answer.pass {
      let header = SessionCookie.header(.pass, for: change, isSecure: visit.isSecure)
      fields.append(HTTPField(name: .setCookie, value: header))
    }
    if packed.status == 413 || packed.status == 400 || visit.isStuck(packed.status) { fields[.connection] = "close" }
    let hasBody = !visit.isHead && packed.status != 304 && packed.status != 204
    if packed.status != 304, packed.status != 204 { fields[.contentLength] = "\(packed.bytes.count)" }
    return Response(
      status: .init(code: packed.status), headers: fields,
      body: hasBody ? .init(byteBuffer: ByteBuffer(bytes: packed.bytes)) : .init())
  }

  private func addSession(_ change: SessionChange?, _ visit: Visit, _ fields: inout HTTPFields) {
    guard let change else { return }
    fields[.setCookie] = SessionCookie.header(for: change, isSecure: visit.isSecure)
    // A shared computer must not show the last page to the next person who presses Back.
    if case .closed = change { fields[.clearSiteData] = "\"cache\", \"cookies\", \"storage\"" }
  }

  private func pack(_ answer: Answer, for visit: Visit, _ fields: inout HTTPFields) -> Packed {
    func secure(_ policy: String) { SecurityHeaders.add(to: &fields, policy: policy, isSecure: visit.isSecure) }
    switch answer.content {
    case .empty, .stream:
      secure(SecurityHeaders.nothing)
      return Packed(status: answer.status, bytes: [])
    case .page(let page):
      let nonce = answer.isOpen ? "" : SiteSecret.random()
      secure(answer.isOpen ? SecurityHeaders.openPage : SecurityHeaders.page(nonce: nonce))
      fields[.contentType] = "text/html; charset=utf-8"
      let html = Frame.render(page, in: surroundings(visit, nonce: nonce))
      if answer.isOpen, isKept(html.bytes, visit, &fields) { return Packed(status: 304, bytes: []) }
      return Packed(status: answer.status, bytes: compressed(html.bytes, visit, &fields))
    case .frozen(let page):
      let nonce = answer.isOpen ? "" : secret.nonce(for: page.tag, session: visit.session)
      secure(answer.isOpen ? SecurityHeaders.openPage : SecurityHeaders.page(nonce: nonce))
      return thaw(page, nonce: nonce, isOpen: answer.isOpen, for: visit, &fields)
    case .bytes(let bytes, let type):
      secure(SecurityHeaders.file)
      fields[.contentType] = type
      if answer.isOpen, isKept(bytes, visit, &fields) { return Packed(status: 304, bytes: []) }
      return Packed(status: answer.status, bytes: Site.isText(type) ? compressed(bytes, visit, &fields) : bytes)
    case .file(let file, let isVersioned):
      secure(SecurityHeaders.file)
      return serve(file, isVersioned: isVersioned, for: visit, &fields)
    }
  }

  func surroundings(_ visit: Visit, nonce: String) -> Surroundings {
    let visitor = visit.visitor
    let menu = visitor.map { visitor in self.menu.filter { $0.permission.map(visitor.may) ?? true } } ?? []
    return Surroundings(visitor: visitor, menu: menu, nonce: nonce, assets: house.assets)
  }

  private func compressed(_ bytes: [UInt8], _ visit: Visit, _ fields: inout HTTPFields) -> [UInt8] {
    // Below a packet's size, compression costs time and saves nothing.
    guard bytes.count > 860, visit.takesGzip else { return bytes }
    fields[.contentEncoding] = "gzip"
    return Gzip.member(bytes)
  }

  private static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.contains("json") || type.contains("svg") || type.contains("xml;")
  }
}

struct Packed {
  let status: Int
  let bytes: [UInt8]
}

extension Visit {
  var takesGzip: Bool { Accept.takesGzip(request.headers[.acceptEncoding]) }

  /// After these the sender may still be sending what nobody will read.
  func isStuck(_ status: Int) -> Bool {
    method == .post && (status >= 500 || status == 403 || status == 429) || method == nil
  }
}
