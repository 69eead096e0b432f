#if DEBUG
  extension Writer {
    /// Remembers an element that now waits for its end tag.
    mutating func opened(selfClosed: Bool, at position: Int) throws(Violation) {
      let name = out[tagStart..<tagEnd]
      let isVoid = voidElements.contains { $0.utf8.elementsEqual(name) }
      if selfClosed {
        guard isVoid || svgElements.contains(where: { $0.utf8.elementsEqual(name) }) else {
          throw violation(.selfClosed, at: position)
        }
      } else if !isVoid {
        open.append(tagStart..<tagEnd)
      }
    }

    mutating func closed(at position: Int) throws(Violation) {
      guard let last = open.popLast(), out[last] == out[tagStart..<tagEnd] else {
        throw violation(.unbalanced, at: position)
      }
    }
  }

  private let voidElements = [
    "area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  private let svgElements = [
    "circle", "ellipse", "g", "image", "line", "path", "pattern", "polygon", "polyline", "rect", "stop", "svg", "text",
    "use",
  ]
#endif
