import Markup
import People
import Values

extension Path {
  package static let localCommunities: Path = "/lokalsamfund"
  package static func profile(_ slug: String) -> Path { "/lokalsamfund/\(slug)/profil" }
  package static func profileSheet(_ slug: String) -> Path { "/lokalsamfund/\(slug)/profil.csv" }
  package static func profileWorkbook(_ slug: String) -> Path { "/lokalsamfund/\(slug)/profil.xlsx" }
  package static let indicators: Path = "/indikatorer"
  package static func indicator(_ slug: String) -> Path { "/indikatorer/\(slug)" }

  /// The figures of an area, to pin and to ask about; one of them; and what one can do with it.
  package static func figures(_ slug: String) -> Path { "/lokalsamfund/\(slug)/tal" }
  package static func figure(_ slug: String, _ indicator: String) -> Path { "/lokalsamfund/\(slug)/tal/\(indicator)" }
  static func pinning(_ slug: String, _ indicator: String) -> Path {
    "/lokalsamfund/\(slug)/tal/\(indicator)/fastgoerelse"
  }
  static func asking(_ slug: String, _ indicator: String) -> Path {
    "/lokalsamfund/\(slug)/tal/\(indicator)/spoergsmaal"
  }
  package static let questions: Path = "/spoergsmaal"
  package static func question(_ id: ID<FigureQuestion>) -> Path { "/spoergsmaal/\(id.raw)" }
  static func answering(_ id: ID<FigureQuestion>) -> Path { "/spoergsmaal/\(id.raw)/svar" }
  static func joining(_ id: ID<FigureQuestion>) -> Path { "/spoergsmaal/\(id.raw)/samme" }
  static func questionWithdrawal(_ id: ID<FigureQuestion>) -> Path { "/spoergsmaal/\(id.raw)/tilbagetraekning" }

  package static let data: Path = "/data"
  package static let newImport: Path = "/data/import"
  package static func mapping(_ file: ID<ReceivedFile>) -> Path { "/data/import/\(file.raw)" }
  package static func plan(_ file: ID<ReceivedFile>) -> Path { "/data/import/\(file.raw)/plan" }
  package static func findings(_ file: ID<ReceivedFile>) -> Path { "/data/import/\(file.raw)/fund.csv" }
  package static func discard(_ file: ID<ReceivedFile>) -> Path { "/data/import/\(file.raw)/kasser" }
  package static func dataset(_ id: ID<Dataset>) -> Path { "/data/datasaet/\(id.raw)" }
  package static func withdrawal(_ id: ID<Dataset>) -> Path { "/data/datasaet/\(id.raw)/tilbagetraekning" }
  package static let releases: Path = "/data/udgivelser"
  package static func release(_ id: ID<Release>) -> Path { "/data/udgivelser/\(id.raw)" }
  package static func publication(_ id: ID<Release>) -> Path { "/data/udgivelser/\(id.raw)/udgivelse" }
  package static func withdrawal(_ id: ID<Release>) -> Path { "/data/udgivelser/\(id.raw)/tilbagetraekning" }
  package static func hiddenLog(_ id: ID<Release>) -> Path { "/data/udgivelser/\(id.raw)/skjult" }
  package static func hiddenSheet(_ id: ID<Release>) -> Path { "/data/udgivelser/\(id.raw)/skjult.csv" }
  /// An area's profile in a release, as an audience sees it.
  package static func draftProfile(_ id: ID<Release>, _ slug: String, as audience: Audience = .inside) -> Path {
    "/data/udgivelser/\(id.raw)/\(audience.word)/lokalsamfund/\(slug)/profil"
  }
  /// The list of areas with all that leads on from it, as an audience sees a release.
  static func draft(_ id: ID<Release>, as audience: Audience) -> Path {
    "/data/udgivelser/\(id.raw)/\(audience.word)/lokalsamfund"
  }

  package static let opening: Path = "/data/aabning"
  static let closing: Path = "/data/lukning"
  /// Where everybody can read a municipality's profile, once it is open.
  package static func open(_ municipality: String) -> Path { "/aaben/\(municipality)" }
  static func openList(_ municipality: String) -> Path { "/aaben/\(municipality)/lokalsamfund" }
  static func openProfile(_ municipality: String, _ slug: String) -> Path {
    "/aaben/\(municipality)/lokalsamfund/\(slug)/profil"
  }
}

/// Links from one page of a release to another, `up` folders above the page they stand on.
///
/// The same page stands below `/` for those inside, below `/aaben/KOMMUNE` for everybody and below a release that is
/// looked through. Its addresses have one shape in all three places, so relative links lead to the page of the same
/// readers.
extension Path {
  static func areas(up: Int = 0) -> Path { Path(relative: "lokalsamfund", up: up) }
  static func area(_ slug: String, up: Int = 0) -> Path { Path(relative: "lokalsamfund", slug, "profil", up: up) }
  /// Another area's profile, seen from a profile.
  static func beside(_ slug: String) -> Path { Path(relative: slug, "profil", up: 1) }
  static func allIndicators(up: Int = 0) -> Path { Path(relative: "indikatorer", up: up) }
  static func oneIndicator(_ slug: String, up: Int = 0) -> Path { Path(relative: "indikatorer", slug, up: up) }
  static func whomToAsk(up: Int) -> Path { Path(relative: "kommune", up: up) }
}

extension Audience {
  /// The audience as it stands in an address.
  package var word: String {
    switch self {
    case .inside: "medarbejdere"
    case .partner: "partnere"
    case .guest: "gaester"
    case .everyone: "alle"
    }
  }

  init?(word: String) {
    guard let audience = Audience.allCases.first(where: { $0.word == word }) else { return nil }
    self = audience
  }
}
