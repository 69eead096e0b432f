import Danish
import Markup
import Profiles
import Values
import Web

/// Notes: the field one writes in, one's own, and everybody's when they are shown.
extension RoomParts {
  var mayWrite: Bool {
    guard let me = view.me else { return false }
    return view.isOpen && !view.stage.isPause && me.parts != [.helper]
  }

  /// The field. `form` is what came back with a message.
  func writing(_ form: Form = Form(), _ errors: FormErrors = FormErrors()) -> Pane {
    guard mayWrite else { return Pane(id: "rum-skriv", html: .empty, isQuiet: true) }
    let fields = Fields(form, errors)
    let stage = view.stage
    let sorts = stage.sorts
    let chosen = form.text("slags").isEmpty ? stage.usualSort.rawValue : form.text("slags")
    let content: [HTML] = [
      fields.long("note", RoomWords.begin(stage), hint: RoomWords.hint(stage, view.privacy), rows: 3),
      source(fields), reasoning(fields),
      view.glasses.map { fields.check("briller", "Set med \($0.lowercased())s briller") } ?? .empty,
      Parts.details(
        "Det er noget andet", isOpen: chosen != stage.usualSort.rawValue,
        Fields(Form([("slags", chosen)])).radios(
          "slags", "Hvad er det?", sorts.map { Choice($0.rawValue, RoomWords.name($0)) })),
      paper(fields),
    ]
    // Whoever leads has another thing to press first.
    let send: HTML =
      view.isLeader
      ? Parts.button("Send noten") : "<button class=\"btn btn-primary full-width\" type=\"submit\">Send noten</button>"
    let written: HTML = """
      <form class="stack flow-3" method="post" action="\(addresses.act(.note))" data-outbox novalidate>\
      \(fields.hidden("noegle", key))\(fields.hidden("trin", "\(view.here)"))\(content)\(send)</form>
      """
    return Pane(
      id: "rum-skriv",
      html: view.isLeader ? Parts.details("Skriv selv en note", isOpen: !form.fields.isEmpty, written) : written,
      isQuiet: true, shape: "\(view.here) \(view.isLeader) \(view.hasDesk) \(view.glasses ?? "")")
  }

  private func source(_ fields: Fields) -> HTML {
    guard view.stage.step == .data else { return .empty }
    let figures = pins.filter { $0.figure != nil }.map {
      Choice($0.id.raw, "Tallet: \($0.indicatorName), \($0.areaName)")
    }
    return fields.select("kilde", "Hvor ved du det fra?", [Choice("egen", "Egen viden")] + figures, empty: nil)
  }

  /// What a possible explanation rests on, and what would speak against it.
  private func reasoning(_ fields: Fields) -> HTML {
    guard view.stage.step == .reflection else { return .empty }
    let seen = view.notes.filter { $0.sort == .observation && $0.isShown && $0.hidden == nil }
    let cites: HTML =
      seen.isEmpty
      ? .empty
      : Parts.details(
        "Hvad bygger det på?", isOpen: !fields.typed.values("bygger").isEmpty,
        fields.checks("bygger", "Det, vi har set", seen.map { Choice($0.id.raw, $0.text) }, optional: true))
    return cites + fields.text("imod", "Hvad ville tale imod?", optional: true)
      + Parts.details(
        "Er det noget, der beskytter, eller noget, der vedligeholder?",
        fields.radios(
          "faktor", "Det her …",
          [Choice("", "Ved ikke")] + Note.Factor.allCases.map { Choice($0.rawValue, RoomWords.name($0)) },
          optional: true))
  }

  /// Whoever writes the minutes types in what was written on paper.
  private func paper(_ fields: Fields) -> HTML {
    guard view.hasDesk else { return .empty }
    let people = view.attendees.map { Choice($0.id.raw, $0.name) }
    return Parts.details(
      "Skriv en note ind fra papir", isOpen: fields.typed.checked("papir"),
      fields.check("papir", "Det er skrevet på papir", note: "Skriv flere på én gang: én note på hver linje."),
      view.privacy == .anonymous
        ? .empty : fields.select("skrevetaf", "Hvem skrev den?", people, empty: "Det står der ikke", optional: true))
  }

  var own: Pane {
    let mine = view.own.filter { $0.stage == view.here }.reversed()
    guard mayWrite && !view.stage.isPause || !mine.isEmpty else { return Pane(id: "rum-mine", html: .empty) }
    let isShown = view.revealed.contains(view.here)
    let empty = RoomWords.ownList(isShown: isShown)
    // Whoever leads has all notes to talk about now: those of their own that are not there take no room.
    if mine.isEmpty, isShown, view.isLeader {
      return Pane(id: "rum-mine", html: "<p class=\"vh\" data-outbox-list>\(empty)</p>")
    }
    let list: HTML =
      mine.isEmpty
      ? "<p class=\"meta\" data-outbox-list>\(empty)</p>"
      : "<ul class=\"notes\" role=\"list\" data-outbox-list>\(mine.map(ownNote))</ul>"
    return Pane(
      id: "rum-mine",
      html: """
        <section class="stack flow-3" aria-labelledby="mine"><div class="spread"><h2 class="h3" id="mine">Dine noter</h2>\
        <p class="meta">\(Danish.count(mine.count)) skrevet</p></div>\(list)</section>
        """)
  }

  private func ownNote(_ note: NoteView) -> HTML {
    let state: HTML = """
      <span class="state" data-state="sent">\(Icon.done.html)Sendt\(note.at.map { " \(RoomWords.clock($0))" } ?? "")\
      \(note.glasses.map { " · \($0.lowercased())s briller" } ?? "")\(note.isChanged ? " · ændret" : "")</span>
      """
    let hidden: HTML? = note.hidden.map { "<p class=\"meta\">Ikke vist for de andre: \($0)</p>" }
    let id = note.id.raw
    let causal: HTML? = note.causal.map { word in
      """
      <div class="meta">Der står »\(word)«. Er det en forklaring? \
      \(act("Flyt den til Refleksion", .change, .small, about: "noten »\(RoomParts.short(note.text))«", [("note-id", id), ("hvad", "flyt")]))</div>
      """
    }
    let edit: HTML =
      view.isOpen
      ? """
      <details class="edit"><summary>Ret<span class="vh"> noten »\(RoomParts.short(note.text))«</span></summary>\
      <form class="stack flow-3" method="post" action="\(addresses.act(.change))">\(hiddenKey)\
      <input type="hidden" name="note-id" value="\(id)"><input type="hidden" name="trin" value="\(note.stage)">\
      \(carried(note))<div class="field"><label for="ret-\(id)">Noten</label>\
      <textarea class="input" id="ret-\(id)" name="note" rows="3" maxlength="600">\(note.text)</textarea></div>\
      <div class="actions">\(Parts.button("Gem", .small))\(Parts.button("Slet noten", .quiet, name: "hvad", value: "slet"))</div></form></details>
      """ : .empty
    return """
      <li class="note">\(mark(note))<p>\(note.text)</p>\(hidden)\(causal)<div class="note-meta">\(state)\(edit)</div></li>
      """
  }

  /// What a note keeps when only its text is changed.
  private func carried(_ note: NoteView) -> HTML {
    let source: String =
      switch note.source {
      case .ownKnowledge: "egen"
      case .pin(let id): id.raw
      case nil: ""
      }
    let values: [(String, String)] =
      [
        ("slags", note.sort.rawValue), ("kilde", source), ("imod", note.against),
        ("faktor", note.factor?.rawValue ?? ""),
      ]
      + note.cites.map { ("bygger", $0.raw) }
    let fields: [HTML] = values.filter { !$0.1.isEmpty }.map {
      "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">"
    }
    return fields.joined()
  }

  func mark(_ note: NoteView) -> HTML? { Self.mark(view.stages[note.stage]) }

  static func short(_ text: String) -> String { text.count > 40 ? text.prefix(38) + " …" : text }

  // Everybody's

  /// The notes that are shown at a stage, group by group, as an outline of headings.
  func board(at stage: Int) -> HTML {
    let (groups, lists) = lists(at: stage)
    let loose = lists[groups.count]
    guard lists.contains(where: { !$0.notes.isEmpty }) else { return .empty }
    guard !groups.isEmpty else { return list(loose.notes, groups, loose.id) }
    let made: [HTML] = groups.indices.map { group(groups[$0], lists[$0].notes, groups, at: stage) }
    let rest: HTML? =
      loose.notes.isEmpty
      ? nil
      : "<section aria-labelledby=\"uden-\(stage)\" data-ungrouped><h3 class=\"h-small\" id=\"uden-\(stage)\">Uden gruppe</h3>\(list(loose.notes, groups, loose.id))</section>"
    return "<div class=\"groups\">\(made)\(rest)</div>"
  }

  private func group(_ group: NoteGroup, _ notes: [NoteView], _ groups: [NoteGroup], at stage: Int) -> HTML {
    let rename: HTML? =
      view.hasDesk && view.isOpen && stage == view.here
      ? """
      <details class="edit"><summary>Omdøb<span class="vh"> gruppen \(group.title)</span></summary>\
      <form class="with-action" method="post" action="\(addresses.act(.group))">\(hiddenKey)\
      <input type="hidden" name="gruppe" value="\(group.id.raw)">\
      <input class="input" name="navn" value="\(group.title)" aria-label="Nyt navn til gruppen" maxlength="80">\
      \(Parts.button("Gem", .small))</form></details>
      """ : nil
    return """
      <section aria-labelledby="g-\(group.id.raw)" data-group="\(group.id.raw)"><div class="spread">\
      <h3 class="h-small" id="g-\(group.id.raw)">\(group.title)</h3>\(rename)</div>\(list(notes, groups, RoomParts.list(stage, group.id.raw)))</section>
      """
  }

  private func list(_ notes: [NoteView], _ groups: [NoteGroup], _ id: String) -> HTML {
    "<ul class=\"notes\" role=\"list\" id=\"\(id)\">\(notes.map { shown($0, groups) })</ul>"
  }

  private func shown(_ note: NoteView, _ groups: [NoteGroup]) -> HTML { shown(note, words(note), tools(note, groups)) }

  private func shown(_ note: NoteView, _ words: (text: HTML, facts: String), _ tools: HTML) -> HTML {
    """
    <li class="note" id="n-\(note.id.raw)" data-note="\(note.id.raw)">\(words.text)\
    <div class="note-meta"><span>\(words.facts)</span>\(tools)</div></li>
    """
  }

  /// What everybody reads of a note.
  private func words(_ note: NoteView) -> (text: HTML, facts: String) {
    let facts: [String?] = [
      note.author, RoomWords.badge(note.sort), note.glasses.map { "set med \($0.lowercased())s briller" }, source(note),
      note.isGuess ? RoomWords.guess : nil, note.factor.map { RoomWords.name($0).lowercased() },
      note.isPaper ? "fra papir" : nil, note.isChanged ? "ændret" : nil,
      note.hidden.map { "ikke vist for de andre: \($0)" },
    ]
    let cites: HTML? =
      note.cites.isEmpty
      ? nil
      : "<p class=\"meta\">Bygger på: \(note.cites.compactMap { id in view.notes.first { $0.id == id }?.text }.map { "»\(RoomParts.short($0))«" }.joined(separator: ", "))</p>"
    let against: HTML? = note.against.isEmpty ? nil : "<p class=\"meta\">Ville tale imod: \(note.against)</p>"
    return ("\(mark(note))<p>\(note.text)</p>\(cites)\(against)", facts.compactMap(\.self).joined(separator: " · "))
  }

  /// The notes of the board one by one, each with its place.
  private func items(at stage: Int) -> [Pane.Item] {
    let (groups, lists) = lists(at: stage)
    return lists.flatMap { id, notes -> [Pane.Item] in
      notes.enumerated().map { place, note in
        let words = words(note)
        var hasher = Hasher()
        hasher.combine(words.text.bytes)
        hasher.combine(words.facts)
        return Pane.Item(
          id: "n-\(note.id.raw)", html: shown(note, words, tools(note, groups)), list: id,
          after: place == 0 ? nil : "n-\(notes[place - 1].id.raw)", shape: hasher.finalize())
      }
    }
  }

  /// The lists a board is made of: one for each group, and one for what is in none.
  private func lists(at stage: Int) -> (groups: [NoteGroup], lists: [(id: String, notes: [NoteView])]) {
    let notes = view.notes(at: stage).filter { $0.isShown && ($0.hidden == nil || view.isLeader) }
    let groups = view.groups(at: stage)
    let loose = notes.filter { note in !groups.contains { $0.id == note.group } }
    return (
      groups,
      groups.map { group in (RoomParts.list(stage, group.id.raw), notes.filter { $0.group == group.id }) }
        + [(RoomParts.list(stage, "uden"), loose)]
    )
  }

  private static func list(_ stage: Int, _ group: String) -> String { "noter-\(stage)-\(group)" }

  private func source(_ note: NoteView) -> String? {
    switch note.source {
    case .ownKnowledge: "egen viden"
    case .pin(let id): pins.first { $0.id == id }.map { "tallet \($0.indicatorName)" }
    case nil: nil
    }
  }

  /// Moving a note works with one tap and by keyboard; dragging is something more, not something else.
  private func tools(_ note: NoteView, _ groups: [NoteGroup]) -> HTML {
    guard view.hasDesk, view.isOpen, note.stage == view.here else { return .empty }
    let about = "noten »\(RoomParts.short(note.text))«"
    let places: [HTML] = groups.filter { $0.id != note.group }.map {
      act("Til »\($0.title)«", .group, .small, about: about, [("note-id", note.id.raw), ("gruppe", $0.id.raw)])
    }
    let out: HTML? =
      note.group == nil
      ? nil : act("Ud af gruppen", .group, .small, about: about, [("note-id", note.id.raw), ("gruppe", "ingen")])
    let id = note.id.raw
    let hide: HTML? =
      !view.isLeader
      ? nil
      : note.hidden != nil
        ? act("Vis den igen", .change, .small, about: about, [("note-id", id), ("hvad", "vis")])
        : """
        <form class="field" method="post" action="\(addresses.act(.change))">\(hiddenKey)\
        <input type="hidden" name="note-id" value="\(id)"><input type="hidden" name="hvad" value="skjul">\
        <label for="skjul-\(id)">Hvorfor skal noten ikke vises?</label><div class="with-action">\
        <input class="input" id="skjul-\(id)" name="grund" required>\(Parts.button("Vis den ikke", .small))</div></form>
        """
    return """
      <details class="edit"><summary>Flyt<span class="vh"> \(about)</span></summary><div class="stack flow-3">\
      <div class="actions">\(places)\(out)</div>\
      <form class="field" method="post" action="\(addresses.act(.group))">\(hiddenKey)\
      <input type="hidden" name="note-id" value="\(id)"><input type="hidden" name="trin" value="\(note.stage)">\
      <label for="ny-\(id)">Læg den i en ny gruppe</label><div class="with-action">\
      <input class="input" id="ny-\(id)" name="navn" maxlength="80" required>\
      \(Parts.button("Lav gruppen", .small))</div></form>\(hide)</div></details>
      """
  }

  var wall: Pane {
    let content = board(at: view.here)
    let count = view.counts[view.here]
    let shown = view.revealed.contains(view.here)
    guard shown, view.stage.isInCircle || count > 0 else { return Pane(id: "rum-tavle", html: .empty) }
    let groups = view.groups(at: view.here)
    let many: HTML = """
      <p class="meta" id="tavle-tal">\(RoomWords.notes(count))\(groups.isEmpty ? "" : " · \(Danish.count(groups.count)) \(groups.count == 1 ? "gruppe" : "grupper")")</p>
      """
    let items = items(at: view.here)
    let isLoose = items.contains { $0.list == RoomParts.list(view.here, "uden") }
    return Pane(
      id: "rum-tavle",
      html: """
        <section class="stack flow-5 group-area" aria-labelledby="tavle"><div class="spread"><h2 class="h3" id="tavle">Alles noter</h2>\
        \(many)</div>\
        \(count == 0 ? "<p>Der er ikke skrevet noget endnu.</p>" : content)</section>
        """,
      items: items.isEmpty
        ? [] : items + [Pane.Item(id: "tavle-tal", html: many, list: "", after: nil, shape: count)],
      frame: "\(view.here) \(isLoose) \(view.isOpen) \(groups.map { "\($0.id.raw) \($0.title)" })")
  }

  /// What was written in the phases before, folded away.
  var before: Pane {
    let stages = view.stages.indices.filter {
      $0 != view.here && view.revealed.contains($0) && !view.notes(at: $0).isEmpty
    }
    let folds: [HTML] = stages.map { stage in
      let topic = view.stages[stage].phase?.topic.map { " · \($0)" } ?? ""
      return Parts.details(
        "\(view.stages[stage].title)\(topic): \(RoomWords.notes(view.notes(at: stage).count))", board(at: stage))
    }
    return Pane(
      id: "rum-foer",
      html: folds.isEmpty
        ? .empty
        : "<section class=\"stack flow-3\" aria-labelledby=\"foer\"><h2 class=\"h3\" id=\"foer\">Det har I skrevet før</h2>\(folds)</section>"
    )
  }
}
