import Danish
import Markup
import People
import Values
import Web

/// The list of meeting kinds and circles, and the page of each.
enum MethodPages {
  /// The kind that a new one begins with.
  static let plain = "frit-moede"

  static func list(_ own: [OwnMethod], _ library: MethodLibrary, receipt: HTML?, for visitor: Visitor) -> Page {
    let active = own.filter { $0.putAway == nil }, away = own.filter { $0.putAway != nil }
    let mayEdit = visitor.may(.editMethods)
    let actions =
      mayEdit
      ? Parts.actions(
        Parts.link("Lav en ny mødeform", to: .methodCopy(.kind, plain), .primary),
        Parts.link("Hent en fil ind", to: .methodImport)) : nil
    return Page(
      title: "Mødeformer", menu: "metoder",
      main: (receipt ?? .empty) + Parts.head(title: "Mødeformer", lead: MethodWords.lead, actions: actions)
        + section("egne", "Kommunens egne mødeformer", active, .kind, mayEdit)
        + shipped("moedeformer", "Mødeformer, der følger med", MethodWords.shippedIntro, library.all(.kind))
        + section("egne-cirkler", "Kommunens egne cirkler", active, .circle, false)
        + shipped("cirkler", "Cirkler, der følger med", MethodWords.circlesIntro, library.all(.circle))
        + (mayEdit && !away.isEmpty
          ? Parts.section("lagt-vaek", "Lagt væk", Parts.rows(away.map(row))) : .empty))
  }

  /// Nothing at all when there is nothing, unless the visitor could make something.
  private static func section(
    _ id: String, _ title: String, _ own: [OwnMethod], _ sort: Method.Sort, _ showsEmpty: Bool
  ) -> HTML {
    let mine = own.filter { $0.sort == sort }
    if !mine.isEmpty { return Parts.section(id, title, intro: MethodWords.ownIntro, Parts.rows(mine.map(row))) }
    guard showsEmpty else { return .empty }
    return Parts.section(
      id, title,
      Parts.empty(
        "Her er ingen endnu", "Åbn en af mødeformerne nedenfor, lav en kopi, og ret den til, så den passer jer."))
  }

  private static func row(_ own: OwnMethod) -> Parts.Row {
    Parts.Row(
      own.name, to: .method(own.sort, own.slug),
      note: "\(KindWords.duration(own.minutes)) · version \(Danish.count(own.version))")
  }

  private static func shipped(_ id: String, _ title: String, _ intro: String, _ methods: [Method]) -> HTML {
    let rows = Danish.sorted(methods, by: \.name).map { method in
      Parts.Row(method.name, to: .method(method.sort, method.slug), note: note(method))
    }
    return Parts.section(id, title, intro: intro, Parts.rows(rows))
  }

  private static func note(_ method: Method) -> String {
    switch method {
    case .kind(let kind): KindWords.duration(kind.minutes)
    case .circle(let circle): Danish.list(circle.phases.map(\.name))
    }
  }

  static func show(
    _ entry: MethodEntry, mayPlan: Bool, choices: ScopeChoices? = nil, receipt: HTML? = nil
  ) -> Page {
    let actions = Parts.actions(
      mayPlan && entry.sort == .kind && entry.own?.putAway == nil
        ? Parts.link(
          "Planlæg mødet", to: Path.newMeeting.with(query: [("moedeform", entry.slug)]), .primary) : .empty,
      entry.sort == .kind ? Parts.post("Prøv mødet af", to: .practising(entry.slug)) : .empty,
      entry.mayCopy ? Parts.link("Lav en kopi", to: .methodCopy(entry.sort, entry.slug)) : .empty,
      entry.mayEdit ? Parts.link("Ret som fil", to: .methodFile(entry.sort, entry.slug)) : .empty,
      Parts.link("Hent som fil", to: .methodDownload(entry.sort, entry.slug), .quiet),
      entry.own == nil ? .empty : Parts.link("Versioner", to: .methodVersions(entry.sort, entry.slug), .quiet))
    return Page(
      title: entry.name, menu: "metoder",
      main: (receipt ?? .empty)
        + Parts.head(
          crumbs: [.init("Mødeformer", .methods), .init(entry.name)], kicker: kicker(entry), title: entry.name,
          lead: lead(entry), more: origin(entry), actions: actions)
        + body(entry) + MethodParts.sharing(entry, choices))
  }

  private static func kicker(_ entry: MethodEntry) -> String {
    entry.sort.title + (entry.own?.putAway == nil ? "" : " · lagt væk")
  }

  private static func lead(_ entry: MethodEntry) -> String? {
    switch entry.method {
    case .kind(let kind): kind.purpose
    case .circle(let circle): circle.purpose
    case nil: nil
    }
  }

  private static func origin(_ entry: MethodEntry) -> HTML {
    guard let own = entry.own else {
      return "<p class=\"meta\">Følger med Fælled. Lav en kopi, hvis I vil rette noget.</p>"
    }
    let saved = entry.saved.map { "\(MethodWords.saved($0)) · " } ?? ""
    return "<p class=\"meta\">\(saved)Version \(Danish.count(own.version)) · \(entry.place(own.owner))</p>"
  }

  static func body(_ entry: MethodEntry) -> HTML {
    let edit: (MethodPart) -> Path? = { part in
      entry.mayEdit ? .methodPart(entry.sort, entry.slug, part) : nil
    }
    switch entry.method {
    case .kind(let kind): return KindParts.sections(kind, circle: entry.circle, edit: edit)
    case .circle(let circle): return circleBody(circle, edit: edit)
    case nil:
      return Parts.notice(
        .warning, title: "Teksten kan ikke læses af denne udgave af Fælled.",
        "<p>Den er gemt af en anden udgave. Den står herunder, som den blev gemt.</p>")
        + MethodParts.text(entry.text)
    }
  }

  static func circleBody(_ circle: Circle, edit: (MethodPart) -> Path?) -> HTML {
    let advice: HTML? = circle.advice.isEmpty ? nil : CircleParts.list(circle.advice)
    let order: HTML? = circle.isAnyOrder ? "<p>I må begynde i den fase, der ligger lige for.</p>" : nil
    let source: HTML? = circle.source.map { "<p class=\"meta\">\($0)</p>" }
    let frame = [advice, order, source, KindParts.change(edit(.frame), .frame, of: .circle)].compactMap(\.self)
    return (frame.isEmpty ? .empty : Parts.section("gode-raad", "Gode råd", frame))
      + Parts.section(
        "faser", "Faserne",
        ["<p>I alt \(KindWords.duration(circle.minutes))</p>", CircleParts.phases(circle)]
          + [KindParts.change(edit(.phases), .phases, of: .circle)].compactMap(\.self))
  }
}
