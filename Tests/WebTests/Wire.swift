import Foundation
import NIOPosix

/// A telephone line to the server without any politeness: sends the bytes it is told to, at the pace it is told to.
struct Wire: Sendable {
  struct Heard: Sendable {
    var text: String
    var seconds: Double
    /// True when the server hung up, false when the test lost patience.
    var isClosed: Bool

    var status: Int? { text.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
    var answers: Int { text.components(separatedBy: "HTTP/1.1 ").count - 1 }
  }

  let port: Int

  /// Threads of our own: a test that waits must not take the ones the server writes its files on.
  static let threads: NIOThreadPool = {
    let pool = NIOThreadPool(numberOfThreads: 16)
    pool.start()
    return pool
  }()

  /// Sends the pieces with a pause between them and listens until the server hangs up or `patience` is over.
  func send(_ pieces: [String], pause: Double = 0, patience: Double = 4) async throws -> Heard {
    try await Wire.threads.runIfActive { try converse(pieces.map { Array($0.utf8) }, pause, patience) }
  }

  /// Asks and does not listen.
  func deaf(_ request: String) throws -> DeafLine {
    let line = try dial()
    _ = request.withCString { Foundation.send(line, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
    return DeafLine(line: line)
  }

  private func converse(_ pieces: [[UInt8]], _ pause: Double, _ patience: Double) throws -> Heard {
    let began = Date()
    let line = try dial()
    defer { close(line) }
    var heard = Heard(text: "", seconds: 0, isClosed: false)
    for piece in pieces {
      _ = piece.withUnsafeBytes { Foundation.send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if pause > 0, listen(line, into: &heard, for: pause) { break }
    }
    while !heard.isClosed, Date().timeIntervalSince(began) < patience {
      _ = listen(line, into: &heard, for: min(0.2, patience))
    }
    heard.seconds = Date().timeIntervalSince(began)
    return heard
  }

  /// True when the server hung up.
  private func listen(_ line: Int32, into heard: inout Heard, for seconds: Double) -> Bool {
    var descriptor = pollfd(fd: line, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, Int32(seconds * 1000)) > 0 else { return false }
    var room = [UInt8](repeating: 0, count: 65536)
    let count = recv(line, &room, room.count, 0)
    if count > 0 { heard.text += String(decoding: room[..<count], as: UTF8.self) }
    heard.isClosed = count <= 0
    return heard.isClosed
  }

  private func dial() throws -> Int32 {
    let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(line, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    return line
  }
}

struct DeafLine: Sendable {
  let line: Int32

  /// Listens at last: how many bytes there are to be had before the end.
  func rest() -> Int {
    defer { close(line) }
    var room = [UInt8](repeating: 0, count: 1 << 20)
    var sum = 0
    while true {
      let count = recv(line, &room, room.count, 0)
      if count <= 0 { return sum }
      sum += count
    }
  }
}
