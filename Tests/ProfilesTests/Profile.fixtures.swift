import Danish
import Disclosure
import Foundation
import Markup
import People
import Profiles
import TestSupport
import Testing
import Values

typealias Figure = Profiles.Figure

/// Fjordlund Kommune: two local communities, a school in each, and two more communities for the spread.
enum Fjordlund {
  static let root = area("fjordlund", .municipality, nil, "Fjordlund Kommune")
  static let strandby = area("strandby", .localCommunity, "fjordlund", "Strandby")
  static let school = area("strandby-skole", .institution, "strandby", "Strandby Skole")
  static let others = ["Aahuse", "Kirkeby", "Lindelse", "Nørremark"].map {
    area(Danish.slug($0), .localCommunity, "fjordlund", $0)
  }

  static let areas = AreaTree([root, strandby, school] + others)
  static let communities = [strandby] + others

  static func area(_ id: String, _ kind: Area.Kind, _ parent: String?, _ name: String) -> Area {
    Area(id: ID(id), kind: kind, parent: parent.map { ID($0) }, name: name, slug: id)
  }
}

extension Indicator {
  /// An indicator as small as it can be; tests change what they are about.
  static func made(
    _ slug: String = "cykler", name: String = "Cykler i skole", theme: Theme = .wellbeing, topic: String = "fritidsliv",
    measure: Measure = .proportion, subject: String = "andelen af elever, der cykler", decimals: Int = 1,
    direction: Direction = .higherBetter, located: Located = .institution, period: Period.Kind = .schoolYear,
    breaks: [SeriesBreak] = [], smallest: Double? = nil, groups: [String] = []
  ) -> Indicator {
    var indicator = base
    (indicator.slug, indicator.name, indicator.theme, indicator.topic) = (slug, name, theme, topic)
    (indicator.measure, indicator.subject, indicator.decimals) = (measure, subject, decimals)
    (indicator.direction, indicator.located, indicator.period) = (direction, located, period)
    (indicator.breaks, indicator.smallestRelevantDifference) = (breaks, smallest)
    indicator.source.isPublic = true
    indicator.breakdowns = groups.isEmpty ? [] : [Breakdown(name: "klassetrin", categories: groups)]
    return indicator
  }
}

/// Read from a file, as every indicator is.
private let base: Indicator = {
  guard let indicator = try? load(["cykler.yaml": rightIndicator]).0.indicators.first else {
    preconditionFailure("The right indicator is not right")
  }
  return indicator
}()

/// One cell of a made-up table: area, period, group and content.
struct Cell {
  var area: String
  var period: String
  var group = ""
  var content: CellContent

  init(_ area: String, _ period: String, _ content: CellContent, group: String = "") {
    self.area = area
    self.period = period
    self.group = group
    self.content = content
  }
}

/// Through disclosure control, as in a release: there is no other way to a table.
func table(_ indicator: Indicator, _ cells: [Cell], isPublic: Bool = true) throws -> PublishedTable {
  let family = Family(
    indicator: indicator.slug, root: "fjordlund",
    rule: try #require(FamilyRule(threshold: indicator.threshold, sensitivity: .open, sourceIsPublic: isPublic)),
    cells: Dictionary(
      cells.map {
        (
          CellKey(area: $0.area, period: $0.period, category: $0.group.isEmpty ? "" : "klassetrin=\($0.group)"),
          $0.content
        )
      }, uniquingKeysWith: { _, last in last }))
  return Disclosure.protect(family).table
}

func figure(
  _ indicator: Indicator, of area: Area = Fjordlund.strandby, in areas: AreaTree = Fjordlund.areas, _ cells: [Cell]
) throws -> Figure? {
  FigureMaking(table: try table(indicator, cells), indicator: indicator, areas: areas).figure(of: area)
}

func profile(
  _ figures: [Figure], area: Area = Fjordlund.strandby, whole: Area? = Fjordlund.root, inside: [Area] = []
) -> Profile {
  Profile(
    area: area, whole: whole, release: 3, madeAt: Instant(milliseconds: 1_788_220_800_000), figures: figures,
    inside: inside, above: whole.map { [$0] } ?? [])
}

/// The page inside a document, so that the checker sees ids, references and the one h1.
func document(_ main: HTML) -> [UInt8] {
  Array("<!doctype html><html lang=\"da\"><head><meta charset=\"utf-8\"><title>t</title></head><body><main>".utf8)
    + main.bytes + Array("</main></body></html>".utf8)
}
