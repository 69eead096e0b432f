import Markup
import People
import Values
import Web

/// Profiles: the figures of a local community, from a data file to a page a school leader understands.
///
/// Read in this order: `Catalogue/Indicator` (what is asked), `Imports/Mapping` and `ImportReading` (how a file is
/// read), `Releases/Release+Computing` (what may be shown), `Profile/Figure` (what a page may say), `Opening/Opening`
/// (who may read it without signing in), `Pins/Pin` (a figure frozen for a meeting), `Questions/FigureQuestion`.
///
/// Invariants: raw figures never leave the restricted tables except through a release; a dataset and a release never
/// change; a `Figure` can only be made from a `PublishedTable`; what is pinned is never computed again.
extension Feature {
  /// `pinTargets` tells what a visitor can pin figures to; Profiles knows no meetings.
  package static func profiles(
    catalogue: Catalogue, shelf: FileShelf, pinTargets: PinTargets = .none
  ) -> Feature {
    Feature(
      name: "profiles", migrations: ProfilesSchema.migrations,
      checks: [ReleaseCheckJobs.check, ShelfJobs.check(shelf), PinCheckJobs.check],
      menu: [
        MenuItem("lokalsamfund", title: "Lokalsamfund", path: .localCommunities, needs: .readProfiles),
        MenuItem("data", title: "Data", path: .data, needs: .manageData),
      ]
    ) { routes, house in
      let reading = ReadingRoutes(house: house, shelf: FrozenShelf())
      ProfileRoutes(house: house, catalogue: catalogue, reading: reading).mount(&routes)
      PinRoutes(house: house, catalogue: catalogue, targets: pinTargets).mount(&routes)
      QuestionRoutes(house: house, targets: pinTargets).mount(&routes)
      OpenRoutes(reading: reading).mount(&routes)
      ReleasePreviewRoutes(reading: reading).mount(&routes)
      OpeningRoutes(house: house).mount(&routes)
      DataRoutes(house: house, catalogue: catalogue).mount(&routes)
      ImportRoutes(house: house, catalogue: catalogue, shelf: shelf).mount(&routes)
    }
  }
}
