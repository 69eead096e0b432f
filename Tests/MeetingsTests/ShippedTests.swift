import Foundation
import Meetings
import MethodFiles
import Testing

/// The kinds and circles that come with the product: complete, in Danish and explained.
@Suite struct ShippedTests {
  @Test func `they load without a single finding`() { #expect(Shipped.loaded.1.map(\.message) == []) }

  @Test func `the kinds and circles people were promised are there`() {
    let kinds: Set = [
      "laeringsmoede", "udvidet-laeringsmoede", "dialogmoede", "teamsamtale", "laeringssamtale-team",
      "laeringssamtale-ressourceperson", "laeringssamtale-leder", "chefteammoede", "observationssamtale",
      "oevebanestatus", "frit-moede",
    ]
    #expect(Shipped.library.slugs(.kind) == kinds)
    #expect(
      Shipped.library.slugs(.circle) == [
        "refleksionscirklen", "dataanalysecirklen", "data-wise", "smtte", "kommunens-egen",
      ])
    #expect(Shipped.circle("data-wise")?.phases.count == 8)
    #expect(Shipped.circle("smtte")?.phases.map(\.name) == ["Sammenhæng", "Mål", "Tegn", "Tiltag", "Evaluering"])
    #expect(Shipped.circle("smtte")?.isAnyOrder == true)
  }

  @Test(arguments: [
    ("teamsamtale", 60, [5, 10, 15, 15, 10, 5]), ("chefteammoede", 120, [10, 55, 10, 35]),
    ("frit-moede", 60, [5, 45, 10]),
  ])
  func `a kind keeps its time`(slug: String, minutes: Int, agenda: [Int]) {
    #expect(Shipped.kind(slug)?.minutes == minutes && Shipped.kind(slug)?.agenda.map(\.minutes) == agenda)
  }

  @Test func `no kind but the dialogue meeting needs advice before it can be planned`() {
    for kind in Shipped.kinds where kind.slug != "dialogmoede" {
      let advice = kind.advice(with: kind.circle.flatMap(Shipped.circle))
      #expect(advice.isEmpty, "\(kind.slug): \(advice)")
    }
  }

  @Test func `every text is whole: sentences end, questions ask, no English and no leftovers`() {
    for kind in Shipped.kinds {
      let sentences =
        [kind.purpose] + kind.contributions + kind.groundRules + kind.agreements + kind.evaluation + kind.after
        + kind.preparation.questions + kind.agenda.flatMap(\.points)
        + [kind.sharedUpward, kind.convener, kind.frequency].compactMap(\.self)
      expectWhole(sentences, kind.slug)
      expectDanish(kind.file, kind.slug)
      #expect(!kind.agreements.isEmpty && !kind.agenda.isEmpty, "\(kind.slug)")
    }
    for circle in Shipped.circles {
      expectWhole(
        [circle.purpose] + circle.advice + circle.phases.map(\.purpose) + circle.phases.compactMap(\.ready), circle.slug
      )
      for phase in circle.phases {
        #expect(phase.question.hasSuffix("?"), "\(circle.slug): \(phase.question)")
        expectWhole(phase.questions, circle.slug)
      }
      // The names of those a circle is inspired by are theirs.
      var plain = circle
      plain.source = nil
      expectDanish(plain.file, circle.slug)
    }
  }

  private func expectWhole(_ sentences: [String], _ slug: String) {
    for sentence in sentences {
      #expect(sentence.last.map { ".?".contains($0) } == true, "\(slug): \(sentence)")
      #expect(sentence.first?.isUppercase == true, "\(slug): \(sentence)")
    }
  }

  private func expectDanish(_ file: String, _ slug: String) {
    let words = Set(file.lowercased().split { !$0.isLetter }.map(String.init))
    #expect(
      words.isDisjoint(with: ["the", "and", "of", "todo", "feedback", "followup", "meeting", "team leader"]), "\(slug)")
  }

  @Test func `guide and README explain every field a file may have, in the same words`() throws {
    #expect(GuideWords.kind.map(\.field) == MeetingKind.fields && GuideWords.circle.map(\.field) == Circle.fields)
    for (folder, lines) in [("meetings", GuideWords.kind), ("circles", GuideWords.circle)] {
      let file = repository.appending(path: "Methods/\(folder)/README.md")
      let readme = try String(contentsOf: file, encoding: .utf8)
      for (field, text) in lines { #expect(readme.contains("| `\(field)` | \(text) |"), "\(folder): \(field)") }
    }
  }
}
