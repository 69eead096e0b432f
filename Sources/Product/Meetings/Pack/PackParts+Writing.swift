import Danish
import Markup
import Values
import Web

/// The sheets one writes on.
extension PackParts {
  /// Lines to write on. A drawing, so that they are there when a printer leaves backgrounds out.
  static func lines(_ count: Int) -> HTML {
    let step = 28
    let all: [HTML] = (1...max(1, count)).map { line in
      "<line x1=\"0\" x2=\"100%\" y1=\"\(line * step)\" y2=\"\(line * step)\"/>"
    }
    return "<svg class=\"lines\" height=\"\(max(1, count) * step + 1)\" aria-hidden=\"true\">\(all)</svg>"
  }

  static func preparing(_ view: PackView) -> HTML {
    let preparation = view.meeting.kind.preparation
    let intro: [HTML] = [
      "<p class=\"written\"><strong>Navn:</strong></p>" as HTML, preparation.reads.map { "<p>\($0)</p>" },
      preparation.questions.isEmpty ? nil : CircleParts.list(preparation.questions),
    ].compactMap(\.self)
    let marks: [HTML] = PreparationMark.Attitude.allCases.map { attitude in
      CircleParts.block(
        "\(PreparationWords.name(attitude)): \(PreparationWords.note(attitude))", lines(4))
    }
    let rest: [HTML] = [
      CircleParts.block("Det vil jeg gerne i dybden med", lines(3)),
      CircleParts.block("Det har jeg selv data eller viden om, og det kommer fra", lines(3)),
    ]
    return sheet(.preparing, "Min forberedelse", intro + marks + rest)
  }

  static func rules(_ view: PackView) -> HTML {
    let rules = view.meeting.kind.groundRules
    guard !rules.isEmpty else { return .empty }
    return sheet(.rules, "Spilleregler", [CircleParts.list(rules)])
  }

  static func agreements(_ view: PackView) -> HTML {
    let rows = (1...8).map { Table.Row("\($0)", ["", "", "", ""]) }
    let asked = view.meeting.kind.agreements
    let table = Table(
      "Aftaler", ["Nr.", "Hvem?", "Hvad?", "Hvornår?", "Hvilke tegn ser vi efter?"], rows, stacks: false)
    return sheet(
      .agreements, "Det har vi aftalt",
      [
        asked.isEmpty ? .empty : CircleParts.list(asked),
        // It is wider than a phone, and scrolled by the keyboard too.
        "<div class=\"write-table\" role=\"region\" tabindex=\"0\" aria-label=\"Skema til aftaler\">\(table.html)</div>",
        CircleParts.block("Skal vi mødes igen? Hvornår, med hvem, og hvem indkalder?", lines(3)),
      ])
  }
}
