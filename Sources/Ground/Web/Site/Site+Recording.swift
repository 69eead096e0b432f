import Hummingbird
import Storage

extension Site {
  /// One line and one count for each request: who, what, when, how it went. Addresses and forms stay out of it,
  /// since both can hold what nobody else should read.
  func record(_ visit: Visit, _ response: Response, took: Duration) {
    let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    let status = response.status.code
    let method = visit.isHead ? "HEAD" : visit.method?.rawValue ?? "other"
    metrics.record(method: method, pattern: visit.pattern, status: status, seconds: seconds)
    let bytes = response.body.contentLength ?? 0
    house.log(
      .info, "request", at: visit.now,
      [
        "id": visit.id, "method": method, "route": visit.pattern, "status": "\(status)",
        "ms": "\((seconds * 10_000).rounded() / 10)", "bytes": "\(bytes)",
        "who": visit.visitor?.person.raw, "from": visit.address.bucket,
      ])
  }
}
