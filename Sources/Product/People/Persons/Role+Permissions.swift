/// What each role opens: one table, read from top to bottom, and nowhere else in the product.
extension Role {
  package var permissions: [Right] {
    switch self {
    case .schoolLeader, .dayCareLeader, .afterSchoolLeader, .contractHolder, .departmentHead,
      .leadershipTeamMember:
      staff + [.readPeople, .editMethods, .planYearWheel, .planMeetings]
    case .employee, .staffRepresentative: staff
    // From outside the daily work, and not in it with a duty to act: the figures that may be shared with partners.
    case .boardRepresentative: [.readProfiles, .readYearWheel]
    case .resourcePerson, .leadPractitioner: staff + [.planYearWheel, .planMeetings, .helpMeetings]
    case .learningAdviser, .processContact:
      staff + [.editMethods, .planYearWheel, .planMeetings, .helpMeetings]
    case .learningPartner: staff + [.readPeople, .editMethods, .planYearWheel, .planMeetings, .helpMeetings]
    case .areaLeader: staff + [.readPeople, .editMethods, .planYearWheel, .planMeetings]
    case .consultant:
      staff + [
        .readPeople, .editMethods, .planYearWheel, .planMeetings, .helpMeetings, .manageSchoolHolidays,
      ]
    case .chief, .director:
      staff + [.readPeople, .editMethods, .planYearWheel, .planMeetings, .manageSchoolHolidays]
    // The data contact brings figures in and answers for them; making them visible takes a data steward.
    case .dataContact: staff + [.manageData, .answerFigureQuestions]
    case .dataSteward: staff + [.manageData, .publishReleases, .answerFigureQuestions]
    // Runs the house, but sees no restricted figures.
    case .administrator:
      staff + [
        .readPeople, .managePeople, .manageOrganisation, .readAccessLog, .planYearWheel, .manageSchoolHolidays,
      ]
    case .auditor: [.readOrganisation, .readAccessLog]
    // Leads other people's meetings, and must know what was planned.
    case .externalHelper: [.readProfiles, .readMethods, .helpMeetings]
    case .externalParticipant: [.readProfiles]
    }
  }

  /// What everybody has who works for the municipality.
  private var staff: [Right] {
    [.readProfiles, .readInsideFigures, .readOrganisation, .readMethods, .readYearWheel]
  }
}
