import Danish
import Markup
import People
import Profiles
import Values
import Web

/// The steps of a preparation, each with its own small form.
enum PreparationParts {
  /// A form of one step. Its button is an ordinary one: the page has one primary, and that says "Jeg er klar".
  static func form(_ view: PreparationView, _ step: String, _ items: [HTML], submit: String, uploads: Bool = false)
    -> HTML
  {
    let path = uploads ? view.seat.addresses.data : view.seat.addresses.preparation
    return """
      <form class="stack flow-5" method="post" action="\(path)"\
      \(attribute: "enctype", uploads ? "multipart/form-data" : nil) novalidate>\
      <input type="hidden" name="trin" value="\(step)">\(mending(view, step))\(items)\
      <p class="actions">\(Parts.button(view.mends(step) ? "Gem rettelsen" : submit))\
      \(view.mends(step) ? Parts.link("Fortryd", to: view.seat.addresses.preparation, .quiet) : nil)</p></form>
      """
  }

  /// Which note is mended, and as it stood.
  private static func mending(_ view: PreparationView, _ step: String) -> HTML? {
    guard view.mends(step), let form = view.sent?.form else { return nil }
    let fields = Fields()
    return "\(fields.hidden("id", form.text("id")))\(fields.hidden("version", form.text("version")))"
  }

  static func fields(_ view: PreparationView, _ step: String) -> Fields {
    view.sent?.step == step
      ? Fields(view.sent?.form ?? Form(), view.sent?.errors ?? FormErrors(), prefix: "\(step)-")
      : Fields(prefix: "\(step)-")
  }

  static func read(_ view: PreparationView) -> HTML {
    let reads: HTML? = view.seat.meeting.kind.preparation.reads.map { "<p>\($0)</p>" }
    let link = view.profile.map { Parts.link("Læs profilen for \($0.name)", to: $0.path) }
    let state: HTML? = view.own.readAt.map {
      Parts.state(.done, "Du noterede \(Danish.date($0.day)), at du har læst den.")
    }
    let isRead = view.own.readAt != nil
    let act: HTML? =
      view.mayChange
      ? Parts.post(
        isRead ? "Fjern noten" : "Jeg har læst den", to: view.seat.addresses.preparation, isRead ? .quiet : .normal,
        values: [("trin", "laest"), ("set", isRead ? "0" : "1")]) : nil
    let nothing: HTML? =
      view.figures.isEmpty ? Parts.notice(.plain, "<p>\(PreparationWords.noProfile(view.placeName))</p>") : nil
    return Parts.section(
      "laes", "1. Læs profilen", nothing ?? reads ?? "<p>Læs materialet igennem før mødet.</p>", state ?? .empty,
      Parts.actions(
        link ?? .empty, Parts.link("Materialet til udskrift", to: view.seat.addresses.pack, .quiet), act ?? .empty))
  }

  static func marks(_ view: PreparationView) -> HTML {
    let fields = fields(view, "maerke")
    let rows = view.own.marks.map { mark in
      Parts.Row(
        mark.sentence,
        note: "\(PreparationWords.name(mark.attitude)) · \(mark.figure?.name ?? PreparationWords.ownKnowledge)",
        end: acts(view, .mark, mark.id.raw, about: mark.sentence))
    }
    let groups = view.figureGroups.map { group in
      (title: group.title, choices: group.figures.map { Choice($0.slug, $0.name) })
    }
    let add: HTML? =
      view.mayChange
      ? form(
        view, "maerke",
        [
          fields.radios(
            "maerke", "Hvad vil du sige?",
            PreparationMark.Attitude.allCases.map {
              Choice($0.rawValue, PreparationWords.name($0), note: PreparationWords.note($0))
            }),
          groups.isEmpty && fields.typed.text("tal").isEmpty
            ? .empty
            : fields.select(
              "tal", "Om hvilket tal?", groups: groups, empty: PreparationWords.ownKnowledge,
              hint: "Vælg egen viden, når det ikke står i profilen."),
          fields.long("saetning", "Med en sætning", rows: 2),
        ], submit: "Sæt mærket") : nil
    let questions = view.seat.meeting.kind.preparation.questions
    return Parts.section(
      "maerker", "2. Hvad ser du?", questions.isEmpty ? .empty : CircleParts.list(questions),
      rows.isEmpty ? .empty : Parts.rows(rows), add ?? .empty)
  }

  static func topics(_ view: PreparationView) -> HTML {
    let fields = fields(view, "emne")
    let rows = view.own.topics.map { topic in
      Parts.Row(topic.words, end: acts(view, .topic, topic.id.raw, about: topic.words))
    }
    let offered = PreparationForms.topics(view.figures)
    let themes = offered.filter { if case .theme = $0.key { true } else { false } }
    let groups =
      [(title: "Temaer", choices: themes.map { Choice($0.key.text, $0.words) })]
      + view.figureGroups.map { group in
        (title: group.title, choices: group.figures.map { Choice(TopicKey.figure($0.slug).text, $0.name) })
      }
    let add: HTML? =
      view.mayChange
      ? form(
        view, "emne",
        [
          themes.isEmpty && fields.typed.text("valgt").isEmpty
            ? .empty
            : fields.select(
              "valgt", "Et tema eller et tal", groups: themes.isEmpty ? [] : groups, empty: "Intet valgt"),
          fields.text("emne", themes.isEmpty ? "Med dine egne ord" : "Eller med dine egne ord", optional: true),
        ], submit: "Foreslå emnet") : nil
    return Parts.section(
      "emner", "3. Hvad vil du i dybden med?", intro: view.seat.meeting.kind.topics?.question, wish(view),
      rows.isEmpty ? .empty : Parts.rows(rows), add ?? .empty)
  }

  private static func wish(_ view: PreparationView) -> HTML {
    guard view.mayChange else { return view.own.wish.map { "<p>\(PreparationWords.name($0)).</p>" } ?? .empty }
    let fields = Fields(Form([("oenske", view.own.wish?.rawValue ?? "")]), prefix: "oenske-")
    return form(
      view, "oenske",
      [
        fields.radios(
          "oenske", "Hvad vil du helst?",
          Preparation.Wish.allCases.map { Choice($0.rawValue, PreparationWords.name($0)) })
      ], submit: "Gem ønsket")
  }

  /// Mend a note in its place, or take it away.
  static func acts(_ view: PreparationView, _ part: PreparationStore.Part, _ id: String, about: String) -> HTML? {
    guard view.mayChange else { return nil }
    let path = view.seat.addresses.preparation
    let place = part == .mark ? "maerker" : part == .topic ? "emner" : "data"
    return Parts.link("Ret", to: path.with(query: [("ret", id)]).with(fragment: place), .quietSmall, about: about)
      + Parts.post(
        "Fjern", to: path, .quietSmall, values: [("trin", "fjern"), ("del", part.rawValue), ("id", id)], about: about)
  }
}
