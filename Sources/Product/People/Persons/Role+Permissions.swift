/// What each role opens: one table, read from top to bottom, and nowhere else in the product.
extension Role {
  package var permissions: [Right] {
    switch self {
    case .schoolLeader, .dayCareLeader, .afterSchoolLeader, .contractHolder, .departmentHead,
      .leadershipTeamMember:
      [.readProfiles, .readInsideFigures, .readOrganisation, .readPeople]
    case .employee, .staffRepresentative: [.readProfiles, .readInsideFigures, .readOrganisation]
    // From outside the daily work, and not in it with a duty to act: the figures that may be shared with partners.
    case .boardRepresentative: [.readProfiles]
    case .resourcePerson, .leadPractitioner, .learningAdviser, .processContact:
      [.readProfiles, .readInsideFigures, .readOrganisation]
    case .learningPartner: [.readProfiles, .readInsideFigures, .readOrganisation, .readPeople]
    case .areaLeader, .consultant, .chief, .director:
      [.readProfiles, .readInsideFigures, .readOrganisation, .readPeople]
    // The data contact brings figures in and answers for them; making them visible takes a data steward.
    case .dataContact: [.readProfiles, .readInsideFigures, .readOrganisation, .manageData]
    case .dataSteward: [.readProfiles, .readInsideFigures, .readOrganisation, .manageData, .publishReleases]
    // Runs the house, but sees no restricted figures.
    case .administrator:
      [
        .readProfiles, .readInsideFigures, .readOrganisation, .readPeople, .managePeople, .manageOrganisation,
        .readAccessLog,
      ]
    case .auditor: [.readOrganisation, .readAccessLog]
    case .externalHelper, .externalParticipant: [.readProfiles]
    }
  }
}
