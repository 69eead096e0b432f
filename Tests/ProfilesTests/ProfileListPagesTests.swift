import Foundation
import Markup
import People
import Profiles
import TestSupport
import Testing
import Values
import Web

@Suite struct ProfileListPagesTests {
  private let release = Release(
    id: ID("r"), number: 3, madeAt: Instant(milliseconds: 0), madeBy: "Ole",
    publishedAt: Instant(milliseconds: 1_788_220_800_000),
    summary: Release.Summary(indicators: 41, areas: 7, shownCells: 900, hiddenCells: 4))

  @Test func `areas stand in Danish order, the whole on top and institutions under their area`() throws {
    let present = Set(Fjordlund.areas.all.map(\.id))
    let page = AreaListPages.list(Fjordlund.areas, release: release, present: present, indicators: 41, mayManage: false)
    #expect(HTMLChecker.problems(in: document(page.main)) == [])
    let links = HTMLTree(page.main).all("a").map(\.text).filter { $0 != "Alle nøgletal" }
    #expect(
      links == ["Fjordlund Kommune", "Kirkeby", "Lindelse", "Nørremark", "Strandby", "Strandby Skole", "Aahuse"])
    try Shipped.write(page.main, "liste")
  }

  @Test func `an area without figures is not a link, and an area with none inside either is not there`() {
    let page = AreaListPages.list(
      Fjordlund.areas, release: release, present: [Fjordlund.root.id, Fjordlund.school.id], indicators: 41,
      mayManage: false)
    let tree = HTMLTree(page.main)
    #expect(tree.all("a").map(\.text) == ["Alle nøgletal", "Fjordlund Kommune", "Strandby Skole"])
    #expect(tree.root.text.contains("Strandby") && !tree.root.text.contains("Kirkeby"))
  }

  @Test func `before the first release the data steward gets the first step and others get to know what comes`() {
    let steward = HTMLTree(
      AreaListPages.list(Fjordlund.areas, release: nil, present: [], indicators: 0, mayManage: true).main)
    let leader = HTMLTree(
      AreaListPages.list(Fjordlund.areas, release: nil, present: [], indicators: 0, mayManage: false).main)
    #expect(steward.all("a").contains { $0["href"] == "/data/import" })
    #expect(!leader.all("a").contains { $0["href"]?.hasPrefix("/data") == true })
    #expect(leader.root.text.contains("Her kommer en profil for hvert lokalsamfund"))
  }

  @Test func `the list of indicators tells which are released, and is whole without any`() throws {
    let catalogue = Catalogue.load(folder: shipped).0
    let page = IndicatorPages.list(catalogue, released: ["social-trivsel"])
    #expect(HTMLChecker.problems(in: document(page.main)) == [])
    #expect(HTMLTree(page.main).all(class: "badge").count == 1)
    let none = IndicatorPages.list(Catalogue([]), released: [])
    #expect(HTMLChecker.problems(in: document(none.main)) == [])
    try Shipped.write(page.main, "indikatorer")
  }

  @Test func `every shipped indicator has a sound page, released or not`() throws {
    for (place, indicator) in try Shipped.catalogue().enumerated() {
      let table = try table(indicator, Shipped.cells(indicator, seed: UInt64(place + 1)))
      let making = FigureMaking(table: table, indicator: indicator, areas: Fjordlund.areas)
      let figures = Fjordlund.areas.all.compactMap { making.figure(of: $0) }
      for shown in [figures, []] {
        let page = IndicatorPages.show(indicator, figures: shown, release: release)
        #expect(HTMLChecker.problems(in: document(page.main)) == [], "\(indicator.slug)")
      }
      if ["social-trivsel", "folketal"].contains(indicator.slug) {
        try Shipped.write(IndicatorPages.show(indicator, figures: figures, release: release).main, indicator.slug)
      }
    }
  }

  @Test func `all areas stand in Danish alphabetical order, whoever is highest`() throws {
    let indicator = Indicator.made()
    let cells = Fjordlund.communities.enumerated().map { place, area in
      Cell(area.id.raw, "2024/25", .proportion(x: 20 + place * 10, n: 100))
    }
    let making = FigureMaking(
      table: try table(indicator, cells + [Cell("fjordlund", "2024/25", .proportion(x: 200, n: 500))]),
      indicator: indicator, areas: Fjordlund.areas)
    let page = IndicatorPages.show(
      indicator, figures: Fjordlund.areas.all.reversed().compactMap { making.figure(of: $0) }, release: release)
    let rows = HTMLTree(page.main).element(id: "omraader")?.all("th").filter { $0["scope"] == "row" } ?? []
    #expect(
      rows.map { $0.text.replacing("2024/25", with: "") } == ["Kirkeby", "Lindelse", "Nørremark", "Strandby", "Aahuse"])
  }
}
