import Live
import Markup

/// What a route gives back: a page, a redirect, a file.
package struct Answer: Sendable {
  enum Content: Sendable {
    case page(Page)
    case frozen(FrozenPage)
    case bytes([UInt8], type: String)
    case empty
    case file(Assets.File, isVersioned: Bool)
    case stream(LiveStream)
  }

  var status: Int
  var content: Content
  package internal(set) var headers: [(name: String, value: String)] = []
  var session: SessionChange?
  var pass: SessionChange?
  /// The same for every stranger: see `open()`.
  private(set) var isOpen = false

  /// A page in its frame. An invalid form is sent again with `status: 422`.
  package static func page(_ page: Page, status: Int = 200) -> Answer {
    Answer(status: status, content: .page(page))
  }

  /// A released page whose content was compressed when it was published.
  package static func frozen(_ page: FrozenPage) -> Answer {
    Answer(status: 200, content: .frozen(page))
  }

  /// Sends the browser on with a GET: the answer to every form that succeeded.
  package static func seeOther(_ path: Path) -> Answer {
    Answer(status: 303, content: .empty, headers: [("Location", path.text)])
  }

  /// Bytes of some type. With a file name the browser saves it instead of showing it.
  package static func bytes(_ bytes: [UInt8], type: String, filename: String? = nil, status: Int = 200) -> Answer {
    var answer = Answer(status: status, content: .bytes(bytes, type: type))
    if let filename { answer.headers.append(("Content-Disposition", attachment(named: filename))) }
    return answer
  }

  /// What happens, told as it happens: `Call.stream` makes it.
  static func stream(_ stream: LiveStream) -> Answer { Answer(status: 200, content: .stream(stream)) }

  package static let empty = Answer(status: 204, content: .empty)

  /// Tells the browser to keep the new session that `SignIn.begin` made.
  package func opening(_ session: NewSession) -> Answer {
    var answer = self
    answer.session = .opened(session)
    return answer
  }

  /// Tells the browser to forget the session, and what it has stored, after `SignIn.end`.
  package func closingSession() -> Answer {
    var answer = self
    answer.session = .closed
    return answer
  }

  /// Tells the browser to keep a pass: what lets somebody without an account into the one place its giver knows of.
  package func givingPass(_ pass: NewSession) -> Answer {
    var answer = self
    answer.pass = .opened(pass)
    return answer
  }

  package func takingPass() -> Answer {
    var answer = self
    answer.pass = .closed
    return answer
  }

  /// For everybody: every stranger gets the same bytes, so browsers and caches between may keep them and ask whether
  /// they still hold. Such a page can hold no script, since a nonce that is kept is no secret.
  package func open() -> Answer {
    var answer = self
    answer.isOpen = true
    return answer
  }

  package func header(_ name: String, _ value: String) -> Answer {
    var answer = self
    answer.headers.append((name, value))
    return answer
  }
}

enum SessionChange: Sendable {
  case opened(NewSession)
  case closed
}
