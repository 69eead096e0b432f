import Markup
import Values

extension Path {
  package static let home: Path = "/"
  package static let signIn: Path = "/log-ind"
  package static let password: Path = "/adgangskode"
  package static let organisation: Path = "/organisation"
  package static let newArea: Path = "/organisation/omraader/ny"
  package static let newUnit: Path = "/organisation/enheder/ny"
  package static let organisationImport: Path = "/organisation/import"
  package static let people: Path = "/brugere"
  package static let newPerson: Path = "/brugere/ny"
  package static let accessLog: Path = "/adgangslog"
  /// The letters that wait and those that could not be sent; the page itself stands in the room Outbox.
  package static let outbox: Path = "/drift/post"

  package static func area(_ area: Area) -> Path { "/organisation/omraader/\(area.slug)" }
  package static func editArea(_ area: Area) -> Path { "/organisation/omraader/\(area.slug)/ret" }
  package static func unit(_ id: ID<Unit>) -> Path { "/organisation/enheder/\(id.raw)" }
  package static func editUnit(_ id: ID<Unit>) -> Path { "/organisation/enheder/\(id.raw)/ret" }
  package static func teams(of id: ID<Unit>) -> Path { "/organisation/enheder/\(id.raw)/team" }
  package static func team(_ id: ID<Team>) -> Path { "/organisation/team/\(id.raw)" }
  package static func person(_ id: PersonID) -> Path { "/brugere/\(id.raw)" }
  package static func editPerson(_ id: PersonID) -> Path { "/brugere/\(id.raw)/ret" }
  static func grants(of id: PersonID) -> Path { "/brugere/\(id.raw)/roller" }
  static func grantEnd(_ id: PersonID, _ grant: ID<RoleGrant>) -> Path {
    "/brugere/\(id.raw)/roller/\(grant.raw)/afslutning"
  }
  static func invitation(of id: PersonID) -> Path { "/brugere/\(id.raw)/invitation" }
  static func closing(of id: PersonID) -> Path { "/brugere/\(id.raw)/lukning" }
  static func opening(of id: PersonID) -> Path { "/brugere/\(id.raw)/aabning" }
  static func erasure(of id: PersonID) -> Path { "/brugere/\(id.raw)/sletning" }
  static func record(of id: PersonID) -> Path { "/brugere/\(id.raw)/oplysninger.json" }
  package static let ownData: Path = "/mine-oplysninger"
  package static let ownRecord: Path = "/mine-oplysninger/hent"
  package static let municipality: Path = "/kommune"
  static let editMunicipality: Path = "/kommune/ret"
  static func ending(_ area: Area) -> Path { "/organisation/omraader/\(area.slug)/lukning" }
  static func reopening(_ area: Area) -> Path { "/organisation/omraader/\(area.slug)/aabning" }
  static func deletion(_ area: Area) -> Path { "/organisation/omraader/\(area.slug)/sletning" }
  static func ending(_ id: ID<Unit>) -> Path { "/organisation/enheder/\(id.raw)/lukning" }
  static func reopening(of id: ID<Unit>) -> Path { "/organisation/enheder/\(id.raw)/aabning" }
  static func deletion(_ id: ID<Unit>) -> Path { "/organisation/enheder/\(id.raw)/sletning" }
  package static func welcome(_ token: Token) -> Path { "/velkommen/\(token.text)" }
  static func importPreview(_ id: ID<OrganisationImport>) -> Path { "/organisation/import/\(id.raw)" }
  static func importConfirmation(_ id: ID<OrganisationImport>) -> Path { "/organisation/import/\(id.raw)/godkendelse" }
  package static func accessLog(about id: PersonID) -> Path {
    accessLog.with(query: [("person", id.raw)])
  }

  /// Set-up carries its secret in the address exactly once: when it is copied from the terminal.
  package static func setUp(_ token: Token) -> Path { ("/opsaetning" as Path).with(query: [("token", token.text)]) }
}

extension EndingPlace {
  var path: Path {
    switch self {
    case .area(let area): .area(area)
    case .unit(let unit): .unit(unit.id)
    }
  }

  var closing: Path {
    switch self {
    case .area(let area): .ending(area)
    case .unit(let unit): .ending(unit.id)
    }
  }

  var deletion: Path {
    switch self {
    case .area(let area): .deletion(area)
    case .unit(let unit): .deletion(unit.id)
    }
  }
}
