import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Watches one connection and hangs up on those that keep it busy without getting anywhere.
///
/// A header must be whole 10 seconds after its first byte. A body must, after 10 seconds, have come at 1 KB a second on
/// average. A reader must take something every 60 seconds. (A connection on which nothing at all happens is closed by
/// Hummingbird's own idle time.) It also closes after an answer that says `Connection: close`, and puts the security
/// headers on the bare 400 that is sent when the request could not be read at all.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private enum Reading {
    case nothing
    case header
    case body(since: NIODeadline, bytes: Int)
  }

  private let limits: Limits
  private let isSecure: Bool
  private var reading = Reading.nothing
  private var partsInThisRead = 0
  fileprivate var bytesCame = false
  private var closesAfterAnswer = false
  private var isAnswered = true
  private var isWhole = true
  /// What came ahead of its turn; see `channelRead`.
  private var held: CircularBuffer<HTTPRequestPart> = []
  private var isReadWanted = false
  private var unreadable: HTTPParserError?
  private var timer: Scheduled<Void>?
  private var writeTimer: Scheduled<Void>?
  /// How long an answered sender may go on sending before the line is cut: cut at once, it would never see the answer.
  private static let linger: TimeAmount = .seconds(30)

  init(_ limits: Limits, isSecure: Bool) {
    self.limits = limits
    self.isSecure = isSecure
  }

  func handlerAdded(context: ChannelHandlerContext) {
    // Fails only when the pipeline is already closed.
    try? context.pipeline.syncOperations.addHandler(ByteWatch(self), position: .first)
  }

  /// One request at a time: the next is handed on when this one is answered, and never if its answer closes the line.
  /// Otherwise a request hidden behind a refused one would still be carried out.
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    partsInThisRead += 1
    let part = unwrapInboundIn(data)
    note(part)
    if isTooMuch { return hangUp(context) }
    if case .head(let head) = part, head.headerFields[.expect]?.lowercased() == "100-continue" {
      context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }
    if held.isEmpty, !part.isHead || isWhole && isAnswered {
      hand(part, context)
    } else {
      held.append(part)
    }
  }

  func read(context: ChannelHandlerContext) {
    // While something is held there is enough to do; what more comes waits in the kernel.
    if held.isEmpty { context.read() } else { isReadWanted = true }
  }

  /// More than anything here takes. Whoever still sends has not listened to the answer.
  private var isTooMuch: Bool {
    if case .body(_, let bytes) = reading { bytes > 2 * limits.uploadBytes } else { false }
  }

  private func hand(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
    switch part {
    case .head:
      isWhole = false
      isAnswered = false
    case .body: break
    case .end:
      isWhole = true
      if closesAfterAnswer, isAnswered { context.close(promise: nil) }
    }
    context.fireChannelRead(wrapInboundOut(part))
  }

  private func handOverNext(_ context: ChannelHandlerContext) {
    guard !held.isEmpty, isWhole, isAnswered, !closesAfterAnswer else { return }
    repeat { hand(held.removeFirst(), context) } while !held.isEmpty && !isWhole
    context.fireChannelReadComplete()
    if held.isEmpty, isReadWanted {
      isReadWanted = false
      context.read()
    }
  }

  /// Keeps time by what arrives, also of what is held.
  private func note(_ part: HTTPRequestPart) {
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

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let error = error as? HTTPParserError { unreadable = error }
    context.fireErrorCaught(error)
  }

  func channelInactive(context: ChannelHandlerContext) {
    // Without this, half a body would look like a whole one to whoever reads it.
    if case .body = reading { context.fireErrorCaught(HTTPParserError.invalidEOFState) }
    stop(&timer)
    stop(&writeTimer)
    context.fireChannelInactive()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      let head = completed(head)
      closesAfterAnswer = head.headerFields[.connection] == "close"
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      isAnswered = true
      context.writeAndFlush(data, promise: promise)
      if closesAfterAnswer { closeAfterAnswer(context) } else { handOverNext(context) }
    }
  }

  private func closeAfterAnswer(_ context: ChannelHandlerContext) {
    if !isWhole {
      context.close(mode: .output, promise: nil)
      stop(&timer)
      wait(context, .nanoseconds(ConnectionGuard.linger.nanoseconds)) { $0.hangUp($1) }
    } else {
      context.close(promise: nil)
    }
  }

  /// Hummingbird answers what it cannot parse with a bare 400; here it gets the right number and all the headers.
  private func completed(_ head: HTTPResponse) -> HTTPResponse {
    guard head.headerFields[.contentSecurityPolicy] == nil, head.status.kind != .informational else { return head }
    var head = head
    switch unreadable {
    case .headerOverflow: head.status = .requestHeaderFieldsTooLarge
    case .invalidMethod:
      head.status = .methodNotAllowed
      head.headerFields[.allow] = "GET, HEAD, POST"
    default: break
    }
    head.headerFields[.cacheControl] = "no-store"
    SecurityHeaders.add(to: &head.headerFields, policy: SecurityHeaders.nothing, isSecure: isSecure)
    return head
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    stop(&writeTimer)
    if !context.channel.isWritable {
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      writeTimer = context.eventLoop.scheduleTask(in: TimeAmount(limits.idle)) { bound.value.0.hangUp(bound.value.1) }
    }
    context.fireChannelWritabilityChanged()
  }

  private func hangUp(_ context: ChannelHandlerContext) { context.close(promise: nil) }

  private func wait(
    _ context: ChannelHandlerContext, _ time: Duration,
    then act: @escaping @Sendable (ConnectionGuard, ChannelHandlerContext) -> Void
  ) {
    // A handler and its context belong to one event loop; the bound says so to the compiler and checks it.
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    timer = context.eventLoop.scheduleTask(in: TimeAmount(time)) {
      bound.value.0.timer = nil
      act(bound.value.0, bound.value.1)
    }
  }

  private func stop(_ timer: inout Scheduled<Void>?) {
    timer?.cancel()
    timer = nil
  }
}

extension HTTPRequestPart {
  fileprivate var isHead: Bool { if case .head = self { true } else { false } }
}

/// Stands nearest the network and tells the guard that bytes came, also when they are not yet a whole header.
private final class ByteWatch: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer

  private let owner: ConnectionGuard

  init(_ owner: ConnectionGuard) { self.owner = owner }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    owner.bytesCame = true
    context.fireChannelRead(data)
  }
}
