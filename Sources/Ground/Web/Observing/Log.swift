import Foundation
import Synchronization
import Values

/// The server's diary: one line for each thing that happened, in UTC, as `key=value` pairs.
///
/// Values come from strangers. A line break or a terminal's control sign in one would let a stranger write lines
/// of his own (ASVS 16.4.1), so everything outside printable text is written as an escape.
package struct Log: Sendable {
  package enum Level: String, Sendable {
    /// Nobody needs to act.
    case info
    /// Look at it today.
    case warning
    /// Someone should wake up.
    case error
  }

  private let write: @Sendable (String) -> Void

  /// Writes to standard error. A full disk behind it must not stop the server: what cannot be written is dropped.
  package init() {
    write = { line in
      let bytes = Array((line + "\n").utf8)
      _ = bytes.withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
    }
  }

  package init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

  package func callAsFunction(
    _ level: Level, _ event: String, at now: Instant = .now(), _ fields: KeyValuePairs<String, String?> = [:]
  ) {
    var line = "\(Log.utc(now)) level=\(level.rawValue) event=\(Log.safe(event))"
    for (key, value) in fields { if let value { line += " \(key)=\(Log.safe(value))" } }
    write(line)
  }

  /// "2026-11-21T08:15:13.042Z", by arithmetic: a formatter would cost more than the rest of the line.
  static func utc(_ now: Instant) -> String {
    let milliseconds = now.milliseconds
    let days = Int((Double(milliseconds) / 86_400_000).rounded(.down))
    let rest = Int(milliseconds - Int64(days) * 86_400_000)
    let day = Day(1970, 1, 1)!.adding(days: days)  // the epoch exists
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let thousandths = String(1000 + rest % 1000).dropFirst()
    return "\(day.iso)T\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):\(two(rest / 1000 % 60)).\(thousandths)Z"
  }

  /// Bare when it is one plain word, otherwise in quotes with everything odd escaped.
  static func safe(_ value: String) -> String {
    let isPlain = !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && !"\"=\\".utf8.contains($0) }
    if isPlain { return value }
    var out = "\""
    for scalar in value.unicodeScalars.prefix(2000) {
      switch scalar {
      case "\"", "\\": out += "\\\(scalar)"
      case " "..."~": out.unicodeScalars.append(scalar)
      default:
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          out.unicodeScalars.append(scalar)
        } else {
          out += "\\u{\(String(scalar.value, radix: 16))}"
        }
      }
    }
    return out + "\""
  }
}
