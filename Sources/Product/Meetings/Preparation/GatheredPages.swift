import Danish
import Markup
import People
import Values
import Web

/// Everything the page of all preparations shows one visitor.
struct GatheredView: Sendable {
  let meeting: Meeting
  /// The way back: below Møder for those who are signed in, to the room for those who came by a link.
  let crumbs: [Parts.Crumb]
  let ownPath: Path?
  /// What all prepared: for participants, and only once it is opened.
  let gathered: GatheredPreparation?
  let opened: OpenedPreparation?
  /// For whoever plans the meeting.
  let counts: PreparationCounts?
  let wishes: [TopicWish]
  let mayLead: Bool
  let hasBegun: Bool
  let file: @Sendable (ID<BroughtData>) -> Path
}

/// What the participants prepared, before and after it is opened.
enum GatheredPages {
  static let title = "Det har I forberedt"

  static func show(_ view: GatheredView, receipt: HTML?) -> Page {
    let own = view.ownPath.map { Parts.link("Din egen forberedelse", to: $0, .quiet) }
    return Page(
      title: title, menu: "moeder", phase: 1,
      main: Parts.narrow(
        receipt ?? .empty,
        Parts.head(
          crumbs: view.crumbs, title: title,
          lead: "\(view.meeting.title), \(PreparationWords.when(view.meeting)).",
          actions: Parts.actions(leading(view) ?? .empty, own ?? .empty)),
        view.counts.map { counts(view, $0) } ?? .empty,
        view.gathered.map { GatheredParts.sections($0, file: view.file) } ?? closed(view)))
  }

  private static func leading(_ view: GatheredView) -> HTML? {
    guard view.mayLead else { return nil }
    let topics = Parts.link("Vælg bredt eller emner", to: .meetingTopics(view.meeting.id))
    if view.opened == nil {
      return Parts.link("Luk op for forberedelsen", to: .preparationOpening(view.meeting.id), .primary) + topics
    }
    let close: HTML =
      view.hasBegun
      ? .empty : Parts.post("Luk for forberedelsen igen", to: .preparationClosing(view.meeting.id), .quiet)
    return topics + close
  }

  private static func closed(_ view: GatheredView) -> HTML {
    if view.opened != nil {
      return Parts.empty(
        "Forberedelsen er åben for dem, der er med i mødet",
        "Du planlægger mødet, men er ikke selv med. Derfor ser du, hvor mange der er klar, og ikke det, de har skrevet."
      )
    }
    return Parts.empty(
      "Hver har sin egen forberedelse for sig selv",
      view.mayLead
        ? "Når du lukker op, ser alle i mødet det samlet. Indtil da ser heller ikke du, hvad de andre har skrevet."
        : "Når mødelederen åbner, står alles stolthed, udfordringer og undren samlet her.")
  }

  private static func counts(_ view: GatheredView, _ counts: PreparationCounts) -> HTML {
    let rows = view.wishes.map { wish in
      Parts.Row(wish.heading, end: "<span class=\"meta\">\(PreparationWords.wishes(wish.count))</span>")
    }
    return Parts.section(
      "status", "Hvor langt er I?",
      Parts.progress(
        "klar-nu", done: counts.ready, of: counts.invited, words: PreparationWords.ready(counts),
        remark: "\(Danish.count(counts.begun)) er gået i gang"),
      Parts.facts([("Vil tale bredt", Danish.count(counts.broad)), ("Vil i dybden", Danish.count(counts.deep))]),
      rows.isEmpty
        ? "<p class=\"muted\">Ingen har foreslået emner endnu.</p>"
        : CircleParts.block("Foreslåede emner, uden navne", Parts.rows(rows)))
  }

  /// The second step before everybody sees what all wrote.
  static func confirm(_ meeting: Meeting, _ counts: PreparationCounts) -> Page {
    let title = "Luk op for forberedelsen"
    return Page(
      title: title, menu: "moeder", phase: 1,
      main: Parts.narrow(
        Parts.head(
          crumbs: [
            .init("Møder", .meetings), .init(meeting.title, .meeting(meeting.id)),
            .init(GatheredPages.title, .preparations(meeting.id)), .init(title),
          ], title: "Luk op for forberedelsen?",
          lead:
            "\(PreparationWords.ready(counts)). Alle, der er med i mødet, kommer til at se alles mærker, emner og data samlet.",
          more:
            "<p>De, der har valgt det, står uden navn. Du kan lukke igen, indtil mødet begynder, men det, nogen har set, har de set.</p>",
          actions: Parts.actions(
            Parts.post("Luk op for alle i mødet", to: .preparationOpening(meeting.id), .primary),
            Parts.link("Fortryd", to: .preparations(meeting.id), .quiet)))))
  }
}
