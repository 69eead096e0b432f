import Markup
import People
import Storage
import Values
import Web

/// Local communities and their profiles for those who are signed in: released tables and pages, and nothing else.
struct ProfileRoutes: Sendable {
  let house: House
  let catalogue: Catalogue
  let reading: ReadingRoutes

  func mount(_ routes: inout Routes) {
    routes.get("/lokalsamfund", .needs(.readProfiles)) { _, visitor in try await reading.list(reader(visitor)) }
    routes.get("/lokalsamfund/{slug}/profil", .needs(.readProfiles)) { call, visitor in
      try await reading.profile(call.parameter("slug"), reader(visitor)) { area, reader in
        .page(AreaListPages.without(area, mayManage: reader.mayManage))
      }
    }
    routes.get("/lokalsamfund/{slug}/profil.csv", .needs(.readProfiles)) { call, visitor in
      try await reading.sheet(call.parameter("slug"), as: .csv, reader(visitor))
    }
    routes.get("/lokalsamfund/{slug}/profil.xlsx", .needs(.readProfiles)) { call, visitor in
      try await reading.sheet(call.parameter("slug"), as: .xlsx, reader(visitor))
    }
    routes.get("/indikatorer", .needs(.readProfiles)) { _, visitor in try await reading.indicators(reader(visitor)) }
    routes.get("/indikatorer/{slug}", .needs(.readProfiles)) { call, visitor in
      try await reading.indicator(call.parameter("slug"), reader(visitor))
    }
  }

  /// Reads the release everybody sees, with the eyes of the visitor's own circle, and knows whether more can see it.
  private func reader(_ visitor: Visitor) -> ReadingRoutes.Find {
    let (catalogue, address) = (catalogue, house.settings.address)
    return { tx in
      let open = try OpeningStore.isOpen(visitor.municipality, in: tx)
      let slug = open ? try MunicipalityStore.find(visitor.municipality, in: tx)?.slug : nil
      let sharing = slug.map { Sharing(municipality: $0, site: address) }
      return Reader(
        municipality: visitor.municipality, audience: Audience(visitor),
        release: try ReleaseStore.current(of: visitor.municipality, in: tx), catalogue: catalogue,
        mayManage: visitor.may(.manageData),
        before: { area in
          area.map { area in
            "\(PinParts.band(area))\(slug.map { OpeningParts.shared(area, $0) })"
          } ?? .empty
        },
        sharing: OpeningParts.readers(sharing, mayManage: visitor.may(.manageData)),
        desk: FigureDesk(asker: visitor.person))
    }
  }
}

extension Audience {
  /// Whose eyes somebody who is signed in reads released figures with.
  package init(_ visitor: Visitor) { self = visitor.may(.readInsideFigures) ? .inside : .partner }
}
