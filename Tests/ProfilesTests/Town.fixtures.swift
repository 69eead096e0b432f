import Foundation
import People
import Profiles
import Storage
import Tabular
import TestSupport
import Values
import Web

/// A small invented municipality: one whole, two local communities, four schools.
struct Town {
  static let municipality = ID<Tenant>("fjordlund")
  static let mette = Actor(id: ID("mette-id"), name: "Mette")
  static let ole = Actor(id: ID("ole-id"), name: "Ole")
  static let now = Instant(milliseconds: 1_790_000_000_000)

  static let whole = Area(
    id: ID("hele"), kind: .municipality, code: "999", name: "Fjordlund Kommune", slug: "fjordlund")
  static let strandby = Area(
    id: ID("strandby"), kind: .localCommunity, parent: ID("hele"), name: "Strandby", slug: "strandby")
  static let bakke = Area(id: ID("bakke"), kind: .localCommunity, parent: ID("hele"), name: "Bakkeby", slug: "bakkeby")
  static let schools = [
    Area(
      id: ID("s1"), kind: .institution, parent: ID("strandby"), code: "101001", name: "Strandby Skole",
      slug: "strandby-skole"),
    Area(
      id: ID("s2"), kind: .institution, parent: ID("strandby"), code: "101002", name: "Havneskolen", slug: "havneskolen"
    ),
    Area(
      id: ID("s3"), kind: .institution, parent: ID("bakke"), code: "101003", name: "Bakkeskolen", slug: "bakkeskolen"),
    Area(id: ID("s4"), kind: .institution, parent: ID("bakke"), code: "101004", name: "Åskolen", slug: "aaskolen"),
  ]
  static let areas = [whole, strandby, bakke] + schools

  static let fravaer = Indicator.made("fravaer", name: "Højt fravær", direction: .lowerBetter)
  static let trivsel = Indicator.made("trivsel", name: "Social trivsel", measure: .mean(lowest: 1, highest: 5))
  static let catalogue = Catalogue([fravaer, trivsel])

  /// The desk of a store that knows the town, with a folder for received files.
  static func desk(_ store: Store, _ folder: String, catalogue: Catalogue = catalogue) async throws
    -> ImportStore
  {
    try await store.write { tx in
      try MunicipalityStore.insert(
        Municipality(id: municipality, name: "Fjordlund Kommune", code: "999"), at: now, in: tx)
      for area in areas { try AreaStore.insert(area, into: municipality, by: nil, at: now, in: tx) }
    }
    return ImportStore(
      store: store, shelf: FileShelf(folder: URL(filePath: folder)), catalogue: catalogue, municipality: municipality)
  }

  static let migrations =
    Feature.people.migrations
    + Feature.profiles(catalogue: catalogue, shelf: FileShelf(folder: URL(filePath: "/"))).migrations
}

/// Writes text to a file of its own and hands it over.
func withFile<Result>(_ text: String, _ body: (URL) async throws -> Result) async throws -> Result {
  try await withTemporaryFolder { folder in
    let url = URL(filePath: folder).appending(path: "fil.csv")
    try Data(text.utf8).write(to: url)
    return try await body(url)
  }
}
