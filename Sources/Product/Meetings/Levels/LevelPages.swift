import Danish
import Markup
import Web

/// What goes from one level of conversation to the next.
enum LevelPages {
  static func released(_ look: MeetingLook, _ all: [(share: LevelShare, readers: Int)]) -> HTML {
    let meeting = look.meeting
    let rows = all.map { share, readers in
      let state =
        share.withdrawn.map { "Taget tilbage \(Danish.moment($0))" }
        ?? "Givet videre \(Danish.moment(share.released)) · \(LevelWords.readers(readers))"
      let end: HTML? =
        share.withdrawn == nil
        ? Parts.post(
          "Tag tilbage", to: .levelWithdrawal(meeting.id), .quietSmall, values: [("linje", share.id.raw)],
          about: share.text) : nil
      return Parts.Row(share.text, note: state, end: end)
    }
    return Parts.section(
      "videre", "Det må gå videre", intro: meeting.kind.sharedUpward ?? LevelWords.rule,
      rows.isEmpty ? .empty : Parts.rows(rows),
      Fields(Form()).form(
        to: .levelRelease(meeting.id),
        [field], submit: "Giv det videre", weight: .normal))
  }

  private static var field: HTML {
    Fields(Form()).long(
      "tekst", "Hvad vil I give videre til næste niveau?",
      hint: "Skriv det, I har lært eller har brug for hjælp til. Ingen navne på børn. I kan tage det tilbage.", rows: 2)
  }

  static func invitation(_ look: MeetingLook, _ count: Int) -> HTML {
    Parts.section(
      "nedefra", "Fra niveauet under", intro: LevelWords.below,
      count == 0
        ? Parts.empty("Der er ikke givet noget videre endnu", LevelWords.nothingBelow)
        : Parts.actions(
          Parts.post(
            "Læs \(Danish.counted(count, one: "linje", other: "linjer"))", to: .levelsBelow(look.meeting.id))))
  }

  static func below(_ look: MeetingLook, _ shares: [LevelShare]) -> Page {
    let title = "Fra niveauet under"
    let rows = shares.map { share in
      Parts.Row(share.text, note: "\(share.meeting.title), \(Danish.date(share.meeting.day))")
    }
    return Page(
      title: title, menu: "moeder",
      main: Parts.head(
        crumbs: MeetingParts.crumbs(look.meeting, title), title: title, lead: LevelWords.below)
        + (rows.isEmpty
          ? Parts.empty("Der er ikke givet noget videre endnu", LevelWords.nothingBelow) : Parts.rows(rows)))
  }
}
