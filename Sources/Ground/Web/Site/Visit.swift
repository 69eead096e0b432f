import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Values

/// One request on its way through the gates, with what they have found out about it so far.
struct Visit: Sendable {
  let request: Request
  let channel: any Channel
  let id: String
  let now: Instant
  let method: Route.Method?
  let isHead: Bool
  let path: String
  /// Path and query as they were sent.
  let target: String
  let address: ClientAddress
  let isSecure: Bool
  let session: SessionID?
  let pass: SessionID?
  /// The pattern of the route, for log and figures: addresses themselves would make endless series.
  var pattern = "-"
  var visitor: Visitor?

  init(_ request: Request, from context: SiteContext, house: House) {
    self.request = request
    channel = context.channel
    now = house.clock()
    id = Visit.newID()
    let verb = request.method.rawValue
    isHead = verb == "HEAD"
    method = isHead ? .get : Route.Method(rawValue: verb)
    path = request.uri.path
    target = request.uri.description
    let neighbour = Neighbour(remote: context.remote, request.headers, house.settings)
    address = neighbour.address
    isSecure = neighbour.isSecure
    session = SessionCookie.read(request, isSecure: neighbour.isSecure)
    pass = SessionCookie.read(request, .pass, isSecure: neighbour.isSecure)
  }

  var wantsJSON: Bool { Accept.prefersJSON(request.headers[.accept]) }

  /// The path cut at its slashes and decoded; nil when it cannot be one of ours.
  var segments: [String]? {
    guard path.hasPrefix("/"), !path.contains("//") else { return nil }
    var segments: [String] = []
    for part in path.split(separator: "/") {
      guard let text = part.removingPercentEncoding, !text.utf8.contains(0) else { return nil }
      segments.append(text)
    }
    return segments
  }

  func call(_ parameters: [String: String], _ house: House) -> Call {
    Call(
      now: now, query: Form(encoded: request.uri.query ?? ""), address: address, session: session, pass: pass,
      id: id,
      request: request, parameters: parameters, house: house)
  }

  private static func newID() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 36)
    return String(digits.suffix(10))
  }
}

/// Who is at the other end: believed from the connection itself, and from headers only when the proxy sent them.
struct Neighbour {
  let address: ClientAddress
  let isSecure: Bool

  init(remote: String, _ headers: HTTPFields, _ settings: Settings) {
    let isProxy = settings.proxy == remote
    // The last entry is the one our proxy wrote; those before it are whatever the visitor claimed.
    let forwarded = headers[.xForwardedFor]?.split(separator: ",").last?.trimming(" \t")
    address = ClientAddress(isProxy ? forwarded.flatMap(Neighbour.plausible) ?? remote : remote)
    isSecure = settings.isHTTPS || (isProxy && headers[.xForwardedProto]?.lowercased() == "https")
  }

  private static func plausible(_ text: String) -> String? {
    text.utf8.count <= 45 && text.utf8.allSatisfy { hexDigit($0) != nil || ".:".utf8.contains($0) } ? text : nil
  }
}

extension Settings {
  var isHTTPS: Bool { address?.lowercased().hasPrefix("https://") == true }
}

extension HTTPField.Name {
  static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!  // a valid header name
  static let xForwardedProto = HTTPField.Name("X-Forwarded-Proto")!
  static let host = HTTPField.Name("Host")!
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}

extension String {
  /// "/a/b//" -> "/a/b"; never something that begins with two slashes, which would be another site.
  var trimmingSlashes: String { "/" + trimming("/") }
}
