import Danish
import Foundation

extension UnitKind {
  /// The word a person reads.
  package var name: String {
    switch self {
    case .school: "Skole"
    case .afterSchoolCare: "SFO"
    case .dayCare: "Dagtilbud"
    case .childminding: "Dagpleje"
    case .healthVisitors: "Sundhedspleje"
    case .dentalService: "Tandpleje"
    case .childrenAndFamilies: "Børn og Familier"
    case .inclusionTeam: "TIP"
    case .educationalPsychology: "PPR"
    case .youthGuidance: "UU"
    case .youthUnit: "Ungeenhed"
    case .parentBoard: "Forældrebestyrelse"
    case .associations: "Foreningsliv, hal og ildsjæle"
    case .localCouncil: "Lokalråd eller borgerforening"
    case .seniors: "Ældre"
    case .volunteers: "Frivillige"
    case .independentSchools: "Friskole"
    case .faithCommunities: "Trossamfund"
    case .businesses: "Virksomheder"
    case .other(let words): words.isEmpty ? "Andet" : words
    }
  }

  /// The kind a file means: the kind's own name, or one of the words other systems use for it.
  package static func reading(_ text: String) -> UnitKind? {
    let word = Danish.fold(text)
    if let kind = known.first(where: { Danish.fold($0.name) == word || $0.code == word }) { return kind }
    return synonyms[word]
  }

  private static let synonyms: [String: UnitKind] = [
    "folkeskole": .school, "grundskole": .school, "skoler": .school, "specialskole": .school,
    "skolefritidsordning": .afterSchoolCare, "fritidshjem": .afterSchoolCare, "sfo'er": .afterSchoolCare,
    "fritidsordning": .afterSchoolCare, "dagtilbudsomraade": .dayCare, "daginstitution": .dayCare,
    "boernehus": .dayCare, "boernehave": .dayCare, "vuggestue": .dayCare, "integreret institution": .dayCare,
    "aldersintegreret institution": .dayCare, "dagplejen": .childminding, "sundhedsplejen": .healthVisitors,
    "tandplejen": .dentalService, "tip-teamet": .inclusionTeam, "team for inkluderende paedagogik": .inclusionTeam,
    "paedagogisk psykologisk raadgivning": .educationalPsychology,
    "ungdommens uddannelsesvejledning": .youthGuidance, "ungeenheden": .youthUnit,
    "kommunal ungeindsats": .youthUnit, "kui": .youthUnit, "skolebestyrelse": .parentBoard,
    "bestyrelse": .parentBoard, "forening": .associations, "foreninger": .associations,
    "foreningsliv": .associations, "hal": .associations, "lokalraad": .localCouncil,
    "borgerforening": .localCouncil, "seniorer": .seniors, "frivillig": .volunteers,
    "fri grundskole": .independentSchools, "privatskole": .independentSchools, "friskoler": .independentSchools,
    "trossamfund/kirke": .faithCommunities, "kirke": .faithCommunities, "virksomhed": .businesses,
  ]
}
