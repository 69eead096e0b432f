import Synchronization

/// Figures about the server for Prometheus: how many requests, how fast, how large in memory.
package final class Metrics: Sendable {
  private struct Series: Hashable {
    let method: String
    let pattern: String
    let status: Int
  }

  private struct Figures {
    var requests: [Series: Int] = [:]
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count + 1)
    var seconds = 0.0
    var storeErrors = 0
  }

  private let figures = Mutex(Figures())
  private static let bounds: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

  func record(method: String, pattern: String, status: Int, seconds: Double) {
    figures.withLock { figures in
      figures.requests[Series(method: method, pattern: pattern, status: status), default: 0] += 1
      figures.seconds += seconds
      figures.buckets[Metrics.bounds.firstIndex { seconds <= $0 } ?? Metrics.bounds.count] += 1
    }
  }

  func recordStoreError() { figures.withLock { $0.storeErrors += 1 } }

  /// The text format of Prometheus, version 0.0.4.
  package func text(sessions: Int?, memory: Int?, streams: Int) -> String {
    let figures = figures.withLock { $0 }
    var lines = ["# TYPE faelled_requests_total counter"]
    for (series, count) in figures.requests.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      let labels = "method=\"\(series.method)\",route=\"\(series.pattern)\",status=\"\(series.status)\""
      lines.append("faelled_requests_total{\(labels)} \(count)")
    }
    lines.append("# TYPE faelled_request_seconds histogram")
    var sum = 0
    for (bound, count) in zip(Metrics.bounds.map { "\($0)" } + ["+Inf"], figures.buckets) {
      sum += count
      lines.append("faelled_request_seconds_bucket{le=\"\(bound)\"} \(sum)")
    }
    lines += ["faelled_request_seconds_sum \(figures.seconds)", "faelled_request_seconds_count \(sum)"]
    lines += ["# TYPE faelled_store_errors_total counter", "faelled_store_errors_total \(figures.storeErrors)"]
    lines += ["# TYPE faelled_streams gauge", "faelled_streams \(streams)"]
    if let sessions { lines += ["# TYPE faelled_sessions gauge", "faelled_sessions \(sessions)"] }
    if let memory {
      lines += ["# TYPE process_resident_memory_bytes gauge", "process_resident_memory_bytes \(memory)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
