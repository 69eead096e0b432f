import Disclosure
import Testing

struct ProblemTests {
  @Test(arguments: [
    (CellContent.proportion(x: -1, n: 10), Disclosure.Problem.Kind.negative), (.proportion(x: 1, n: -10), .negative),
    (.proportion(x: 11, n: 10), .moreThanAll), (.proportion(x: .max, n: .max), .implausiblyLarge),
    (.proportion(x: .min, n: .max), .negative), (.count(-3, population: nil), .negative),
    (.count(3, population: -3), .negative), (.count(3, population: 0), .moreThanAll), (.given(.nan), .notANumber),
    (.given(-.infinity), .notANumber), (.mean(value: .nan, n: 9, sd: nil, scale: 1...5), .notANumber),
    (.mean(value: 3, n: 9, sd: .nan, scale: 1...5), .notANumber),
    (.mean(value: 3, n: 9, sd: -1, scale: 1...5), .negative),
    (.mean(value: 6, n: 9, sd: 1, scale: 1...5), .outsideScale),
    (.mean(value: 3, n: 0, sd: 1, scale: 1...5), .nobodyAsked),
    (.mean(value: 3, n: -9, sd: 1, scale: 1...5), .negative), (.missing(mark: "\u{0}"), .unreadableName),
    (.mean(value: 3, n: 9, sd: 1, scale: 1...Double.infinity), .notANumber),
  ])
  func `a cell that cannot be true stops the whole family`(content: CellContent, kind: Disclosure.Problem.Kind) {
    let family = Family.hedevig([("hedevig", "", .count(90, population: nil)), ("bakke", "", content)])
    let (table, log) = Disclosure.protect(family)
    #expect(log.problems.map(\.kind) == [kind] && log.problems.map(\.key.area) == ["bakke"])
    #expect(log.outcome == .nothing && table.shown.isEmpty && table.cells.count == 2)
  }

  @Test func `areas in a ring and names with control characters are refused`() {
    let ring = Family.hedevig(
      parents: ["a": "b", "b": "a"],
      [("a", "", .count(9, population: nil)), ("hedevig", "", .count(90, population: nil))])
    #expect(Disclosure.protect(ring).log.problems.map(\.kind) == [.circularAreas])
    for area in ["", "bak\u{1}ke", "\n"] {
      let family = Family.hedevig([(area, "", .count(90, population: nil))])
      #expect(Disclosure.protect(family).log.problems.map(\.kind) == [.unreadableName])
    }
  }
}
