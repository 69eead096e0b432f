import Danish
import Markup
import People
import Profiles
import Values
import Web

/// Everything the page of one participant's preparation shows.
struct PreparationView: Sendable {
  let seat: Seat
  let own: Preparation
  let isOpened: Bool
  let mayChange: Bool
  let placeName: String
  let figures: [ReleasedProfileStore.Named]
  /// The profile the meeting is about; nil where there is none, or this participant may not open it.
  let profile: (name: String, path: Path)?
  /// Where one asks about a figure; nil while nobody answers.
  var asks: Path?
  /// A form that came back.
  var sent: (step: String, form: Form, errors: FormErrors)?
  /// What the same note says in the meantime.
  var conflict: Conflict?

  /// A note is being mended in this step.
  func mends(_ step: String) -> Bool { sent?.step == step && PreparationForms.isMending(sent?.form ?? Form()) }

  /// The figures under their themes, in the profile's order.
  var figureGroups: [(title: String, figures: [ReleasedProfileStore.Named])] {
    Indicator.Theme.allCases.compactMap { theme in
      let own = figures.filter { $0.theme == theme }
      return own.isEmpty ? nil : (ReleasedProfileStore.name(theme), own)
    }
  }
}

/// The page where one participant prepares: one calm page, from reading to "Jeg er klar".
enum PreparationPages {
  static func prepare(_ view: PreparationView, receipt: HTML?) -> Page {
    let meeting = view.seat.meeting
    let errors = view.sent?.errors ?? FormErrors()
    let summary = view.sent.flatMap { Fields($0.form, $0.errors, prefix: "\($0.step)-").summary }
    let gathered: HTML? =
      view.isOpened ? Parts.actions(Parts.link("Se, hvad alle har forberedt", to: view.seat.addresses.gathered)) : nil
    let asks = Parts.section(
      "spoerg", "5. Er der et tal, du ikke forstår?",
      "<p>\(meeting.kind.preparation.asks ?? "Spørg datakontakten før mødet.")</p>",
      view.asks.map { Parts.actions(Parts.link("Spørg om et tal", to: $0)) } ?? .empty)
    let notice =
      view.mayChange
      ? Parts.notice(.plain, "<p>\(PreparationWords.closed(view.isOpened))</p>")
      : Parts.notice(.warning, "<p>\(PreparationWords.over)</p>")
    return Page(
      title: errors.title(PreparationWords.title), menu: "moeder", phase: 1,
      main: Parts.narrow(
        view.conflict.map(ConflictParts.versions) ?? .empty, summary ?? receipt ?? .empty,
        Parts.head(
          crumbs: [.init(meeting.title, view.seat.addresses.meeting), .init(PreparationWords.title)],
          kicker: view.placeName, title: PreparationWords.title,
          lead: "\(meeting.title), \(PreparationWords.when(meeting)).", more: notice, actions: gathered),
        PreparationParts.read(view), PreparationParts.marks(view), PreparationParts.topics(view),
        PreparationParts.brought(view), asks, PreparationParts.ready(view)))
  }
}
