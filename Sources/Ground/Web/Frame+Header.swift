import Markup

extension Frame {
  /// The mark, the menu as this visitor sees it, and who is signed in. Without a visitor: the mark alone.
  static func header(_ page: Page, _ around: Surroundings) -> HTML {
    let menu = around.visitor == nil ? [] : around.menu
    let navigation: HTML? =
      menu.isEmpty
      ? nil
      : """
      <nav class="site-nav-box" aria-label="Hovedmenu"><ul class="site-nav" role="list">\
      \(menu, { item($0, isHere: $0.id == page.menu) })</ul></nav>
      """
    return """
      <header class="site-header"><div class="wrap">\
      <a class="brand" href="/">\(mark(page.phase))Fælled</a>\(around.visitor.map { folded(navigation, $0) })\
      </div></header>

      """
  }

  /// On a phone the menu waits behind a button. The browser opens, closes and announces it by itself, without a
  /// script; a browser that cannot shows it all the time.
  private static func folded(_ navigation: HTML?, _ visitor: Visitor) -> HTML {
    """
    <button class="btn btn-small menu-button" type="button" popovertarget="menu">Menu</button>\
    <div class="site-menu" id="menu" popover="auto">\(navigation)\(who(visitor))</div>
    """
  }

  private static func item(_ item: MenuItem, isHere: Bool) -> HTML {
    "<li><a href=\"\(item.path)\"\(attribute: "aria-current", isHere ? "page" : nil)>\(item.title)</a></li>"
  }

  private static func who(_ visitor: Visitor) -> HTML {
    """
    <div class="site-who"><p><b>\(visitor.name)</b> <span>\(visitor.municipalityName)</span></p>\
    <form method="post" action="/log-ud"><button class="btn btn-quiet btn-small" type="submit">Log ud</button></form></div>
    """
  }

  /// The circle as the product's mark. The arc of the phase the page belongs to is lit.
  static func mark(_ phase: Int) -> HTML {
    let arcs = [
      "M21.83 5.11A15 15 0 0 1 34.89 18.17", "M34.89 21.83A15 15 0 0 1 21.83 34.89",
      "M18.17 34.89A15 15 0 0 1 5.11 21.83", "M5.11 18.17A15 15 0 0 1 18.17 5.11",
    ]
    let drawn: [HTML] = arcs.enumerated().map { place, arc in
      place + 1 == phase
        ? "<path class=\"is-here\" data-phase=\"\(phase)\" d=\"\(arc)\"/>" : "<path d=\"\(arc)\"/>"
    }
    return "<svg class=\"mark\" viewBox=\"0 0 40 40\" aria-hidden=\"true\">\(drawn)</svg>"
  }
}
