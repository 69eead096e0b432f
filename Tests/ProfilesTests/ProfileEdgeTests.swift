import Foundation
import Markup
import People
import Profiles
import TestSupport
import Testing
import Values

/// Profiles as they may really be: empty, short, long, and of one kind only.
@Suite struct ProfileEdgeTests {
  private func shares(_ indicator: Indicator, x: Int = 30, periods: [String] = ["2024/25"]) throws -> Figure {
    try #require(
      try figure(
        indicator,
        periods.flatMap { period in
          [
            Cell("strandby", period, .proportion(x: x, n: 60)), Cell("kirkeby", period, .proportion(x: 70, n: 140)),
            Cell("fjordlund", period, .proportion(x: 70 + x, n: 200)),
          ]
        }))
  }

  @Test func `a profile without a single figure says what will stand there`() {
    let page = ProfilePages.main(profile([]))
    #expect(HTMLChecker.problems(in: document(page)) == [])
    let tree = HTMLTree(page)
    #expect(tree.all(class: "empty").count == 4)
    #expect(tree.first("h1")?.text == "Strandby")
    #expect(tree.root.text.contains("Der er ingen tal om livskraft i denne udgivelse."))
  }

  @Test func `one period gives no curve, and two give one`() throws {
    let one = HTMLTree(ProfilePages.main(profile([try shares(.made())])))
    let two = HTMLTree(ProfilePages.main(profile([try shares(.made(), periods: ["2023/24", "2024/25"])])))
    #expect(one.all(class: "trend").isEmpty && one.all(class: "strip").count == 1)
    #expect(two.all(class: "trend").count == 1)
  }

  @Test func `a missing year is a hole in the curve`() throws {
    let indicator = Indicator.made()
    let whole = HTMLTree(
      ProfilePages.main(profile([try shares(indicator, periods: ["2021/22", "2022/23", "2023/24"])])))
    let holed = HTMLTree(
      ProfilePages.main(profile([try shares(indicator, periods: ["2020/21", "2021/22", "2023/24"])])))
    let points = { (tree: HTMLTree) in
      tree.all(class: "line").map { ($0["points"] ?? "").split(separator: " ").count / 2 }
    }
    #expect(points(whole) == [3])
    #expect(points(holed) == [2])
  }

  @Test func `a break is drawn, marked in the table and told in words`() throws {
    let indicator = Indicator.made(breaks: [.init(from: .schoolYear(2023), reason: "Ny skala.")])
    let tree = HTMLTree(
      ProfilePages.main(profile([try shares(indicator, periods: ["2021/22", "2022/23", "2023/24"])])))
    #expect(tree.all(class: "break").count == 1)
    #expect(tree.all("th").contains { $0.text == "2023/24 (brud)" })
    #expect(tree.root.text.contains("Fra skoleåret 2023/24 kan tallene ikke sammenlignes med tidligere. Ny skala."))
    let lines = tree.all(class: "line").map { ($0["points"] ?? "").split(separator: " ").count / 2 }
    #expect(lines == [2])
  }

  @Test func `figures by institution and by residence never share a table`() throws {
    let figures = try Indicator.Located.allCases.map { located in
      try shares(.made(located.rawValue, name: located.rawValue, located: located))
    }
    let tree = HTMLTree(ProfilePages.main(profile(figures)))
    let spines = tree.all(class: "spine")
    #expect(spines.count == 2)
    for (spine, located) in zip(spines, [Indicator.Located.institution, .residence]) {
      let names = spine.all("a").map(\.text)
      #expect(names == [located.rawValue])
    }
  }

  @Test func `a neutral figure has no place on the line and no colour`() throws {
    let neutral = try shares(.made(direction: .neutral), x: 55)
    #expect(neutral.comparison.direction == .higher)
    let tree = HTMLTree(ProfilePages.main(profile([neutral])))
    #expect(tree.all(class: "spine").isEmpty)
    #expect(tree.all(attribute: "data-neutral").count == 1)
    let colours = tree.all(class: "compare").filter {
      $0["data-direction"] != nil && !$0.ancestors.contains { $0.classes.contains("key") }
    }
    #expect(colours.isEmpty)
    #expect(tree.root.text.contains("Forskelle, der hverken er gode eller dårlige"))
  }

  @Test func `strengths come before wonders, in the list and in the topic`() throws {
    let strength = try shares(.made("b", name: "B"), x: 55)
    let wonder = try shares(.made("a", name: "A", direction: .lowerBetter), x: 55)
    let tree = HTMLTree(ProfilePages.main(profile([wonder, strength])))
    let headings = tree.all(class: "split-list").first?.all("h3").map(\.text)
    #expect(headings == ["Én styrke at bygge på", "Én ting at undres over"])
    #expect(tree.all(class: "figure").compactMap { $0["id"] } == ["tal-b", "tal-a"])
    #expect(
      tree.root.text.contains(
        "Vi har sammenlignet to tal for Strandby med resten af Fjordlund Kommune. To skiller sig ud, nul gør ikke."))
  }

  @Test func `two hundred indicators are one sound page`() throws {
    let figures = try (0..<200).map { place in
      try shares(.made("tal-\(place)", name: "Nøgletal \(place)", theme: Indicator.Theme.allCases[place % 4]))
    }
    let ordered = figures.sorted { $0.indicator.theme.rawValue < $1.indicator.theme.rawValue }
    #expect(HTMLChecker.problems(in: document(ProfilePages.main(profile(ordered)))) == [])
  }
}
