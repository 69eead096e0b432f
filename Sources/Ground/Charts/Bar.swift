import Markup

/// A bar in a cell of a table: for phones, paper and numbers without uncertainty.
package struct Bar: Sendable {
  package var mark: Mark
  package var maximum: Double

  package init(_ mark: Mark, of maximum: Double) {
    self.mark = mark
    self.maximum = maximum
  }

  package var html: HTML {
    switch mark {
    case .hidden:
      "<svg class=\"bar plot\" height=\"12\" aria-hidden=\"true\">\(hatch(from: 0, width: 100, y: 1, height: 10))</svg>"
    case .value, .few: "<svg class=\"bar\" height=\"12\" aria-hidden=\"true\">\(track)\(filled)</svg>"
    case .missing, .notRelevant: .empty
    }
  }

  private var track: HTML { "<rect class=\"track\" x=\"0\" width=\"100%\" y=\"1\" height=\"10\"/>" }

  private var filled: HTML {
    let share = maximum > 0 ? (mark.bands?.value ?? 0) / maximum * 100 : 0
    let width = share.isFinite ? min(max(share, 0), 100) : 0
    return "<rect class=\"done\(mark.isFew ? " few" : "")\" x=\"0\" width=\"\(percent: width)\" y=\"1\" height=\"10\"/>"
  }
}

/// Small samples for the list that explains a chart (`ul.key`).
package enum KeySample {
  package static let bands: HTML = """
    <svg class="plot" aria-hidden="true" data-direction="same"><rect class="band-95" x="0" y="2" width="40" height="12"/>\
    <rect class="band-50" x="12" y="2" width="16" height="12"/></svg>
    """
  package static let range: HTML = """
    <svg class="plot" aria-hidden="true"><line class="range" x1="0" x2="40" y1="8" y2="8"/></svg>
    """
  package static let few: HTML = """
    <svg class="plot" aria-hidden="true" data-direction="same">\
    <rect class="band-95 few" x="0" y="2" width="40" height="12"/><circle class="dot few" cx="20" cy="8" r="5"/></svg>
    """
  package static let hidden: HTML = """
    <svg class="swatch" viewBox="0 0 18 18" aria-hidden="true">\
    <rect fill="url(#skjult)" x=".5" y=".5" width="17" height="17"/></svg>
    """
}
