import Danish
import Foundation
import People
import Profiles
import Values

/// The real data set: Denmark's municipalities as areas, and the StatBank files shipped in `data/danmark`.
package enum DenmarkData {
  package static let municipality = MunicipalityID("danmark")
  package static let attribution = "Kilde: Danmarks Statistik"

  /// A shipped file and how it is read: the mapping a data steward would have confirmed.
  package struct File: Sendable {
    package let name: String
    /// The source its columns are remembered under.
    package let source: String
    package let mapping: Mapping
  }

  package static let files: [File] = [
    .init(
      name: "INDKP101_statbank_export.xlsx", source: "Statistikbanken INDKP101",
      mapping: Mapping(
        isMelted: true, indicator: .fixed("disponibel-indkomst"), area: .column("region"), period: .column("time"),
        measures: .init(value: "value"))),
    .init(
      name: "FOLK1A_civilstand_first.csv", source: "Statistikbanken FOLK1A, civilstand",
      mapping: Mapping(
        indicator: .fixed("folketal"), area: .column("OMRÅDE"), period: .column("TID"),
        categories: [.init(column: "CIVILSTAND", breakdown: "civilstand", totals: ["I alt"])],
        measures: .init(value: "INDHOLD"))),
    .init(
      name: "FOLK1A_matrix_2022Q1_latin1.csv", source: "Statistikbanken FOLK1A, i alt",
      mapping: Mapping(
        isMelted: true, indicator: .fixed("folketal"), area: .column("region"), period: .column("time"),
        measures: .init(value: "value"))),
    .init(name: "familier_uden_bil_noheader_latin1.csv", source: "Statistikbanken BIL800", mapping: carless),
    .init(
      name: "ARE207_statbank_export.xlsx", source: "Statistikbanken ARE207",
      mapping: Mapping(
        isMelted: true, indicator: .fixed("areal"), area: .column("region"), period: .column("time"),
        measures: .init(value: "value"))),
  ]

  /// The file has no heading: we say which years its two columns are, and SOURCES.md tells how we know.
  private static var carless: Mapping {
    var mapping = Mapping(
      isMelted: true, indicator: .fixed("familier-uden-bil"), area: .column("område"), period: .column("indhold"),
      measures: .init(value: "value"), skipped: ["område": ["Uoplyst"]])
    mapping.periodLabels = ["kolonne C": .year(2020), "kolonne D": .year(2021)]
    return mapping
  }

  /// Reads `areas.csv`: the areas, parents before children, and which municipality lies in which part of the country.
  package static func areas(_ csv: String) throws -> (areas: [Area], memberships: [AreaMembership]) {
    var ids: [String: ID<Area>] = [:]
    var areas: [Area] = []
    var memberships: [AreaMembership] = []
    for (number, line) in csv.split(separator: "\n").enumerated().dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 7, let kind = Area.Kind(rawValue: fields[1]) else { throw BadLine(number: number + 1) }
      let (name, parent, inside) = (fields[3], fields[4], fields[5])
      guard parent.isEmpty || ids[parent] != nil, inside.isEmpty || ids[inside] != nil else {
        throw BadLine(number: number + 1)
      }
      let id = ID<Area>(Danish.slug(name))
      ids[name] = id
      areas.append(
        Area(
          id: id, system: fields[0].isEmpty ? .localCommunities : AreaSystem(fields[0]), kind: kind,
          parent: ids[parent],
          code: fields[2], name: name, slug: id.raw, aliases: fields[6].split(separator: "|").map(String.init)))
      if let place = ids[inside] { memberships.append(AreaMembership(area: id, inside: place)) }
    }
    return (areas, memberships)
  }

  /// `areas.csv` is ours; a line that cannot be read is a defect of the release, not of somebody's data.
  package struct BadLine: Error { package let number: Int }
}
