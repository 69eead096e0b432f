import Foundation
import Values

/// One line of the access log: who did what, with what, when, and whether it was allowed.
///
/// Persons are named by id, so that somebody can be erased without a hole in the log. The log is only ever added
/// to; every line carries a fingerprint of itself and the line before, so that a line changed or taken out shows.
package struct AccessEntry: Hashable, Sendable {
  package let sequence: Int
  package let at: Instant
  /// Empty for a stranger.
  package let person: PersonID?
  package let action: AccessAction
  /// "person:0193…", "enhed:0193…", "kilde:trivsel"; empty when the action has no object.
  package let object: String
  package let outcome: Outcome
  /// A few words without names: how many, which page.
  package let detail: String

  package enum Outcome: String, Sendable {
    case allowed = "ok"
    case refused = "afvist"
  }
}

/// What is worth a line in the access log.
package enum AccessAction: String, CaseIterable, Sendable {
  case signIn = "log-ind"
  case signOut = "log-ud"
  case passwordChanged = "adgangskode"
  case invitationMade = "invitation-lavet"
  case invitationUsed = "invitation-brugt"
  case setUp = "opsaetning"
  case personRead = "person-set"
  case peopleSearched = "personer-soegt"
  case personCreated = "person-oprettet"
  case personChanged = "person-aendret"
  case personDisabled = "person-lukket"
  case personEnabled = "person-aabnet"
  case roleGiven = "rolle-givet"
  case roleEnded = "rolle-afsluttet"
  case areaCreated = "omraade-oprettet"
  case areaChanged = "omraade-aendret"
  case unitCreated = "enhed-oprettet"
  case unitChanged = "enhed-aendret"
  case teamCreated = "team-oprettet"
  case organisationImported = "organisation-importeret"
  case logRead = "adgangslog-laest"
  case figuresImported = "tal-importeret"
  case restrictedFiguresRead = "raadata-set"
  case releasePublished = "udgivelse-udgivet"

  package var name: String {
    switch self {
    case .signIn: "loggede ind"
    case .signOut: "loggede ud"
    case .passwordChanged: "skiftede adgangskode"
    case .invitationMade: "lavede et link til at vælge adgangskode"
    case .invitationUsed: "valgte adgangskode med et link"
    case .setUp: "satte Fælled op"
    case .personRead: "åbnede en persons side"
    case .peopleSearched: "søgte blandt personer"
    case .personCreated: "oprettede en person"
    case .personChanged: "rettede en person"
    case .personDisabled: "lukkede en persons adgang"
    case .personEnabled: "åbnede en persons adgang"
    case .roleGiven: "gav en rolle"
    case .roleEnded: "afsluttede en rolle"
    case .areaCreated: "oprettede et område"
    case .areaChanged: "rettede et område"
    case .unitCreated: "oprettede en enhed"
    case .unitChanged: "rettede en enhed"
    case .teamCreated: "oprettede et team"
    case .organisationImported: "hentede enheder eller personer ind fra en fil"
    case .logRead: "læste adgangsloggen"
    case .figuresImported: "hentede tal ind fra en fil"
    case .restrictedFiguresRead: "så tal, der ikke er udgivet"
    case .releasePublished: "udgav tal"
    }
  }
}
