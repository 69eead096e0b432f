import Danish
import Markup
import Values
import Web

/// What all prepared, gathered per figure: pride first, then challenges, then wonder.
enum GatheredParts {
  static func sections(_ gathered: GatheredPreparation, file: (ID<BroughtData>) -> Path) -> HTML {
    let subjects: HTML =
      gathered.subjects.isEmpty
      ? Parts.section("tal", "Mærker", Parts.empty("Ingen mærker", "Ingen har sat mærker ved tal eller egen viden."))
      : Parts.section("tal", "Mærker", gathered.subjects.enumerated().map { subject($1, number: $0 + 1) })
    return subjects + topics(gathered) + brought(gathered, file)
  }

  private static func subject(_ subject: GatheredPreparation.Subject, number: Int) -> HTML {
    let groups: [HTML] = PreparationMark.Attitude.allCases.compactMap { attitude in
      guard let voices = subject.voices[attitude] else { return nil }
      let lines: [HTML] = voices.map { voice in
        let name: HTML? = voice.name.map { " <span class=\"meta\">\($0)</span>" }
        return "<li>\(voice.sentence)\(name)</li>"
      }
      return "<h4>\(PreparationWords.name(attitude))</h4><ul>\(lines)</ul>"
    }
    return """
      <div><div class="stack flow-2"><h3 class="h-small" id="maerke-\(number)">\
      \(subject.figure?.name ?? PreparationWords.ownKnowledge)</h3>\(groups)</div></div>
      """
  }

  private static func topics(_ gathered: GatheredPreparation) -> HTML {
    guard !gathered.topics.isEmpty else { return .empty }
    return Parts.section(
      "emner", "Foreslåede emner",
      Parts.rows(
        gathered.topics.map { wish in
          Parts.Row(wish.heading, end: "<span class=\"meta\">\(PreparationWords.wishes(wish.count))</span>")
        }))
  }

  private static func brought(_ gathered: GatheredPreparation, _ file: (ID<BroughtData>) -> Path) -> HTML {
    guard !gathered.brought.isEmpty else { return .empty }
    let lines = gathered.brought.map { PreparationParts.line($0.data, name: $0.name, file: file, end: nil) }
    return Parts.section(
      "data", "Egne data og viden", intro: "Som det blev lagt ind. I taler sammen om, hvad det betyder.",
      "<ul class=\"rows\" role=\"list\">\(lines)</ul>")
  }
}
