import CPQ
import Foundation
import Synchronization

/// Listens on a connection and a thread of its own, and connects again for as long as somebody wants to hear.
final class PostgreSQLListener: Sendable {
  private let address: String
  private let channel: String
  private let heard: AsyncStream<Store.Heard>.Continuation
  private let isStopped = Mutex(false)

  static func stream(_ channel: String, at address: String) -> AsyncStream<Store.Heard> {
    AsyncStream { heard in
      let listener = PostgreSQLListener(address, channel, heard)
      heard.onTermination = { _ in listener.isStopped.withLock { $0 = true } }
      // Not the pool of the transactions: this one waits for ever.
      Thread.detachNewThread { listener.listen() }
    }
  }

  private init(_ address: String, _ channel: String, _ heard: AsyncStream<Store.Heard>.Continuation) {
    self.address = address
    self.channel = channel
    self.heard = heard
  }

  private var mayGoOn: Bool { !isStopped.withLock { $0 } }

  private func listen() {
    var pause: UInt32 = 100_000
    while mayGoOn {
      if let connection = try? PostgreSQLConnection(address: address),
        (try? connection.command("LISTEN \(channel)")) != nil
      {
        // After LISTEN and not before: what is said from now on will be heard.
        heard.yield(.interrupted)
        pause = 100_000
        while mayGoOn, wait(on: connection) {}
      }
      if mayGoOn { usleep(pause) }
      pause = min(pause * 2, 3_200_000)
    }
  }

  /// At most half a second, so that it is soon noticed when nobody listens any more. False when the line is dead.
  private func wait(on connection: PostgreSQLConnection) -> Bool {
    var line = pollfd(fd: PQsocket(connection.handle), events: Int16(POLLIN), revents: 0)
    guard poll(&line, 1, 500) > 0 else { return true }
    guard PQconsumeInput(connection.handle) == 1 else { return false }
    while let said = PQnotifies(connection.handle) {
      heard.yield(.said(String(cString: said.pointee.extra)))
      PQfreemem(said)
    }
    return !connection.isBroken
  }
}
