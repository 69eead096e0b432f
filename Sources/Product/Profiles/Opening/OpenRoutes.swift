import Markup
import People
import Storage
import Values
import Web

/// What everybody may read without signing in, once the municipality has opened it. Whoever asks gets the same
/// figures, also somebody who is signed in: so a steward sees what strangers see.
///
/// A municipality that is closed, one that is not there and one whose name is written wrongly are answered alike.
struct OpenRoutes: Sendable {
  let reading: ReadingRoutes

  func mount(_ routes: inout Routes) {
    routes.get("/aaben/{kommune}", .anyone) { call, visitor in
      _ = try await reading.house.store.read { tx in try reader(call, visitor)(tx) }
      return .seeOther(.openList(call.parameter("kommune")))
    }
    routes.get("/aaben/{kommune}/lokalsamfund", .anyone, limit: pages) { call, visitor in
      try await reading.list(reader(call, visitor)).open()
    }
    routes.get("/aaben/{kommune}/lokalsamfund/{slug}/profil", .anyone) { call, visitor in
      let find = reader(call, visitor)
      return try await reading.profile(call.parameter("slug"), find) { _, _ in throw Refusal.missing }.open()
    }
    routes.get("/aaben/{kommune}/lokalsamfund/{slug}/profil.csv", .anyone, limit: sheets) { call, visitor in
      try await reading.sheet(call.parameter("slug"), as: .csv, reader(call, visitor)).open()
    }
    routes.get("/aaben/{kommune}/lokalsamfund/{slug}/profil.xlsx", .anyone, limit: sheets) { call, visitor in
      try await reading.sheet(call.parameter("slug"), as: .xlsx, reader(call, visitor)).open()
    }
    routes.get("/aaben/{kommune}/indikatorer", .anyone, limit: pages) { call, visitor in
      try await reading.indicators(reader(call, visitor)).open()
    }
    routes.get("/aaben/{kommune}/indikatorer/{slug}", .anyone, limit: pages) { call, visitor in
      try await reading.indicator(call.parameter("slug"), reader(call, visitor)).open()
    }
    routes.get("/aaben/{kommune}/kommune", .anyone, limit: pages) { call, visitor in
      try await whomToAsk(call, visitor).open()
    }
  }

  /// A class behind one address may read; a machine that fetches everything again and again may not. Profiles lie
  /// ready and need no limit, the other pages are drawn and spreadsheets are made for each reader.
  private var pages: RateLimit { .perMinute(600) }
  private var sheets: RateLimit { .perMinute(60) }

  /// Always with the eyes of everybody.
  private func reader(_ call: Call, _ visitor: Visitor?) -> ReadingRoutes.Find {
    let slug = call.parameter("kommune")
    return { tx in
      guard let municipality = try OpeningStore.open(slug: slug, in: tx) else { throw Refusal.missing }
      let isOwn = visitor.map { $0.municipality == municipality.id && $0.may(.readProfiles) } ?? false
      return Reader(
        municipality: municipality.id, audience: .everyone,
        release: try ReleaseStore.current(of: municipality.id, in: tx), place: municipality.name, menu: nil,
        hasTrace: false, before: { OpeningParts.strip(municipality, of: $0, isOwn: isOwn) })
    }
  }

  private func whomToAsk(_ call: Call, _ visitor: Visitor?) async throws -> Answer {
    let find = reader(call, visitor)
    return try await reading.house.store.read { tx in
      let reader = try find(tx)
      guard let municipality = try MunicipalityStore.find(reader.municipality, in: tx) else { throw Refusal.missing }
      return reader.answer(OpeningPages.whomToAsk(municipality))
    }
  }
}

extension OpenDoorSource {
  /// The profiles that are open stand on the page where one signs in.
  package static let profiles = OpenDoorSource { tx in
    try OpeningStore.open(in: tx).map {
      OpenDoor("\($0.name): profiler", note: OpeningWords.door, path: .openList($0.slug))
    }
  }
}
