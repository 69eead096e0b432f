import struct Web.Permission

// Web owns the word, because it guards the routes; People owns the list, because roles are given here.
package typealias Right = Permission

extension Permission {
  /// Read released profiles and indicators.
  package static let readProfiles = Permission("readProfiles")
  /// Also what is meant for leaders and staff alone; without it the profiles show what partners may see.
  package static let readInsideFigures = Permission("readInsideFigures")
  /// See areas and units.
  package static let readOrganisation = Permission("readOrganisation")
  /// See the people of the places where the role counts.
  package static let readPeople = Permission("readPeople")
  /// Create people, give and take roles, invite and disable.
  package static let managePeople = Permission("managePeople")
  /// Change areas, units and teams.
  package static let manageOrganisation = Permission("manageOrganisation")
  /// Import figures and see restricted ones.
  package static let manageData = Permission("manageData")
  /// Make a release, which others then can read.
  package static let publishReleases = Permission("publishReleases")
  /// Answer what people ask about figures, for the areas of one's role.
  package static let answerFigureQuestions = Permission("answerFigureQuestions")
  /// Read meeting kinds and circles.
  package static let readMethods = Permission("readMethods")
  /// Copy, change and share meeting kinds and circles of the places where the role counts.
  package static let editMethods = Permission("editMethods")
  /// Plan meetings of the places where the role counts.
  package static let planMeetings = Permission("planMeetings")
  /// Be asked to help at other people's meetings.
  package static let helpMeetings = Permission("helpMeetings")
  /// See who has done what.
  package static let readAccessLog = Permission("readAccessLog")
  /// See the year wheel and subscribe to it.
  package static let readYearWheel = Permission("readYearWheel")
  /// Put occasions on the year wheel, change them and move a year, for the places of one's role.
  package static let planYearWheel = Permission("planYearWheel")
  /// Enter the municipality's school holidays.
  package static let manageSchoolHolidays = Permission("manageSchoolHolidays")
}
