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
  package static func draftProfile(_ id: ID<Release>, _ slug: String) -> Path {
    "/data/udgivelser/\(id.raw)/lokalsamfund/\(slug)/profil"
  }
}
