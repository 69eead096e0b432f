import NIOCore
import NIOHTTP1
import NIOHTTPTypes

extension ConnectionGuard {
  /// Keeps time by what arrives, also of what waits for its turn.
  func note(_ part: HTTPRequestPart) {
    switch part {
    case .head:
      stop(&timer)
      reading = .body(since: .now(), bytes: 0)
    case .body(let piece):
      if case .body(let since, let bytes) = reading {
        reading = .body(since: since, bytes: bytes + piece.readableBytes)
      }
    case .end:
      stop(&timer)
      reading = .nothing
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    switch reading {
    case .nothing:
      // Bytes came, but no part of a request: the beginning of a header.
      if bytesCame, partsInThisRead == 0 {
        reading = .header
        wait(context, limits.headerTime) { $0.hangUp($1) }
      }
    case .header: break
    case .body: if timer == nil { wait(context, limits.bodyGrace) { $0.checkPace($1) } }
    }
    partsInThisRead = 0
    bytesCame = false
    context.fireChannelReadComplete()
  }

  private func checkPace(_ context: ChannelHandlerContext) {
    guard case .body(let since, let bytes) = reading else { return }
    let seconds = (NIODeadline.now() - since).nanoseconds / 1_000_000_000
    if Int64(bytes) < seconds * Int64(limits.bodyRate) { return hangUp(context) }
    wait(context, .seconds(1)) { $0.checkPace($1) }
  }

  /// More than anything here takes. Whoever still sends has not listened to the answer.
  var isTooMuch: Bool {
    if case .body(_, let bytes) = reading { bytes > 2 * limits.uploadBytes } else { false }
  }

  /// An answered sender may go on sending for a while; then the line is cut.
  func linger(_ context: ChannelHandlerContext) {
    context.close(mode: .output, promise: nil)
    stop(&timer)
    wait(context, .seconds(30)) { $0.hangUp($1) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    // Without this, half a body would look like a whole one to whoever reads it.
    if case .body = reading { context.fireErrorCaught(HTTPParserError.invalidEOFState) }
    stop(&timer)
    stop(&writeTimer)
    closing?.succeed()
    closing = nil
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent { onStopping() }
    // A reader that sends no more may well go on listening to a page, but nobody listens to a stream like that: the
    // browser has closed it. Without this the stream would be written to until a write fails.
    if isStream, event as? ChannelEvent == .inputClosed { return hangUp(context) }
    context.fireUserInboundEventTriggered(event)
  }

  func hangUp(_ context: ChannelHandlerContext) { context.close(promise: nil) }

  private func wait(
    _ context: ChannelHandlerContext, _ time: Duration,
    then act: @escaping @Sendable (ConnectionGuard, ChannelHandlerContext) -> Void
  ) {
    timer = schedule(context, time) { guardian, context in
      guardian.timer = nil
      act(guardian, context)
    }
  }

  func schedule(
    _ context: ChannelHandlerContext, _ time: Duration,
    _ act: @escaping @Sendable (ConnectionGuard, ChannelHandlerContext) -> Void
  ) -> Scheduled<Void> {
    // A handler and its context belong to one event loop; the bound says so to the compiler and checks it.
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    return context.eventLoop.scheduleTask(in: TimeAmount(time)) { act(bound.value.0, bound.value.1) }
  }

  func stop(_ timer: inout Scheduled<Void>?) {
    timer?.cancel()
    timer = nil
  }
}

/// Stands nearest the network and tells the guard that bytes came, also when they are not yet a whole header.
final class ByteWatch: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer

  private let owner: ConnectionGuard

  init(_ owner: ConnectionGuard) { self.owner = owner }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    owner.bytesCame = true
    context.fireChannelRead(data)
  }
}
