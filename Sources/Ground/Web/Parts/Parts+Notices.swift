import Markup

extension Parts {
  package enum Tone: String, Sendable {
    /// Good to know.
    case plain
    /// Something was done, as asked.
    case done
    /// Look here before going on.
    case warning
    /// Something went wrong and must be put right.
    case alert
  }

  /// A box that says what to do and offers it. At most one or two on a page, or nobody reads them.
  package static func notice(_ tone: Tone = .plain, title: String? = nil, _ content: HTML...) -> HTML {
    let icon: HTML =
      switch tone {
      case .plain: Icon.information.html
      case .done: "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"m4 12.5 5.5 5.5L20 6.5\"/></svg>"
      case .warning, .alert: Icon.warning.html
      }
    let heading: HTML? = title.map { "<p><strong>\($0)</strong></p>" }
    return "<div class=\"notice\" data-tone=\"\(tone.rawValue)\">\(icon)<div>\(heading)\(content)</div></div>"
  }

  /// What just happened, at the top of the page one was sent on to. Read aloud, takes no focus.
  package static func receipt(_ text: String) -> HTML {
    "<div role=\"status\">\(notice(.done, "<p>\(text)</p>"))</div>"
  }

  /// What will stand here, and the first step towards it.
  package static func empty(_ title: String, _ text: String, actions: HTML? = nil) -> HTML {
    "<div class=\"empty\"><p class=\"title\">\(title)</p><p class=\"muted\">\(text)</p>\(actions)</div>"
  }

  /// A word about how far a thing has come. The cause stands in the text, never in the colour alone.
  package static func badge(_ text: String, _ tone: Badge = .plain) -> HTML {
    let icon: HTML? =
      switch tone {
      case .plain: nil
      case .ok: Icon.done.html
      case .wait: Icon.wait.html
      case .alert: Icon.fault.html
      }
    return "<span class=\"badge\" data-tone=\"\(tone.rawValue)\">\(icon)\(text)</span>"
  }

  package enum Badge: String, Sendable {
    case plain, ok, wait, alert
  }

  /// A small sign and what it means: "Rettet til Strandby Skole i 38 rækker".
  package static func state(_ icon: Icon, _ text: String) -> HTML {
    "<p class=\"meta state\">\(icon.html)<span>\(text)</span></p>"
  }

  /// How much of a piece of work is done, in words and as a bar.
  package static func progress(_ id: String, done: Int, of total: Int, words: String, remark: String? = nil) -> HTML {
    let share = total > 0 ? min(max(done, 0), total) * 100 / total : 0
    let aside: HTML? = remark.map { "<span class=\"meta\">\($0)</span>" }
    return """
      <div class="progress"><p class="spread"><strong id="\(id)">\(words)</strong>\(aside)</p>\
      <svg class="bar" height="12" role="img" aria-labelledby="\(id)">\
      <rect class="track" x="0" width="100%" y="1" height="10"/>\
      <rect class="done" x="0" width="\(share)%" y="1" height="10"/></svg></div>
      """
  }
}
