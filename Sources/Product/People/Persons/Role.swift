import Foundation

/// A role is what a person is asked to do for the community of learning, and so what they may see and do here.
///
/// Chair and minute-taker are not here: they are chosen for one meeting at a time and belong to the meeting.
package enum Role: String, CaseIterable, Sendable {
  // The units
  case schoolLeader = "skoleleder"
  case dayCareLeader = "dagtilbudsleder"
  case afterSchoolLeader = "sfo-leder"
  case contractHolder = "aftaleholder"
  case departmentHead = "afdelingsleder"
  case leadershipTeamMember = "ledelsesteam"
  case employee = "medarbejder"
  case staffRepresentative = "medarbejderrepraesentant"
  case boardRepresentative = "bestyrelsesrepraesentant"
  // Those who help others learn
  case resourcePerson = "ressourceperson"
  case leadPractitioner = "fagligt-fyrtaarn"
  case learningAdviser = "laeringsvejleder"
  case learningPartner = "laeringspartner"
  case processContact = "proceskontakt"
  // The administration
  case areaLeader = "omraadeleder"
  case consultant = "konsulent"
  case chief = "chef"
  case director = "direktoer"
  // Data and operation
  case dataContact = "datakontakt"
  case dataSteward = "datasteward"
  case administrator = "administrator"
  case auditor = "revisor"
  // From outside
  case externalHelper = "ekstern-hjaelper"
  case externalParticipant = "ekstern-deltager"
}

extension Role {
  package var name: String {
    switch self {
    case .schoolLeader: "skoleleder"
    case .dayCareLeader: "dagtilbudsleder"
    case .afterSchoolLeader: "SFO-leder"
    case .contractHolder: "aftaleholder"
    case .departmentHead: "afdelingsleder"
    case .leadershipTeamMember: "medlem af ledelsesteamet"
    case .employee: "medarbejder"
    case .staffRepresentative: "medarbejderrepræsentant"
    case .boardRepresentative: "bestyrelsesrepræsentant"
    case .resourcePerson: "ressourceperson"
    case .leadPractitioner: "fagligt fyrtårn"
    case .learningAdviser: "læringsvejleder"
    case .learningPartner: "læringspartner"
    case .processContact: "proceskontakt"
    case .areaLeader: "områdeleder"
    case .consultant: "konsulent"
    case .chief: "chef"
    case .director: "direktør"
    case .dataContact: "datakontakt"
    case .dataSteward: "datasteward"
    case .administrator: "administrator"
    case .auditor: "revisor"
    case .externalHelper: "ekstern hjælper"
    case .externalParticipant: "ekstern deltager"
    }
  }

  /// The name where it stands first, in a list or as a title: "Skoleleder".
  package var title: String { name.prefix(1).uppercased() + name.dropFirst() }

  /// The headings under which a form lists the roles.
  package enum Group: String, CaseIterable, Sendable {
    case units = "På enheden"
    case learning = "Dem, der hjælper andre med at lære"
    case administration = "I forvaltningen"
    case operation = "Data og drift"
    case outside = "Udefra"
  }

  package var group: Group {
    switch self {
    case .schoolLeader, .dayCareLeader, .afterSchoolLeader, .contractHolder, .departmentHead,
      .leadershipTeamMember, .employee, .staffRepresentative, .boardRepresentative:
      .units
    case .resourcePerson, .leadPractitioner, .learningAdviser, .learningPartner, .processContact: .learning
    case .areaLeader, .consultant, .chief, .director: .administration
    case .dataContact, .dataSteward, .administrator, .auditor: .operation
    case .externalHelper, .externalParticipant: .outside
    }
  }

  /// Where the role can count. Somebody who runs the house runs all of it.
  package var scopes: [Scope.Kind] {
    switch group {
    case .units: self == .employee || self == .staffRepresentative ? [.unit, .team] : [.unit]
    case .learning: [.municipality, .area, .unit, .team]
    case .administration: self == .areaLeader ? [.area] : [.municipality, .area]
    case .operation: self == .dataContact ? [.municipality, .area, .unit] : [.municipality]
    case .outside: [.municipality, .area, .unit, .team]
    }
  }
}
