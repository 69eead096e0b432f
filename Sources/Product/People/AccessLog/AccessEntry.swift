import Foundation
import Values

/// One line of the access log: who did what, with what, when, and whether it was allowed.
///
/// Persons are named by id, so that somebody can be erased without a hole in the log. The log is only ever added
/// to; every line carries a fingerprint of itself and the line before, so that a line changed or taken out shows.
package struct AccessEntry: Hashable, Sendable {
  package let sequence: Int
  package let at: Instant
  /// Nil for a stranger; an `Actor` of the machine for what is done on the command line.
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
  case personErased = "person-slettet"
  case personExported = "oplysninger-hentet"
  case roleGiven = "rolle-givet"
  case roleEnded = "rolle-afsluttet"
  case areaCreated = "omraade-oprettet"
  case areaChanged = "omraade-aendret"
  case areaClosed = "omraade-lukket"
  case areaReopened = "omraade-aabnet"
  case areaDeleted = "omraade-slettet"
  case unitCreated = "enhed-oprettet"
  case unitChanged = "enhed-aendret"
  case unitClosed = "enhed-lukket"
  case unitReopened = "enhed-aabnet"
  case unitDeleted = "enhed-slettet"
  case teamCreated = "team-oprettet"
  case teamChanged = "team-aendret"
  case organisationImported = "organisation-importeret"
  case logRead = "adgangslog-laest"
  case fileReceived = "fil-modtaget"
  case fileDiscarded = "fil-kasseret"
  case figuresImported = "tal-importeret"
  case figuresWithdrawn = "tal-trukket-tilbage"
  case restrictedFiguresRead = "raadata-set"
  case releaseMade = "udkast-lavet"
  case draftRead = "udkast-set"
  case releasePublished = "udgivelse-udgivet"
  case releaseWithdrawn = "udgivelse-trukket-tilbage"
  case profileOpened = "profil-aabnet"
  case profileClosed = "profil-lukket"
  case occasionCreated = "begivenhed-oprettet"
  case occasionChanged = "begivenhed-rettet"
  case occasionDeleted = "begivenhed-slettet"
  case schoolHolidaysChanged = "ferier-rettet"
  case yearMoved = "aarshjul-flyttet"
  case yearMoveUndone = "aarshjul-fortrudt"
  case calendarMade = "kalender-lavet"
  case calendarClosed = "kalender-lukket"
  case refused = "afvist"
  case municipalityCreated = "kommune-oprettet"
  case municipalityChanged = "kommune-rettet"
  case methodCreated = "moedeform-oprettet"
  case methodChanged = "moedeform-rettet"
  case methodShared = "moedeform-delt"
  case methodPutAway = "moedeform-lagt-vaek"
  case methodTakenOut = "moedeform-taget-frem"
  case meetingPlanned = "moede-planlagt"
  case meetingChanged = "moede-rettet"
  case meetingCancelled = "moede-aflyst"
  case meetingPeopleChanged = "moede-deltagere-rettet"
  case databaseRestored = "kopi-lagt-tilbage"
  case startedUnsound = "startet-trods-fejl"

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
    case .personErased: "slettede en person"
    case .personExported: "hentede alt om en person"
    case .roleGiven: "gav en rolle"
    case .roleEnded: "afsluttede en rolle"
    case .areaCreated: "oprettede et område"
    case .areaChanged: "rettede et område"
    case .areaClosed: "lukkede et område"
    case .areaReopened: "åbnede et område igen"
    case .areaDeleted: "slettede et område"
    case .unitCreated: "oprettede en enhed"
    case .unitChanged: "rettede en enhed"
    case .unitClosed: "lukkede en enhed"
    case .unitReopened: "åbnede en enhed igen"
    case .unitDeleted: "slettede en enhed"
    case .teamCreated: "oprettede et team"
    case .teamChanged: "rettede et team"
    case .organisationImported: "hentede enheder eller personer ind fra en fil"
    case .logRead: "læste adgangsloggen"
    case .fileReceived: "sendte en fil med tal"
    case .fileDiscarded: "kasserede en fil med tal"
    case .figuresImported: "hentede tal ind fra en fil"
    case .figuresWithdrawn: "trak et datasæt tilbage"
    case .restrictedFiguresRead: "så, hvorfor tal er skjult"
    case .releaseMade: "lavede et udkast til en udgivelse"
    case .draftRead: "åbnede et udkast, der ikke er udgivet"
    case .releasePublished: "udgav tal"
    case .releaseWithdrawn: "trak en udgivelse tilbage"
    case .profileOpened: "åbnede profilen for alle"
    case .profileClosed: "lukkede profilen for alle"
    case .occasionCreated: "satte en begivenhed i årshjulet"
    case .occasionChanged: "rettede en begivenhed i årshjulet"
    case .occasionDeleted: "slettede en begivenhed i årshjulet"
    case .schoolHolidaysChanged: "rettede skoleferierne"
    case .yearMoved: "flyttede et års begivenheder til det næste"
    case .yearMoveUndone: "fortrød at have flyttet et års begivenheder"
    case .calendarMade: "lavede en adresse til sin kalender"
    case .calendarClosed: "lukkede en adresse til sin kalender"
    case .refused: "prøvede at åbne noget uden at have adgang"
    case .municipalityCreated: "oprettede kommunen"
    case .municipalityChanged: "rettede kommunens oplysninger"
    case .methodCreated: "oprettede en mødeform eller cirkel"
    case .methodChanged: "rettede en mødeform eller cirkel"
    case .methodShared: "ændrede, hvem der kan se en mødeform eller cirkel"
    case .methodPutAway: "lagde en mødeform eller cirkel væk"
    case .methodTakenOut: "tog en mødeform eller cirkel frem igen"
    case .meetingPlanned: "planlagde et møde"
    case .meetingChanged: "rettede et møde"
    case .meetingCancelled: "aflyste et møde"
    case .meetingPeopleChanged: "rettede, hvem der er med til et møde"
    case .databaseRestored: "lagde en sikkerhedskopi tilbage"
    case .startedUnsound: "startede Fælled, selv om kontrollen fandt fejl"
    }
  }
}
