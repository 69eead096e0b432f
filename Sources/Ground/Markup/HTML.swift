/// A piece of a page: text the author wrote is trusted, every value put into it is not.
///
///     let name = "<b>Åse</b>"
///     let row: HTML = "<li class=\"who\">\(name)</li>"  // <li class="who">&lt;b&gt;Åse&lt;/b&gt;</li>
///
/// This is the border against cross-site scripting, so the promise is strict:
/// - a value is text where it stands: it never opens a tag, ends an attribute or completes a character reference;
/// - an address (`href`, `src`, `action` ...) takes a `Path` and nothing else;
/// - script, style, comments and `on...` attributes take no value at all;
/// - only text known when the program was built can be a literal: the literal type is `StaticString`,
///   so `HTML(stringLiteral: answer)` does not compile;
/// - in debug and tests every tag that is opened is closed, in the right order.
///
/// The price: whoever breaks the rules gets no page but a stop with the file, the line and the markup just before.
/// That is the author's error, found the first time a test draws the page, never by what a visitor writes.
package struct HTML: Hashable, Sendable {
  /// The markup as UTF-8, ready to send.
  package let bytes: [UInt8]

  package static let empty = HTML(checked: [])

  package var isEmpty: Bool { bytes.isEmpty }

  package static func + (left: HTML, right: HTML) -> HTML { HTML(checked: left.bytes + right.bytes) }

  /// Only for bytes that went through a `Writer`, or were put together of such.
  fileprivate init(checked bytes: [UInt8]) { self.bytes = bytes }

  /// Markup of ours that was kept as bytes and is shown again. Only for what a checksum says is as a `Writer` left it:
  /// these bytes are sent as they stand. Never for anything a person wrote.
  package init(kept bytes: [UInt8]) { self.init(checked: bytes) }
}

extension HTML: CustomStringConvertible {
  package var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension Sequence<HTML> {
  package func joined() -> HTML {
    var all: [UInt8] = []
    for part in self { all += part.bytes }
    return HTML(checked: all)
  }

  package func joined(separator: HTML) -> HTML {
    var all: [UInt8] = []
    for (place, part) in enumerated() {
      if place > 0 { all += separator.bytes }
      all += part.bytes
    }
    return HTML(checked: all)
  }
}

extension HTML: ExpressibleByStringInterpolation {
  package init(stringLiteral literal: StaticString) {
    var parts = StringInterpolation(literalCapacity: literal.utf8CodeUnitCount, interpolationCount: 0)
    parts.appendLiteral(literal)
    self.init(stringInterpolation: parts)
  }

  package init(stringInterpolation parts: StringInterpolation) {
    // fatalError and not preconditionFailure: the latter says nothing in a release build, and -Ounchecked drops it.
    if let violation = parts.finished() { fatalError(violation.message, file: violation.file, line: violation.line) }
    bytes = parts.writer.out
  }
}
