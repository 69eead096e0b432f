import Disclosure
import Foundation
import Markup
import People
import Profiles
import TestSupport
import Testing
import Values

/// What a page may give away: nothing of a hidden number, and nothing of somebody's markup.
@Suite struct ProfileProtectionTests {
  @Test(arguments: [Fjordlund.strandby, Fjordlund.others[1], Fjordlund.root])
  func `a hidden number leaves no trace: every value behind it gives the same bytes`(area: Area) throws {
    let pages = try Set((1...4).map { few in try page(of: area, few: few) })
    #expect(pages.count == 1)
    if area.id != Fjordlund.root.id {
      let text = HTMLTree(try #require(pages.first)).root.text
      #expect(text.contains(FigureWords.hidden) && text.contains("skjult"))
    }
  }

  private func page(of area: Area, few: Int) throws -> [UInt8] {
    let indicator = Indicator.made(groups: ["0.–3. klasse", "4.–9. klasse"])
    let cells =
      [
        Cell("strandby", "2023/24", .proportion(x: few, n: 60)), Cell("strandby", "2024/25", .proportion(x: 20, n: 61)),
        Cell("strandby", "2024/25", .proportion(x: few, n: 30), group: "0.–3. klasse"),
        Cell("strandby", "2024/25", .proportion(x: 20 - few, n: 31), group: "4.–9. klasse"),
        Cell("kirkeby", "2023/24", .proportion(x: 30, n: 70)), Cell("kirkeby", "2024/25", .proportion(x: 31, n: 70)),
        Cell("fjordlund", "2023/24", .proportion(x: 90, n: 300)),
        Cell("fjordlund", "2024/25", .proportion(x: 95, n: 300)),
      ]
    let found = try #require(try figure(indicator, of: area, cells))
    return ProfilePages.main(profile([found], area: area, whole: area.id == Fjordlund.root.id ? nil : Fjordlund.root))
      .bytes
  }

  @Test func `hidden figures look alike and stand where they always stand`() throws {
    let hidden = try ["a", "b"].map { slug in
      try #require(
        try figure(
          .made(slug, name: "Nøgletal"),
          [
            Cell("strandby", "2024/25", .proportion(x: slug == "a" ? 1 : 58, n: 60)),
            Cell("fjordlund", "2024/25", .proportion(x: 90, n: 300)),
          ]))
    }
    let pages = hidden.map { found in
      String(decoding: ProfilePages.main(profile([found])).bytes, as: UTF8.self)
        .replacing("-\(found.indicator.slug)\"", with: "-x\"").replacing("/\(found.indicator.slug)\"", with: "/x\"")
    }
    #expect(pages[0] == pages[1])
    #expect(HTMLChecker.problems(in: document(ProfilePages.main(profile([hidden[0]])))) == [])
  }

  @Test(arguments: hostile)
  func `names from files and forms never become markup`(name: String) throws {
    var indicator = Indicator.made(name: name, topic: name, subject: name, groups: [name, "andre"])
    (indicator.question, indicator.definition, indicator.population) = (name, name, name)
    (indicator.mayConclude, indicator.mayNotConclude) = (name, name)
    indicator.source = .init(publisher: name, product: name, url: name, licence: name, isPublic: true)
    indicator.breaks = [.init(from: .schoolYear(2024), reason: name)]
    let area = Fjordlund.area("strandby", .localCommunity, "fjordlund", name)
    let root = Fjordlund.area("fjordlund", .municipality, nil, name)
    let found = try #require(
      try figure(
        indicator, of: area, in: AreaTree([root, area]),
        [
          Cell("strandby", "2023/24", .proportion(x: 20, n: 60)),
          Cell("strandby", "2024/25", .proportion(x: 55, n: 61)),
          Cell("strandby", "2024/25", .proportion(x: 25, n: 31), group: name),
          Cell("strandby", "2024/25", .proportion(x: 20, n: 30), group: "andre"),
          Cell("fjordlund", "2024/25", .proportion(x: 95, n: 300)),
        ]))
    let pages = [
      ProfilePages.main(profile([found], area: area, whole: root, inside: [area])),
      IndicatorPages.show(indicator, figures: [found], release: nil).main,
    ]
    for page in pages {
      #expect(HTMLChecker.problems(in: document(page)) == [])
      let tree = HTMLTree(page)
      #expect(tree.all("script").isEmpty && tree.all("img").isEmpty && tree.all(attribute: "onerror").isEmpty)
      for link in tree.all("a") {
        let address = link["href"] ?? ""
        // Below the page's own root, wherever that is: a page inside must never lead a stranger inside, nor back.
        let isOwn =
          address.wholeMatch(
            of: #/(\.\.\/){0,2}(lokalsamfund|indikatorer|kommune)(\/[A-Za-z0-9%._~-]+(\/profil)?)?/#) != nil
          || address.wholeMatch(of: #/\.\.\/[A-Za-z0-9%._~-]+\/profil|profil\.(csv|xlsx)/#) != nil
        #expect(address.hasPrefix("#") || isOwn, "\(address)")
      }
    }
  }

  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "&lt;&amp;",
    "javascript:alert(1)",
    "</main></body>", "Ærø \u{202E}dnæ", "=HYPERLINK(\"x\")",
  ]
}
