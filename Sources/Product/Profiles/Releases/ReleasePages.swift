import Danish
import Foundation
import Markup
import People
import Values
import Web

/// A release before and after it is published.
enum ReleasePages {
  static func show(_ view: ReleaseView, errors: FormErrors = FormErrors()) -> Page {
    let release = view.release
    let fields = Fields(Form(), errors)
    return Page(
      title: errors.title("Udgivelse \(release.number)"), menu: "data", phase: 1,
      main: """
        \(fields.summary)\(Parts.head(
          crumbs: [.init("Data", .data), .init("Udgivelse \(release.number)")], kicker: state(release),
          title: "Udgivelse \(release.number)", lead: lead(release), more: ReleaseParts.facts(release),
          actions: actions(view)))
        \(GateParts.section(view))
        \(ReleaseParts.publishing(view, fields))
        \(ReleaseDifferenceParts.section(view))
        \(ReleaseParts.limits(view))
        \(pages(release, view.areas))
        \(ReleaseAudienceParts.section(view))
        """)
  }

  private static func state(_ release: Release) -> String {
    switch release.state {
    case .draft: "Udkast, lavet \(Danish.date(release.madeAt.day)) af \(release.madeBy)"
    case .published: "Udgivet \(release.publishedAt.map { Danish.date($0.day) } ?? "") af \(release.publishedBy ?? "")"
    case .withdrawn: "Trukket tilbage \(release.withdrawnAt.map { Danish.date($0.day) } ?? "")"
    }
  }

  private static func lead(_ release: Release) -> String {
    switch release.state {
    case .draft:
      "Ingen andre kan se udkastet. Se profilerne igennem, før I udgiver det. Bagefter ændrer det sig ikke mere."
    case .published: "Det er de tal, alle ser, indtil en ny udgivelse tager over. Den bliver stående, som den er."
    case .withdrawn: "Udgivelsen vises ikke længere. Den forrige udgivelse gælder igen, hvis der er en."
    }
  }

  private static func actions(_ view: ReleaseView) -> HTML {
    let release = view.release
    var buttons: [HTML] = []
    if view.publishing == .freely, release.state == .draft, release.gate?.isPassed == true {
      buttons.append(Parts.post("Udgiv", to: .publication(release.id), .primary))
    }
    if view.publishing != .notAllowed, release.state == .published {
      buttons.append(Parts.post("Træk tilbage", to: .withdrawal(release.id)))
    }
    if view.maySeeLog, release.summary.hiddenCells > 0 {
      buttons.append(Parts.link("Hvorfor er tal skjult?", to: .hiddenLog(release.id), .quiet))
    }
    return Parts.actions(buttons.joined())
  }

  private static func pages(_ release: Release, _ areas: [Area]) -> HTML {
    Parts.section(
      "profiler", release.state == .draft ? "Se profilerne, som de vil blive" : "Profiler i udgivelsen",
      Parts.rows(
        areas.map { area in
          Parts.Row(
            area.name, to: .draftProfile(release.id, area.slug), note: FigureWords.capitalised(area.kind.rawValue))
        }))
  }

  /// The steward's log: why cells are hidden, cell by cell. Whoever reads it is written down.
  static func log(_ release: Release, _ log: HiddenLog) -> Page {
    let sections = log.entries.filter { !$0.reasons.isEmpty }.map { entry -> HTML in
      let rows = entry.reasons.lines.prefix(HiddenLog.mostShown).map { line in
        Table.Row(
          "\(log.name(ofArea: line.area))",
          [
            "\(log.name(ofPeriod: line.period))", "\(line.category.isEmpty ? "alle" : line.category)",
            "\(StewardWords.place(line))", "\(StewardWords.reason(line.reason))",
          ])
      }
      let left = entry.reasons.lines.count - rows.count
      let more: HTML? =
        left > 0 ? "<p class=\"meta\">og \(Danish.count(left)) grunde til, som står i regnearket</p>" : nil
      let remarks = StewardWords.remarks(entry.reasons, named: log.name(ofPeriod:)).map { "<p>\($0)</p>" as HTML }
      return Parts.section(
        "n-\(entry.indicator)-\(entry.audiences.bits)",
        "\(log.name(ofIndicator: entry.indicator)), for \(AudienceWords.names(entry.audiences.all))",
        intro: StewardWords.outcome(entry.reasons.outcome),
        remarks.joined(),
        rows.isEmpty ? .empty : reasons(Array(rows), of: entry.reasons.lines.count, more))
    }
    return Page(
      title: "Hvorfor er tal skjult?", menu: "data", phase: 1,
      main: """
        \(Parts.head(
          crumbs: [
            .init("Data", .data), .init("Udgivelse \(release.number)", .release(release.id)), .init("Hvorfor er tal skjult?"),
          ], title: "Hvorfor er tal skjult?",
          lead: "Kun datastewarden ser denne side, og det skrives ned, hver gang den læses. Del den ikke: den fortæller, hvor de små tal er.",
          actions: sections.isEmpty
            ? .empty : Parts.actions(Parts.link("Hent alle grunde som regneark", to: .hiddenSheet(release.id), .quiet))))
        \(sections.isEmpty ? Parts.empty("Intet er skjult", "Alle tal i udgivelsen kan vises.") : sections.joined())
        """)
  }

  /// Folded: an indicator may have hundreds of them, and the remark above is what most need.
  private static func reasons(_ rows: [Table.Row], of count: Int, _ more: HTML?) -> HTML {
    """
    <details><summary>Se \(Danish.counted(count, one: "grund", other: "grunde"))</summary>\
    \(Table("Grunde", ["Område", "Periode", "Del", "Hvor", "Hvorfor"], rows).html)\(more)</details>
    """
  }
}
