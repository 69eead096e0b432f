import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

extension ConnectionGuard {
  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      let head = completed(head)
      isStream = head.headerFields[.contentType]?.hasPrefix("text/event-stream") == true
      closesAfterAnswer = head.headerFields[.connection] == "close"
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      isHandedOver = false
      let sent = promise ?? context.eventLoop.makePromise()
      isFlushing = true
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      sent.futureResult.whenComplete { _ in bound.value.0.flushed(bound.value.1) }
      context.writeAndFlush(data, promise: sent)
      answered(context)
    }
  }

  /// Closing drops what has not left yet, so it waits for that: a long answer would be cut off.
  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    // The library is done with the line and the stream is not.
    if isHandedOver { return promise?.succeed() ?? () }
    if mode == .all { closeWhenFlushed(context, promise) } else { context.close(mode: mode, promise: promise) }
  }

  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
    guard let event = event as? StreamEvent else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    switch event {
    case .takesTheLine: isHandedOver = true
    case .cutsTheLine: hangUp(context)
    }
    promise?.succeed()
  }

  func closeWhenFlushed(_ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
    guard isFlushing else { return context.close(promise: promise) }
    if let closing {
      closing.futureResult.cascade(to: promise)
      return
    }
    closing = promise ?? context.eventLoop.makePromise()
    stop(&writeTimer)
    writeTimer = schedule(context, limits.idle) { $0.hangUp($1) }
  }

  private func flushed(_ context: ChannelHandlerContext) {
    isFlushing = false
    guard let closing else { return }
    self.closing = nil
    context.close(promise: closing)
  }

  /// Somebody who asks for much and takes nothing keeps the answer in our memory.
  func channelWritabilityChanged(context: ChannelHandlerContext) {
    stop(&writeTimer)
    if !context.channel.isWritable || closing != nil {
      writeTimer = schedule(context, limits.idle) { $0.hangUp($1) }
    }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let error = error as? HTTPParserError { unreadable = error }
    context.fireErrorCaught(error)
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
}

/// What a stream wants of the connection it tells on.
enum StreamEvent: Sendable {
  /// From now on nobody else closes it.
  case takesTheLine
  case cutsTheLine
}
