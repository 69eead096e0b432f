import Foundation
import HTTPTypes
import Hummingbird

/// A no that a gate says before any route is asked.
enum GateRefusal: Error {
  case foreignForm
  case unknownHost
  case ambiguous
  case signInFirst
  case moved(String)
  case wrongMethod(allowed: String)
  case tooSlow
}

/// Refuses what two readers could read in two ways: the gap that smuggled requests live in.
///
/// The parser refuses most of it. What it lets through is two names or none in Host, and codings other than chunked.
enum ClarityGate {
  static func check(_ visit: Visit) throws {
    let headers = visit.request.headers
    guard visit.request.head.authority?.isEmpty == false, headers[.host] == nil,
      headers[values: .transferEncoding].allSatisfy({ $0.lowercased() == "chunked" })
    else { throw GateRefusal.ambiguous }
  }
}

/// Answers only to the name the site has: another name in Host would end up in links, caches and mails.
enum HostGate {
  static func check(_ visit: Visit, _ settings: Settings) throws {
    guard let address = settings.address, let own = URL(string: address), let host = own.host else { return }
    let sent = (visit.request.head.authority ?? "").lowercased()
    let expected = own.port.map { "\(host):\($0)" } ?? host
    // The health check of a load balancer asks by IP address.
    guard sent == expected.lowercased() || visit.path == Site.healthPath else { throw GateRefusal.unknownHost }
  }
}

/// Takes forms only from our own pages (cross-site request forgery).
///
/// Browsers tell where a request was started in Sec-Fetch-Site, which no script can change; older ones tell in
/// Origin. A form that comes with neither is refused: nobody can know who sent it.
enum OriginGate {
  static func check(_ visit: Visit) throws {
    if let site = visit.request.headers[.secFetchSite] {
      guard site == "same-origin" || site == "none" else { throw GateRefusal.foreignForm }
      return
    }
    guard let origin = visit.request.headers[.origin], let host = visit.request.head.authority, !host.isEmpty,
      let separator = origin.range(of: "://"), origin[separator.upperBound...].lowercased() == host.lowercased()
    else { throw GateRefusal.foreignForm }
    let isSecure = origin[..<separator.lowerBound] == "https"
    // A page fetched over plain http may have been written by somebody on the line.
    guard isSecure || !visit.isSecure else { throw GateRefusal.foreignForm }
  }
}
