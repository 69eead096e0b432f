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
    #expect(tree.element(id: "skiller-sig-ud")?.text.contains("Hverken godt eller dårligt") == true)
  }

  @Test func `strengths come before wonders, in the list and in the topic`() throws {
    let strength = try shares(.made("b", name: "B"), x: 55)
    let wonder = try shares(.made("a", name: "A", direction: .lowerBetter), x: 55)
    let tree = HTMLTree(ProfilePages.main(profile([wonder, strength])))
    let told = tree.element(id: "skiller-sig-ud")?.all("b").map(\.text)
    #expect(told == ["Styrke", "At undres over"])
    #expect(tree.all(class: "fold").compactMap { $0["id"] } == ["tal-b", "tal-a"])
    #expect(tree.root.text.contains("To af to tal skiller sig ud fra resten af Fjordlund Kommune."))
  }

  @Test func `a long profile folds what tells nothing new, and a short one folds nothing`() throws {
    let quiet = try (0..<14).map { try shares(.made("stille-\($0)", name: "Stille \($0)", topic: "emne \($0 % 2)")) }
    let loud = try shares(.made("tydelig", name: "Tydelig", topic: "emne 0"), x: 55)
    let long = HTMLTree(ProfilePages.main(profile([loud] + quiet)))
    let folds = long.all(class: "fold")
    #expect(folds.count == 15 && folds.filter { $0["open"] != nil }.compactMap { $0["id"] } == ["tal-tydelig"])
    let short = HTMLTree(ProfilePages.main(profile(Array(quiet.prefix(3)))))
    #expect(short.all(class: "fold").count == 3 && short.all(class: "fold").allSatisfy { $0["open"] != nil })
  }

  @Test func `when much stands out, three of each kind are told first and the rest wait`() throws {
    let figures = try (0..<12).map { place in
      try shares(
        .made("t\(place)", name: "Tal \(place)", direction: place < 7 ? .higherBetter : .lowerBetter), x: 55)
    }
    let tree = HTMLTree(ProfilePages.main(profile(figures)))
    let told = try #require(tree.element(id: "skiller-sig-ud"))
    #expect(told.all("li").count == 12)
    #expect(told.first("details")?.all("li").count == 6)
    #expect(told.first("summary")?.text == "Vis seks til")
  }

  @Test func `the units of an area are its resources, and those of the whole municipality help there too`() throws {
    let (strandby, root) = (Fjordlund.strandby, Fjordlund.root)
    let club = People.Unit(id: ID("if"), name: "Strandby IF", kind: .associations, area: strandby.id)
    let school = People.Unit(id: ID("strandby-skole"), name: "Strandby Skole", kind: .school, area: strandby.id)
    let nurses = People.Unit(id: ID("sp"), name: "Sundhedsplejen", kind: .healthVisitors, area: root.id)
    let (own, helpers) = Profile.resources(of: strandby, in: Fjordlund.areas, [club, school, nurses])
    #expect(own == [club, school] && helpers == [nurses])
    #expect(Profile.resources(of: root, in: Fjordlund.areas, [club, nurses]).own == [nurses])
    #expect(Profile.resources(of: Fjordlund.school, in: Fjordlund.areas, [club]).own.isEmpty)
    var shown = profile([try shares(.made())], inside: [Fjordlund.school])
    (shown.units, shown.helpers) = (own, helpers)
    let tree = HTMLTree(ProfilePages.main(shown))
    let resources = try #require(tree.element(id: "ressourcer"))
    #expect(resources.all("a").map { $0["href"] } == ["../strandby-skole/profil"])
    #expect(
      resources.text.contains("Strandby IF") && resources.text.contains("Hjælper i hele kommunen: Sundhedsplejen."))
    // What the resources lead to is not listed once more.
    #expect(tree.element(id: "omraader") == nil)
  }

  @Test func `two hundred indicators are one sound page`() throws {
    let figures = try (0..<200).map { place in
      try shares(.made("tal-\(place)", name: "Nøgletal \(place)", theme: Indicator.Theme.allCases[place % 4]))
    }
    let ordered = figures.sorted { $0.indicator.theme.rawValue < $1.indicator.theme.rawValue }
    #expect(HTMLChecker.problems(in: document(ProfilePages.main(profile(ordered)))) == [])
  }
}
