import Danish
import Markup
import People
import Values
import Web

/// The step where participants lay down data of their own, and the last one.
extension PreparationParts {
  static func brought(_ view: PreparationView) -> HTML {
    let fields = fields(view, "data")
    let rows = view.own.brought.map { data in
      line(data, name: nil, file: view.seat.addresses.file, end: acts(view, .data, data.id.raw, about: data.title))
    }
    let add: HTML? =
      view.mayChange
      ? form(
        view, "data",
        [
          fields.text("titel", "Hvad kan I kalde det?"),
          fields.text("hvad", "Hvad er det?", hint: "For eksempel seks korte samtaler med børn i 4. klasse."),
          fields.text("kilde", "Hvor kommer det fra?"),
          fields.long("tekst", "En tekst", optional: true), fields.text("link", "Eller et link", optional: true),
          fields.file(
            "fil", "Eller en fil eller et foto", accept: ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.csv,.txt",
            hint: "Højst \(PreparationWords.size(FileSort.limit)). Sted og tid bliver fjernet fra fotos."),
          fields.check(
            "ingen", "Ingen enkeltpersoner kan genkendes",
            note: "Hverken af navn, ansigt, stemme eller historie. Er et barn med på et foto, så tag et andet."),
        ], submit: "Læg det til", uploads: true) : nil
    let brings: HTML? = view.seat.meeting.kind.preparation.brings.map { "<p>\($0)</p>" }
    return Parts.section(
      "data", "4. Har du selv data eller viden?", brings ?? .empty,
      KindParts.data(view.seat.meeting.kind) ?? .empty,
      rows.isEmpty ? .empty : "<ul class=\"rows\" role=\"list\">\(rows)</ul>",
      view.mayChange
        ? Parts.details(
          view.mends("data") ? "Ret det" : "Læg noget til", isOpen: view.sent?.step == "data", add ?? .empty) : .empty)
  }

  /// One thing that was brought, as it came. A text is shown as text and a file is fetched; nothing of it is opened
  /// on the page.
  static func line(_ data: BroughtData, name: String?, file: (ID<BroughtData>) -> Path, end: HTML?) -> HTML {
    let content: HTML =
      switch data.content {
      case .text(let text): "<p>\(text.split(separator: "\n").map { "\($0)" as HTML }.joined(separator: "<br>"))</p>"
      case .link(let address):
        Path(web: address).map { "<p><a href=\"\($0)\">\(address)</a></p>" } ?? "<p>\(address)</p>"
      case .file(let own, let kind, let size):
        "<p><a href=\"\(file(data.id))\">\(own)</a> <span class=\"meta\">\(kind.rawValue), \(PreparationWords.size(size))</span></p>"
      }
    let who: HTML? = name.map { " · \($0)" }
    let side: HTML? = end.map { "<div class=\"row-end\">\($0)</div>" }
    return """
      <li class="row-split"><div><p class="title">\(data.title)</p>\
      <p class="meta">\(data.what) · \(data.source)\(who)</p>\(content)</div>\(side)</li>
      """
  }

  static func ready(_ view: PreparationView) -> HTML {
    let isReady = view.own.readyAt != nil, path = view.seat.addresses.preparation
    let shows = view.own.showsName
    let name: HTML? =
      view.mayChange
      ? Parts.post(
        shows ? "Vis uden mit navn" : "Vis mit navn", to: path, .quiet,
        values: [("trin", "navn"), ("set", shows ? "0" : "1")]) : nil
    let words =
      shows
      ? "Når mødelederen åbner, står dit navn ved det, du har skrevet."
      : "Når mødelederen åbner, står det uden dit navn."
    let act: HTML? =
      view.mayChange
      ? Parts.post(
        isReady ? "Jeg er ikke klar alligevel" : "Jeg er klar", to: path, isReady ? .normal : .primary,
        values: [("trin", "klar"), ("set", isReady ? "0" : "1")]) : nil
    let state: HTML? = isReady ? Parts.state(.done, "Du står som klar.") : nil
    return Parts.section(
      "klar", "6. Klar", "<p>\(words)</p>", state ?? .empty,
      Parts.actions(act ?? .empty, name ?? .empty), "<p class=\"meta\">\(PreparationWords.kept)</p>")
  }
}
