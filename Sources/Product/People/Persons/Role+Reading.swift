import Danish
import Foundation

extension Role {
  /// The role a file means: its name, its code, or a title that says it ("viceskoleleder" is not a school leader).
  package static func reading(_ text: String) -> Role? {
    let word = Danish.fold(text)
    return allCases.first { Danish.fold($0.name) == word || $0.rawValue == word } ?? synonyms[word]
  }

  private static let synonyms: [String: Role] = [
    "rektor": .schoolLeader, "skoleinspektoer": .schoolLeader, "leder af skole": .schoolLeader,
    "institutionsleder": .dayCareLeader, "daginstitutionsleder": .dayCareLeader, "sfo leder": .afterSchoolLeader,
    "fritidsleder": .afterSchoolLeader, "viceskoleleder": .leadershipTeamMember,
    "souschef": .leadershipTeamMember, "paedagogisk leder": .departmentHead, "ansat": .employee,
    "laerer": .employee, "paedagog": .employee, "paedagogmedhjaelper": .employee, "dagplejer": .employee,
    "boernehaveklasseleder": .employee, "tillidsrepraesentant": .staffRepresentative, "tr": .staffRepresentative,
    "bestyrelsesmedlem": .boardRepresentative, "bestyrelsesformand": .boardRepresentative,
    "fyrtaarn": .leadPractitioner, "vejleder": .learningAdviser, "paedagogisk konsulent": .consultant,
    "forvaltningskonsulent": .consultant, "skolechef": .chief, "dagtilbudschef": .chief,
    "skole- og dagtilbudschef": .chief, "forvaltningschef": .chief, "dataansvarlig medarbejder": .dataContact,
  ]
}
