import Foundation
import Meetings
import MethodFiles
import TestSupport
import Testing

@Suite struct KindTests {
  @Test func `the right kind and the right circle have no findings`() {
    for (sort, text) in [(Method.Sort.kind, rightKind), (.circle, rightCircle)] {
      let (method, findings) = Method.read(text, as: sort, named: "a.yaml", circles: ["refleksionscirklen"])
      #expect(method != nil && findings.isEmpty, "\(findings.map(\.message))")
      #expect(Method.sort(of: text) == sort)
    }
  }

  /// What is written, line, field, the sentence.
  static let slips: [(Method.Sort, String, String, Int, String, String)] = [
    (.kind, "minutes: 30", "minuter: 30", 5, "minuter", "Feltet findes ikke. Mener du »minutes«?"),
    (
      .kind, "purpose: At begynde dagen sammen.\n", "", 1, "purpose",
      "Feltet mangler. Skriv det ind; vejledningen fortæller, hvad der skal stå."
    ),
    (.kind, "minutes: 30", "minutes: mange", 5, "minutes", "Her står »mange«. Skriv et helt tal fra 5 til 600."),
    (.kind, "minutes: 30", "minutes: -30", 5, "minutes", "Her står »-30«. Skriv et helt tal fra 5 til 600."),
    (
      .kind, "minutes: 30", "minutes: 20", 5, "agenda",
      "Punkterne fylder 25 minutter, men mødet varer 20. Giv punkterne færre minutter, eller lad mødet vare længere."
    ),
    (
      .kind, "minutes: 45", "minutes: 15", 8, "firstTime",
      "Første gang varer 15 minutter, men mødet varer 30. Skriv et tal, der er mindst lige så stort."
    ),
    (.kind, "level: team", "level: chef", 4, "level", "Her står »chef«. Skriv team, ressourceperson eller leder."),
    (
      .kind, "role: medarbejder", "role: medarbejdr", 11, "invited[1].role",
      "Her står »medarbejdr«. Mener du »medarbejder«?"
    ),
    (
      .kind, "unit: sundhedspleje", "unit: sundhedsplejen", 13, "invited[2].unit",
      "Her står »sundhedsplejen«. Mener du »sundhedspleje«?"
    ),
    (
      .kind, "role: medarbejder", "role: medarbejder\n    unit: skole", 11, "invited[1].role",
      "Skriv netop én af role, unit og other: en rolle, en slags enhed eller jeres egne ord."
    ),
    (
      .kind, "ring: kerne", "ring: midte", 12, "invited[1].ring",
      "Her står »midte«. Skriv kerne, understoettende eller udvidet."
    ),
    (.kind, "field: referent", "field: skriver", 17, "planning[1].field", "Her står »skriver«."),
    (.kind, "title: Godmorgen", "titel: Godmorgen", 28, "agenda[1].titel", "Feltet findes ikke. Mener du »title«?"),
    (.kind, "    minutes: 20\n", "", 30, "agenda[2].minutes", "Feltet mangler."),
    (
      .kind, "circle: refleksionscirklen", "circle: refleksionscirkelen", 33, "circle",
      "Der findes ingen cirkel med slug »refleksionscirkelen«. Mener du »refleksionscirklen«?"
    ),
    (
      .kind, "circle: refleksionscirklen", "circle: noget-andet", 33, "circle",
      "Der findes ingen cirkel med slug »noget-andet«. Du kan bruge refleksionscirklen eller smtte."
    ),
    (
      .kind, "circle: refleksionscirklen\n", "", 1, "circle",
      "Et punkt på dagsordenen går gennem en cirkel, men der står ikke hvilken."
    ),
    (
      .kind, "    circle: true\n", "", 32, "circle",
      "Cirklen »refleksionscirklen« bliver ikke brugt. Skriv »circle: true« ved det punkt, der går gennem cirklen, eller slet linjen."
    ),
    (
      .kind, "circle: true", "circle: ja", 32, "agenda[2].circle",
      "Her står »ja«. Skriv true for ja eller false for nej."
    ),
    (.kind, "points: [Lås dem]", "points: []", 36, "checklist.points", "Listen har ingen punkter."),
    (.kind, "who: alle", "who: nogen", 38, "asks[1].who", "Her står »nogen«."),
    (
      .kind, "slug: morgenmoede", "slug: Morgenmøde", 1, "slug",
      "Her står »Morgenmøde«. Skriv små bogstaver a–z, cifre og bindestreger"
    ),
    (
      .kind, "name: Morgenmøde", "name: Morgenmøde\nname: Aftenmøde", 3, "name",
      "Feltet står der mere end én gang. Behold det ene."
    ),
    (.circle, "name: Gør", "name: Se", 5, "phases", "To faser hedder »Se«. Giv dem hver sit navn."),
    (
      .circle, "step: data", "step: tal", 8, "phases[1].step",
      "Her står »tal«. Skriv data, refleksion, beslutning eller handling."
    ),
    (.circle, "minutes: 5", "minutes: 0", 14, "phases[2].minutes", "Her står »0«. Skriv et helt tal fra 1 til 240."),
  ]

  @Test(arguments: slips.indices)
  func `a slip is told with line, field and what to do`(place: Int) throws {
    let (sort, old, new, line, field, sentence) = Self.slips[place]
    let found = try findings(sort, replacing: old, by: new)
    let told = found.first { $0.field == field }
    #expect(told?.line == line, "fandt: \(found.map(\.message))")
    #expect(told?.problem.sentence.hasPrefix(sentence) == true, "fandt: \(found.map(\.message))")
  }

  @Test func `an agenda without items and a circle without phases say so`() {
    let kind = "slug: a\nname: A\npurpose: A.\nminutes: 30\n"
    for text in [kind, kind + "agenda: []\n", kind + "agenda:\n"] {
      let (method, findings) = Method.read(text, as: .kind, named: "a.yaml")
      #expect(method == nil && findings.map(\.field) == ["agenda"], "\(findings.map(\.message))")
    }
    for phases in ["", "phases: []\n"] {
      let (method, findings) = Method.read("slug: a\nname: A\npurpose: A.\n" + phases, as: .circle, named: "a.yaml")
      #expect(method == nil && findings.map(\.field) == ["phases"])
      #expect(findings.first?.problem.sentence.hasPrefix("En cirkel skal have mindst én fase.") == true)
    }
  }

  @Test func `a number that could be somebody's is refused at its line, and not repeated`() {
    let text = rightKind.replacingOccurrences(of: "At begynde dagen sammen.", with: "Husk 010190-1234.")
    let (method, findings) = Method.read(text, as: .kind, named: "a.yaml")
    #expect(method == nil && findings.map(\.line) == [3])
    #expect(findings.first?.message.contains("CPR-nummer") == true)
    #expect(findings.allSatisfy { !$0.message.contains("010190") })
  }

  @Test func `all slips of a file are told at once, in the order of its lines`() throws {
    let broken = rightKind.replacingOccurrences(of: "level: team", with: "level: x")
      .replacingOccurrences(of: "who: alle", with: "who: x").replacingOccurrences(of: "ring: kerne", with: "ring: x")
    let (method, findings) = Method.read(broken, as: .kind, named: "a.yaml")
    #expect(method == nil)
    #expect(findings.map(\.field) == ["level", "invited[1].ring", "asks[1].who"])
  }

  @Test func `a folder with two files of one slug keeps the first, and a wrong file stops nothing else`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "metoder-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in [
      ("circles/trekanten.yaml", rightCircle), ("circles/trekanten.yml", rightCircle),
      ("meetings/morgenmoede.yaml", rightKind.replacingOccurrences(of: "refleksionscirklen", with: "trekanten")),
      ("meetings/aftenmoede.yaml", rightKind),
    ] {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let (library, found) = MethodLibrary.load(folders: [folder, folder.appending(path: "findes-ikke")])
    #expect(library.slugs(.circle) == ["trekanten"] && library.slugs(.kind) == ["morgenmoede"])
    let sentences = found.map(\.message)
    #expect(sentences.count == 2, "\(sentences)")
    #expect(sentences.contains { $0.hasPrefix("aftenmoede.yaml, linje 33, feltet »circle«") })
    #expect(sentences.contains { $0.contains("Filen trekanten.yaml har den samme slug") })
  }
}
