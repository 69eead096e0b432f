import HTTPTypes
import Hummingbird
import Values

/// One request, as a route sees it.
package struct Call: Sendable {
  /// When the request came in. Routes hand it down; nothing below them looks at a clock.
  package let now: Instant
  /// What stands after the question mark.
  package let query: Form
  package let address: ClientAddress
  /// What the browser shows; nil for a stranger. `SignIn.begin` and `.end` want it.
  package let session: SessionID?
  /// The pass the browser shows; what it is worth is known where it was given.
  package let pass: SessionID?
  /// Names this request in the log.
  package let id: String
  let request: Request
  let parameters: [String: String]
  let house: House

  /// What stands in a hole of the pattern: `call.parameter("slug")`.
  package func parameter(_ name: String) -> String {
    guard let value = parameters[name] else { preconditionFailure("No {\(name)} in the pattern of this route") }
    return value
  }

  package var path: String { request.uri.path }

  /// True for programs that ask for JSON before HTML.
  package var wantsJSON: Bool { Accept.prefersJSON(request.headers[.accept]) }

  package var ifNoneMatch: String? { request.headers[.ifNoneMatch] }

  package func header(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { request.headers[$0] }
  }
}
