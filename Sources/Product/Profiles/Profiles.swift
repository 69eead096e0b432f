import Markup
import People
import Values
import Web

/// Profiles: the figures of a local community, from a data file to a page a school leader understands.
///
/// Read in this order: `Catalogue/Indicator` (what is asked), `Imports/Mapping` and `ImportReading` (how a file is
/// read), `Releases/Release+Computing` (what may be shown), `Profile/Figure` (what a page may say), `Opening/Opening`
/// (who may read it without signing in).
///
/// Invariants: raw figures never leave the restricted tables except through a release; a dataset and a release never
/// change; a `Figure` can only be made from a `PublishedTable`.
extension Feature {
  package static func profiles(catalogue: Catalogue, shelf: FileShelf) -> Feature {
    Feature(
      name: "profiles", migrations: ProfilesSchema.migrations,
      checks: [ReleaseCheckJobs.check, ShelfJobs.check(shelf)],
      menu: [
        MenuItem("lokalsamfund", title: "Lokalsamfund", path: .localCommunities, needs: .readProfiles),
        MenuItem("data", title: "Data", path: .data, needs: .manageData),
      ]
    ) { routes, house in
      let reading = ReadingRoutes(house: house, shelf: FrozenShelf())
      ProfileRoutes(house: house, catalogue: catalogue, reading: reading).mount(&routes)
      OpenRoutes(reading: reading).mount(&routes)
      ReleasePreviewRoutes(reading: reading).mount(&routes)
      OpeningRoutes(house: house).mount(&routes)
      DataRoutes(house: house, catalogue: catalogue).mount(&routes)
      ImportRoutes(house: house, catalogue: catalogue, shelf: shelf).mount(&routes)
    }
  }
}
