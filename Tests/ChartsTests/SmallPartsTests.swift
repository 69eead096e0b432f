import Charts
import Markup
import TestSupport
import Testing

struct SmallPartsTests {
  @Test func `the tally has one sign for each comparison, in groups`() {
    let tally = Tally([[.higher, .lower], [], [.same, .same, .same], [.hidden]]).html
    let tree = HTMLTree(tally)
    #expect(
      tree.all("span").map { $0.all("i").map { $0["data-direction"] } } == [
        ["higher", "lower"], ["same", "same", "same"], ["hidden"],
      ])
    #expect(HTMLChecker.problems(in: page(tally)) == [])
    #expect(Tally([]).html.isEmpty)
  }

  @Test(arguments: Pointing.allCases)
  func `a comparison is a sign and a word`(pointing: Pointing) {
    let html = pointing.compared(hostile)
    #expect(HTMLTree(html).first("span")?.text == hostile)
    #expect(HTMLChecker.problems(in: page(html)) == [])
  }

  @Test(arguments: [
    (50.0, 100.0, "50%"), (0, 0, "0%"), (7, 3, "100%"), (-1, 3, "0%"), (.nan, 3, "0%"), (1, .infinity, "0%"),
  ])
  func `a bar is as long as its share`(value: Double, maximum: Double, width: String) {
    let tree = HTMLTree(Bar(.value(Bands(value)), of: maximum).html)
    #expect(tree.values("width", class: "done") == [width])
  }

  @Test func `a hidden bar has no end`() {
    #expect(Bar(.hidden, of: 10).html == Bar(.hidden, of: 99).html)
    #expect(HTMLTree(Bar(.hidden, of: 10).html).all(class: "done").isEmpty)
    #expect(Bar(.missing, of: 10).html.isEmpty)
  }

  @Test func `the samples of the key are in order`() {
    for sample in [KeySample.bands, KeySample.range, KeySample.few, KeySample.hidden] {
      #expect(HTMLChecker.problems(in: page("<ul class=\"key\" role=\"list\"><li>\(sample)Ord</li></ul>")) == [])
    }
  }
}
