import Disclosure
import Testing

struct PrimaryRuleTests {
  @Test(arguments: [2, 1, 0, -5, 51, Int.max, Int.min])
  func `a threshold below three or above fifty cannot be made`(threshold: Int) {
    #expect(FamilyRule(threshold: threshold, sensitivity: .open) == nil)
    #expect(FamilyRule(threshold: threshold, sensitivity: .open, isStaff: true) == nil)
  }

  @Test func `staff are at least ten`() {
    #expect(FamilyRule(threshold: 5, sensitivity: .open, isStaff: true)?.threshold == 10)
    #expect(FamilyRule(threshold: 40, sensitivity: .open, isStaff: true)?.threshold == 40)
    #expect(FamilyRule(threshold: 3, sensitivity: .open)?.threshold == 3)
  }

  @Test func `21 of 23 is hidden, for the two others are few`() {  // TV10
    let (table, log) = Disclosure.protect(.single(.proportion(x: 21, n: 23)))
    #expect(table.shown.isEmpty)
    #expect(log.findings.map(\.reason) == [.fewWithout])
  }

  @Test(arguments: 0...4) func `of four persons nothing is shown, not even that they are four`(x: Int) {  // TV11
    let (table, log) = Disclosure.protect(.single(.proportion(x: x, n: 4)))
    #expect(table.shown.isEmpty && log.findings.map(\.reason).contains(.fewPersons))
  }

  @Test func `all 18 is hidden when it is sensitive, and shown when it is not`() {  // TV12
    #expect(outcome(.single(.proportion(x: 18, n: 18), .sensitive)) == .nothing)
    #expect(outcome(.single(.proportion(x: 18, n: 18), .confidential)) == .nothing)
    #expect(outcome(.single(.proportion(x: 18, n: 18), .open)) == .everything)
  }

  @Test(arguments: [FamilyRule.open, .sensitive, .confidential])
  func `none of 18 may be shown`(rule: FamilyRule) {
    #expect(outcome(.single(.proportion(x: 0, n: 18), rule)) == .everything)
    #expect(outcome(.single(.proportion(x: 0, n: 0), rule)) == .everything)
  }

  @Test func `every small count is hidden and every other shown, at every threshold`() throws {
    for threshold in [3, 5, 10] {
      let rule = try #require(FamilyRule(threshold: threshold, sensitivity: .open))
      for n in 0...25 {
        for x in 0...n {
          let isFew = [n, x, n - x].contains { (1..<threshold).contains($0) }
          #expect((outcome(.single(.proportion(x: x, n: n), rule)) == .nothing) == isFew, "\(x) of \(n), \(threshold)")
        }
        #expect((outcome(.single(.count(n, population: nil), rule)) == .nothing) == (1..<threshold).contains(n))
      }
    }
  }

  static let scale = 1.0...5.0

  @Test(arguments: [
    (CellContent.mean(value: 3.6, n: 4, sd: 0.5, scale: scale), UnsafeReason.fewPersons),
    (.mean(value: 3.6, n: 40, sd: 0, scale: scale), .allAlike),
    (.mean(value: 5, n: 40, sd: nil, scale: scale), .scaleEnd),
    (.mean(value: 1, n: 40, sd: nil, scale: scale), .scaleEnd),
    (.mean(value: 5 - 1e-12, n: 40, sd: 0.3, scale: scale), .scaleEnd),
  ])
  func `means of few, of the like-minded and at an end of the scale are hidden`(mean: CellContent, reason: UnsafeReason)
  {
    let (table, log) = Disclosure.protect(.single(mean))
    #expect(table.shown.isEmpty && log.findings.map(\.reason) == [reason])
  }

  @Test func `other means are shown with all that judges them`() {
    let (table, log) = Disclosure.protect(.single(.mean(value: 3.6, n: 5, sd: 0.5, scale: 1...5)))
    #expect(log.outcome == .everything)
    #expect(table[area: "hedevig", period: "2025/26"] == .mean(value: 3.6, n: 5, sd: 0.5, scale: 1...5))
  }

  @Test(arguments: [
    (3, 412, UnsafeReason.fewWith), (410, 412, .fewWithout), (9, 4, .fewPersons),
  ])
  func `rates hide few events, few without them and few persons`(x: Int, population: Int, reason: UnsafeReason) {
    let log = Disclosure.protect(.single(.count(x, population: population))).log
    #expect(log.outcome == .nothing && log.findings.map(\.reason) == [reason])
  }

  @Test func `events may outnumber the persons`() {
    #expect(outcome(.single(.count(900, population: 412))) == .everything)
    #expect(outcome(.single(.count(412, population: 412), .sensitive)) == .nothing)
  }

  @Test func `a sensitive aggregate without counts is shown only when its source has published it`() {
    #expect(outcome(.single(.given(12.3), .sensitive)) == .nothing)
    #expect(outcome(.single(.given(12.3), .confidential)) == .nothing)
    #expect(outcome(.single(.given(12.3), .publishedSensitive)) == .everything)
    #expect(outcome(.single(.given(12.3), .open)) == .everything)
  }

  @Test(arguments: ["..", "<10", "<5", "", "*", "c", "skjult", "ukendt tegn"])
  func `a number the source may have hidden hides what stands around it`(mark: String) {
    let hidden: Family.Figure = ("bakke", "", .missing(mark: mark))
    let dal: Family.Figure = ("dal", "", .count(90, population: nil))
    let cells: [Family.Figure] = [("hedevig", "", .count(93, population: nil)), dal, hidden]
    #expect(outcome(.hedevig(.open, cells)) == .rootOnly)
    let publicRule = FamilyRule(threshold: 5, sensitivity: .open, sourceIsPublic: true)!
    let large: [Family.Figure] = [("hedevig", "", .count(193, population: nil)), dal, hidden]
    #expect(outcome(.hedevig(publicRule, large)) == .everything)
    #expect(outcome(.hedevig(publicRule, cells)) == .rootOnly)  // 93 − 90 = 3 lies open all the same
  }

  @Test(arguments: [".", "-", "M", "U"]) func `signs for none and not reported hide nothing`(mark: String) {
    let family = Family.hedevig([("hedevig", "", .proportion(x: 40, n: 90)), ("bakke", "", .missing(mark: mark))])
    #expect(Disclosure.protect(family).table[area: "bakke", period: "2025/26"] == .missing(mark: mark))
  }
}
