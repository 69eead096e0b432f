import HTTPTypes
import Hummingbird
import Live
import NIOCore

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
    let log = house.log
    // And not the visit itself: it would keep the whole request for as long as the stream is open.
    let (channel, id) = (visit.channel, visit.id)
    return Response(
      status: .ok, headers: fields,
      body: .init { writer in
        Site.prepare(channel, for: stream)
        let began = ContinuousClock.now
        var end = LiveEnd.gone
        defer {
          let seconds = (ContinuousClock.now - began).components.seconds
          log(
            .info, "stream-ended",
            ["id": id, "why": end.rawValue, "seconds": "\(seconds)", "messages": "\(stream.written)"])
        }
        end = try await withTaskExecutorPreference(LoopExecutor(loop: channel.eventLoop)) {
          try await stream.run(cut: { channel.close(promise: nil) }) { bytes in
            try await writer.write(ByteBuffer(bytes: bytes))
          }
        }
        try await writer.finish(nil)
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

/// Runs a stream on the thread that writes to its line: a thousand readers who are told something would otherwise each
/// move to another thread to find out what, and back to send it.
private final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}

extension HTTPField.Name {
  static let xAccelBuffering = HTTPField.Name("X-Accel-Buffering")!  // a valid header name
}
