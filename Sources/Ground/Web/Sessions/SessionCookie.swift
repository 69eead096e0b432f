import Hummingbird

/// The cookie that carries a session's id: HttpOnly, SameSite=Lax, for the whole site and gone with the browser.
///
/// Over https it is called `__Host-session`: a browser takes that name only with Secure, from this very host, so
/// that a neighbouring site cannot plant one. Plain http is for trying things out on one's own machine.
enum SessionCookie {
  static func name(isSecure: Bool) -> String { isSecure ? "__Host-session" : "session" }

  static func read(_ request: Request, isSecure: Bool) -> SessionID? {
    let name = name(isSecure: isSecure)
    for header in request.headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, parts[0].trimming(" ") == name { return SessionID(cookie: parts[1].trimming(" \"")) }
      }
    }
    return nil
  }

  static func header(for change: SessionChange, isSecure: Bool) -> String {
    let attributes = "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    return switch change {
    case .opened(let session): "\(name(isSecure: isSecure))=\(session.id.text)\(attributes)"
    case .closed: "\(name(isSecure: isSecure))=\(attributes); Max-Age=0"
    }
  }
}
