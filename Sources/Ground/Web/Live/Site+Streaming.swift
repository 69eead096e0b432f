import HTTPTypes
import Hummingbird
import Live
import NIOCore
import NIOHTTPTypes

extension Site {
  /// An answer without an end. Nothing may keep it back on the way: no compression, no length, no buffer in a proxy.
  func stream(_ stream: LiveStream, for visit: Visit, _ fields: HTTPFields) -> Response {
    var fields = fields
    SecurityHeaders.add(to: &fields, policy: SecurityHeaders.file, isSecure: visit.isSecure)
    fields[.contentType] = "text/event-stream; charset=utf-8"
    fields[.xAccelBuffering] = "no"
    // The line is made for streams (see `prepare`) and not used for anything else afterwards.
    fields[.connection] = "close"
    guard !visit.isHead else {
      // Without a length the end of a chunked body would be sent, to somebody who expects none.
      fields[.contentLength] = "0"
      return Response(status: .ok, headers: fields)
    }
    guard !stream.isOnce else {
      return Response(
        status: .ok, headers: fields,
        body: .init { writer in
          try await stream.tellOnce { try await writer.write(ByteBuffer(bytes: $0)) }
          try await writer.finish(nil)
        })
    }
    // And not the visit itself: it would keep the whole request for as long as the stream is open.
    let (log, channel, id) = (house.log, visit.channel, visit.id)
    // When the headers are written the stream tells by itself, and ends the answer when it ends.
    return Response(
      status: .ok, headers: fields,
      body: .init { _ in
        Site.prepare(channel, for: stream)
        channel.triggerUserOutboundEvent(StreamEvent.takesTheLine, promise: nil)
        let began = ContinuousClock.now
        stream.begin(on: ChannelLine(channel: channel)) { end in
          let seconds = (ContinuousClock.now - began).components.seconds
          log(
            .info, "stream-ended",
            ["id": id, "why": end.rawValue, "seconds": "\(seconds)", "messages": "\(stream.written)"])
        }
        throw HandedOver()
      })
  }

  private static func prepare(_ channel: any Channel, for stream: LiveStream) {
    channel.closeFuture.whenComplete { _ in stream.end(.gone) }
    // Only a real line has an address; the ones of tests know no options.
    guard channel.remoteAddress?.port != nil else { return }
    // What lies in the machine's own buffer is told and cannot be taken back: little of it, or a slow reader would
    // be shown old news for minutes before the latest.
    _ = channel.setOption(.socketOption(.so_sndbuf), value: 64 * 1024)
    #if os(Linux)
      // A phone that vanished without a word takes no bytes: TCP alone would hope for a quarter of an hour.
      let userTimeout = NIOBSDSocket.Option(rawValue: 18)
      _ = channel.setOption(ChannelOptions.Types.SocketOption(level: .tcp, name: userTimeout), value: 30_000)
    #endif
  }
}

/// Ends the library's part in a connection whose answer goes on: its task, and the ten kilobytes of frames a task keeps
/// for as long as it lives. It closes the connection when a task ends; `ConnectionGuard` does not let it.
private struct HandedOver: Error {}

/// From the stream to the socket, through the connection's own guards.
private struct ChannelLine: LiveLine {
  let channel: any Channel

  func write(_ bytes: [UInt8], taken: @escaping @Sendable (Bool) -> Void) {
    let promise = channel.eventLoop.makePromise(of: Void.self)
    promise.futureResult.whenComplete { if case .success = $0 { taken(true) } else { taken(false) } }
    channel.writeAndFlush(HTTPResponsePart.body(ByteBuffer(bytes: bytes)), promise: promise)
  }

  func end(_ words: [UInt8]) {
    if !words.isEmpty { channel.write(HTTPResponsePart.body(ByteBuffer(bytes: words)), promise: nil) }
    channel.writeAndFlush(HTTPResponsePart.end(nil), promise: nil)
  }

  func cut() { channel.triggerUserOutboundEvent(StreamEvent.cutsTheLine, promise: nil) }
}

extension HTTPField.Name {
  static let xAccelBuffering = HTTPField.Name("X-Accel-Buffering")!  // a valid header name
}
