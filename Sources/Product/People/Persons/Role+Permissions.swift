/// What each role opens: one table, read from top to bottom, and nowhere else in the product.
extension Role {
  package var permissions: [Right] {
    switch self {
    case .schoolLeader, .dayCareLeader, .afterSchoolLeader, .contractHolder, .departmentHead,
      .leadershipTeamMember:
      [.readProfiles, .readOrganisation, .readPeople]
    case .employee, .staffRepresentative: [.readProfiles, .readOrganisation]
    case .boardRepresentative: [.readProfiles]
    case .resourcePerson, .leadPractitioner, .learningAdviser, .processContact:
      [.readProfiles, .readOrganisation]
    case .learningPartner: [.readProfiles, .readOrganisation, .readPeople]
    case .areaLeader, .consultant, .chief, .director: [.readProfiles, .readOrganisation, .readPeople]
    // The data contact brings figures in and answers for them; making them visible takes a data steward.
    case .dataContact: [.readProfiles, .readOrganisation, .manageData]
    case .dataSteward: [.readProfiles, .readOrganisation, .manageData, .publishReleases]
    // Runs the house, but sees no restricted figures.
    case .administrator:
      [.readProfiles, .readOrganisation, .readPeople, .managePeople, .manageOrganisation, .readAccessLog]
    case .auditor: [.readOrganisation, .readAccessLog]
    case .externalHelper, .externalParticipant: [.readProfiles]
    }
  }
}
