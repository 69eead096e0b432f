import Foundation
import Synchronization

/// Follows a stream as a browser does, on a line of its own, while the test goes on.
final class EventLine: Sendable {
  private struct State {
    var heard = ""
    var isClosed = false
  }

  private let state = Mutex(State())
  private let line: Int32

  init(port: Int, _ target: String, _ headers: [String] = [], method: String = "GET") throws {
    let request = ["\(method) \(target) HTTP/1.1", "Host: x"] + headers + ["", ""]
    line = try Wire(port: port).deaf(request.joined(separator: "\r\n")).line
    Wire.threads.submit { [self] _ in
      var room = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = recv(line, &room, room.count, 0)
        if count <= 0 { break }
        state.withLock { $0.heard += String(decoding: room[..<count], as: UTF8.self) }
      }
      state.withLock { $0.isClosed = true }
    }
  }

  /// The headers, and after them the events as they came, chunk sizes and all.
  var heard: String { state.withLock { $0.heard } }
  var isClosed: Bool { state.withLock { $0.isClosed } }
  var status: Int? { heard.split(separator: " ").dropFirst().first.flatMap { Int($0) } }

  func hears(_ text: String) async throws { try await until { heard.contains(text) } }
  func closes() async throws { try await until { isClosed } }

  /// The tab is closed.
  func leave() { shutdown(line, Int32(SHUT_RDWR)) }

  deinit { close(line) }
}

/// Waits up to five seconds until it is so; the expectation that follows tells when it never became so.
func until(_ condition: () -> Bool) async throws {
  for _ in 0..<1_000 where !condition() { try await Task.sleep(for: .milliseconds(5)) }
}
