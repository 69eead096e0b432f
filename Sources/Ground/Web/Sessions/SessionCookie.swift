import Hummingbird

/// The cookie that carries a session's id: HttpOnly, SameSite=Lax, for the whole site and gone with the browser.
///
/// Over https it is called `__Host-session`: a browser takes that name only with Secure, from this very host, so
/// that a neighbouring site cannot plant one. Plain http is for trying things out on one's own machine.
///
/// A pass is a cookie of the same sort for somebody without an account: the feature that gave it knows where it leads in.
enum SessionCookie {
  enum Sort: String { case session, pass }

  static func name(_ sort: Sort = .session, isSecure: Bool) -> String {
    isSecure ? "__Host-\(sort.rawValue)" : sort.rawValue
  }

  static func read(_ request: Request, _ sort: Sort = .session, isSecure: Bool) -> SessionID? {
    let name = name(sort, isSecure: isSecure)
    for header in request.headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, parts[0].trimming(" ") == name { return SessionID(cookie: parts[1].trimming(" \"")) }
      }
    }
    return nil
  }

  static func header(_ sort: Sort = .session, for change: SessionChange, isSecure: Bool) -> String {
    let attributes = "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    return switch change {
    case .opened(let session): "\(name(sort, isSecure: isSecure))=\(session.id.text)\(attributes)"
    case .closed: "\(name(sort, isSecure: isSecure))=\(attributes); Max-Age=0"
    }
  }
}
