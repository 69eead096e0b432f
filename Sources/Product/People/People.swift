import Markup
import Storage
import Values
import Web

/// People: who we are, where we belong and what we may see.
///
/// A **municipality** has an **area tree** (the map its figures are about), **units** (schools, day-care centres and
/// everybody else at the table) with **teams**, and **persons**. A **role** given to a person at a place opens what
/// `Role+Permissions.swift` says, and nothing else does. Start reading there, then `Area.swift` and `Reach.swift`.
///
/// Everything is asked with the municipality first; what a visitor may not see does not exist for that visitor.
extension Feature {
  package static let people = people(mySide: [])

  /// With what other concepts put on Min side and hold open for those who are not signed in.
  package static func people(
    mySide sources: [MySideSource], uses: [PlaceUse] = [], doors: [OpenDoorSource] = [],
    ownData: [OwnDataSource] = []
  ) -> Feature {
    Feature(
      name: "people", migrations: PeopleSchema.migrations, jobs: [.erasing], checks: [AccessLogJobs.chain],
      menu: [
        MenuItem("min-side", title: "Min side", path: .home),
        MenuItem("organisation", title: "Organisation", path: .organisation, needs: .readOrganisation),
        MenuItem("brugere", title: "Brugere", path: .people, needs: .readPeople),
        MenuItem("adgangslog", title: "Adgangslog", path: .accessLog, needs: .readAccessLog),
      ]
    ) { routes, house in
      SignInRoutes.add(to: &routes, house, doors: doors)
      SetUpRoutes.add(to: &routes, house)
      MySideRoutes.add(to: &routes, house, sources: sources)
      OrganisationRoutes.add(to: &routes, house)
      PlaceEndingRoutes(house: house, uses: uses).add(to: &routes)
      MunicipalityRoutes.add(to: &routes, house)
      OwnDataRoutes.add(to: &routes, house, sources: ownData)
      UnitRoutes.add(to: &routes, house)
      PersonRoutes.add(to: &routes, house)
      OrganisationImportRoutes.add(to: &routes, house)
      AccessLogRoutes.add(to: &routes, house)
    }
  }
}

/// What `House.resolve` is set to: the visitor a session stands for on this day.
package enum PeopleVisitors {
  package static func resolver(clock: @escaping @Sendable () -> Instant) -> House.Resolve {
    { municipality, person, tx in try ReachStore.visitor(municipality, person, on: clock().day, in: tx) }
  }
}
