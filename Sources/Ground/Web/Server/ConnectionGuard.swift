import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Watches one connection: hangs up on those that keep it busy without getting anywhere, and lets one request
/// through at a time.
///
/// A header must be whole 10 seconds after its first byte. A body must, after 10 seconds, have come at 1 KB a
/// second on average. A reader must take something every 60 seconds. (A connection on which nothing at all happens
/// is closed by Hummingbird's own idle time.) `+Deadlines` keeps the time, `+Answering` looks after what goes out.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  enum Reading {
    case nothing
    case header
    case body(since: NIODeadline, bytes: Int)
  }

  let limits: Limits
  let isSecure: Bool
  /// Called when the server stops: whoever is told things as they happen would otherwise keep the line for ever.
  let onStopping: @Sendable () -> Void

  // What has come in.
  var reading = Reading.nothing
  var partsInThisRead = 0
  var bytesCame = false
  var unreadable: HTTPParserError?
  var timer: Scheduled<Void>?

  // The request that is handed on, and what came ahead of its turn.
  private var isWhole = true
  private var held: CircularBuffer<HTTPRequestPart> = []
  private var isReadWanted = false

  // What goes out.
  var isAnswered = true
  var isStream = false
  /// A stream tells on it by itself until it ends the answer.
  var isHandedOver = false
  var closesAfterAnswer = false
  var isFlushing = false
  var closing: EventLoopPromise<Void>?
  var writeTimer: Scheduled<Void>?

  init(_ limits: Limits, isSecure: Bool, onStopping: @escaping @Sendable () -> Void) {
    self.onStopping = onStopping
    self.limits = limits
    self.isSecure = isSecure
  }

  func handlerAdded(context: ChannelHandlerContext) {
    // Fails only when the pipeline is already closed.
    try? context.pipeline.syncOperations.addHandler(ByteWatch(self), position: .first)
  }

  /// The next request is handed on when this one is answered, and never if the answer closes the line: otherwise a
  /// request hidden behind a refused one would still be carried out.
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    partsInThisRead += 1
    let part = unwrapInboundIn(data)
    note(part)
    if isTooMuch { return hangUp(context) }
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

  private func hand(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
    switch part {
    case .head(let head):
      isWhole = false
      isAnswered = false
      if head.headerFields[.expect]?.lowercased() == "100-continue" {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
      }
    case .body: break
    case .end:
      isWhole = true
      if closesAfterAnswer, isAnswered { closeWhenFlushed(context, nil) }
    }
    context.fireChannelRead(wrapInboundOut(part))
  }

  func answered(_ context: ChannelHandlerContext) {
    isAnswered = true
    guard closesAfterAnswer else { return handOverNext(context) }
    // Cut while it is still sending, the other end would never see the answer: it gets time to stop.
    if isWhole { closeWhenFlushed(context, nil) } else { linger(context) }
  }

  private func handOverNext(_ context: ChannelHandlerContext) {
    guard !held.isEmpty, isWhole else { return }
    repeat { hand(held.removeFirst(), context) } while !held.isEmpty && !isWhole
    context.fireChannelReadComplete()
    if held.isEmpty, isReadWanted {
      isReadWanted = false
      context.read()
    }
  }
}

extension HTTPRequestPart {
  fileprivate var isHead: Bool { if case .head = self { true } else { false } }
}
