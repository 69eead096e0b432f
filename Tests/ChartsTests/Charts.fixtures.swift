import Charts
import Markup
import TestSupport

/// Stands in for `Danish.number`: charts know no language.
let plain: NumberText = { value, decimals in
  let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
  return "\((value * power).rounded() / power)"
}

let hostile = "<script>alert('\"&\u{202E}')</script>\"\u{301} onload=x"

extension Bands {
  /// Social well-being in Strandby, spring 2026.
  static let strandby = Bands(4.02, likely: 3.94...4.10)
}

extension Trend {
  static let words = Words(breakLabel: "brud", last: "4,02", parentLast: "3,90")

  /// Eight school years; the third was not measured, and then the way of asking changed.
  static func strandby(changing place: Int? = nil, to mark: Mark = .hidden) -> Trend {
    let own = [3.93, 3.95, nil, 3.90, 3.92, 3.97, 4.00, 4.02]
    let parent = [3.94, 3.93, nil, 3.88, 3.88, 3.89, 3.90, 3.90]
    let points = own.indices.map { at in
      Point(
        "\(2018 + at)/\(19 + at)",
        at == place ? mark : own[at].map { .value(Bands($0, likely: $0 - 0.08...$0 + 0.08)) } ?? .missing,
        parent: parent[at].map { .value(Bands($0)) } ?? .missing, isAfterBreak: at == 3)
    }
    return Trend(points, pointing: .higher, words: words, numberText: plain)
  }
}

/// A chart as a browser and a screen reader meet it: in a figure, with the hatch on the page.
func page(_ chart: HTML) -> [UInt8] {
  let page: HTML = """
    <!doctype html><html lang="da"><head><title>Diagram</title></head><body><main><h1>Diagram</h1>
    \(hatchPattern)<figure aria-labelledby="f"><h2 id="f">Fald</h2>\(chart)</figure></main></body></html>
    """
  return page.bytes
}

extension HTMLTree {
  /// One attribute of every element with this class, in order.
  func values(_ attribute: String, class name: String) -> [String] {
    all(class: name).compactMap { $0[attribute] }
  }
}
