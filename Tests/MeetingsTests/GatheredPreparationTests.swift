import Meetings
import Testing
import Values

@Suite struct GatheredPreparationTests {
  private func mark(_ attitude: PreparationMark.Attitude, _ figure: String?, _ sentence: String) -> PreparationMark {
    PreparationMark(
      id: ID(sentence), attitude: attitude, figure: figure.map { MarkedFigure(slug: $0, name: $0.capitalized) },
      sentence: sentence)
  }

  private func one(
    _ name: String, showing: Bool = true, _ marks: [PreparationMark]
  ) -> (id: String, name: String, preparation: Preparation) {
    var preparation = Preparation()
    preparation.marks = marks
    preparation.showsName = showing
    return (name, name, preparation)
  }

  @Test func `marks stand per figure under pride, challenge and wonder, own knowledge last`() {
    let gathered = GatheredPreparation(
      [
        one("Birgitte", [mark(.proud, "mobning", "Bedre end sidst."), mark(.puzzled, nil, "Hvem mangler?")]),
        one("Kurt", [mark(.puzzled, "mobning", "Hvorfor nu?"), mark(.troubled, "fritid", "Få går til noget.")]),
      ], merged: [:])
    #expect(gathered.subjects.map { $0.figure?.slug } == ["mobning", "fritid", nil])
    #expect(gathered.subjects[0].voices[.proud]?.map(\.sentence) == ["Bedre end sidst."])
    #expect(gathered.subjects[0].voices[.puzzled]?.map(\.name) == ["Kurt"])
  }

  @Test func `whoever asks for it stands without a name, also beside data`() {
    var silent = one("Kurt", showing: false, [mark(.proud, nil, "Vi læser højt.")])
    silent.preparation.brought = [
      BroughtData(id: ID("d"), title: "Samtaler", what: "Fem", source: "Os", content: .text("Ord"))
    ]
    let gathered = GatheredPreparation([silent], merged: [:])
    #expect(gathered.subjects[0].voices[.proud] == [.init(name: nil, sentence: "Vi læser højt.")])
    #expect(gathered.brought.map(\.name) == [nil])
  }

  @Test func `the order tells nothing about who wrote first`() {
    let all = [
      one("A", [mark(.proud, "x", "Ø kommer sidst"), mark(.proud, "x", "Alt går")]),
      one("B", [mark(.proud, "x", "Midt i")]),
    ]
    let gathered = GatheredPreparation(all, merged: [:])
    #expect(gathered.subjects[0].voices[.proud]?.map(\.sentence) == ["Alt går", "Midt i", "Ø kommer sidst"])
    #expect(GatheredPreparation(all.reversed(), merged: [:]) == gathered)
  }

  @Test(arguments: [("2026-11-26", "2027-11-26"), ("2028-02-29", "2029-02-28"), ("2026-12-31", "2027-12-31")])
  func `what was prepared ends a year after the meeting`(meeting: String, ends: String) throws {
    #expect(Preparation.ends(after: try #require(Day(iso: meeting))).iso == ends)
  }
}
