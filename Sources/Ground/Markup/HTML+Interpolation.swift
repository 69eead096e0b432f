extension HTML {
  /// What may be put into markup, and where. The first broken rule is kept and everything after it is ignored.
  package struct StringInterpolation: StringInterpolationProtocol, Sendable {
    private(set) var writer: Writer
    /// The first rule that was broken so far.
    package private(set) var violation: Violation?

    package init(literalCapacity: Int, interpolationCount: Int) {
      writer = Writer(capacity: literalCapacity + interpolationCount * 24)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      write { writer throws(Violation) in
        var broken: Violation?
        literal.withUTF8Buffer { part in
          do throws(Violation) { try writer.literal(part) } catch { broken = error }
        }
        if let broken { throw broken }
      }
    }

    /// Text: escaped for where it stands. Refused in addresses, scripts, styles, comments and names.
    package mutating func appendInterpolation(
      _ text: String, file: StaticString = #fileID, line: UInt = #line
    ) {
      write(file, line) { writer throws(Violation) in try writer.text(text) }
    }

    package mutating func appendInterpolation(
      _ text: Substring, file: StaticString = #fileID, line: UInt = #line
    ) {
      write(file, line) { writer throws(Violation) in try writer.text(String(text)) }
    }

    package mutating func appendInterpolation(_ number: Int, file: StaticString = #fileID, line: UInt = #line) {
      write(file, line) { writer throws(Violation) in try writer.text(String(number)) }
    }

    /// An address: the only value that `href`, `src`, `action` and their like take, and then alone.
    package mutating func appendInterpolation(_ path: Path, file: StaticString = #fileID, line: UInt = #line) {
      write(file, line) { writer throws(Violation) in try writer.path(path.text) }
    }

    /// Markup in markup: in text only, never in an attribute.
    package mutating func appendInterpolation(_ part: HTML, file: StaticString = #fileID, line: UInt = #line) {
      write(file, line) { writer throws(Violation) in try writer.markup(part.bytes) }
    }

    package mutating func appendInterpolation(_ part: HTML?, file: StaticString = #fileID, line: UInt = #line) {
      appendInterpolation(part ?? .empty, file: file, line: line)
    }

    package mutating func appendInterpolation(_ parts: [HTML], file: StaticString = #fileID, line: UInt = #line) {
      for part in parts { appendInterpolation(part, file: file, line: line) }
    }

    /// One part for each element: `<ul>\(goals, row)</ul>`.
    package mutating func appendInterpolation<Elements: Sequence>(
      _ elements: Elements, _ part: (Elements.Element) -> HTML, file: StaticString = #fileID, line: UInt = #line
    ) {
      for element in elements { appendInterpolation(part(element), file: file, line: line) }
    }

    /// An attribute that is there or not, written inside the tag: `<input type="checkbox"\(attribute: "checked", when: on)>`.
    package mutating func appendInterpolation(
      attribute name: StaticString, when present: Bool, file: StaticString = #fileID, line: UInt = #line
    ) {
      write(file, line) { writer throws(Violation) in try writer.attribute(name, value: nil, present: present) }
    }

    /// An attribute with a value, left out when there is none: `<a\(attribute: "aria-current", here ? "page" : nil) ...>`.
    package mutating func appendInterpolation(
      attribute name: StaticString, _ value: String?, file: StaticString = #fileID, line: UInt = #line
    ) {
      write(file, line) { writer throws(Violation) in
        try writer.attribute(name, value: value, present: value != nil)
      }
    }

    /// The first broken rule, or nil for markup that is whole.
    package func finished() -> Violation? {
      if let violation { return violation }
      do throws(Violation) { try writer.finish() } catch { return error }
      return nil
    }

    private mutating func write(
      _ file: StaticString? = nil, _ line: UInt = 0, _ body: (inout Writer) throws(Violation) -> Void
    ) {
      guard violation == nil else { return }
      do throws(Violation) { try body(&writer) } catch {
        violation = file.map { error.at($0, line) } ?? error
      }
    }
  }
}
