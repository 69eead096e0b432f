/// What one reader is told: the state after `sequence`, as a browser's `EventSource` takes it.
///
/// Written out once when it is made, so that a thousand readers of the same message share its bytes.
package struct LiveMessage: Sendable {
  package let sequence: Int
  package let wire: [UInt8]

  /// `data` is UTF-8. `event` is a plain word that the browser's script knows.
  package init(_ event: String, sequence: Int, data: [UInt8]) {
    precondition(event.utf8.allSatisfy { (97...122).contains($0) }, "an event has a plain name: \(event)")
    self.sequence = sequence
    var wire = Array("id: \(sequence)\nevent: \(event)\n".utf8)
    wire.reserveCapacity(data.count + data.count / 16 + 64)
    LiveMessage.append(data, to: &wire)
    self.wire = wire
  }

  /// Every line of the data on a line of its own: a line break inside would end the message (and begin another).
  private static func append(_ data: [UInt8], to wire: inout [UInt8]) {
    for line in data.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 10 || $0 == 13 }) {
      wire += "data: ".utf8
      wire += line
      wire.append(10)
    }
    wire.append(10)
  }
}

/// Why a stream ended.
package enum LiveEnd: String, Sendable {
  /// The reader went away.
  case gone
  /// Something could not be read or sent.
  case broken
  /// What it was opened with holds no more.
  case refused
  /// The same session opened so many others that this, the oldest, gave up its place.
  case displaced
  /// The reader took nothing for too long.
  case slow
  /// The server stops, most likely to start again at once.
  case restart
  /// There are as many streams as the operator allows.
  case full
  /// What was asked for has been sent, and no more was wanted.
  case done

  /// The last words. Only what the browser must know makes an event; after the others it comes back by itself.
  var words: String {
    switch self {
    case .gone, .broken, .slow, .done: ""
    // Fetches the page, which tells the truth: signed out, shown out, not there.
    case .refused: "event: slut\ndata: adgang\n\n"
    // Asks now and then instead, until somebody looks at it again.
    case .displaced: "event: hvil\ndata: pladsen\n\n"
    case .full: "retry: \(Int.random(in: 8_000...20_000))\n\n"
    // Spread, or all that were here would come back in the same instant.
    case .restart: "retry: \(Int.random(in: 400...1_600))\n\n"
    }
  }
}
