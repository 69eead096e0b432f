import Foundation

/// What sort of place or group a unit is: the nineteen kinds a learning meeting can invite, and whatever else.
package enum UnitKind: Hashable, Sendable {
  case school, afterSchoolCare, dayCare, childminding
  case healthVisitors, dentalService, childrenAndFamilies, inclusionTeam, educationalPsychology
  case youthGuidance, youthUnit
  case parentBoard, associations, localCouncil, seniors, volunteers
  case independentSchools, faithCommunities, businesses
  /// Something the list does not have, in the municipality's own words.
  case other(String)

  /// The nineteen, in the order forms show them.
  package static let known: [UnitKind] = [
    .school, .afterSchoolCare, .dayCare, .childminding, .healthVisitors, .dentalService, .childrenAndFamilies,
    .inclusionTeam, .educationalPsychology, .youthGuidance, .youthUnit, .parentBoard, .associations, .localCouncil,
    .seniors, .volunteers, .independentSchools, .faithCommunities, .businesses,
  ]

  /// The word the database and addresses use.
  package var code: String {
    switch self {
    case .school: "skole"
    case .afterSchoolCare: "sfo"
    case .dayCare: "dagtilbud"
    case .childminding: "dagpleje"
    case .healthVisitors: "sundhedspleje"
    case .dentalService: "tandpleje"
    case .childrenAndFamilies: "boern-og-familier"
    case .inclusionTeam: "tip"
    case .educationalPsychology: "ppr"
    case .youthGuidance: "uu"
    case .youthUnit: "ungeenhed"
    case .parentBoard: "foraeldrebestyrelse"
    case .associations: "foreningsliv"
    case .localCouncil: "lokalraad"
    case .seniors: "aeldre"
    case .volunteers: "frivillige"
    case .independentSchools: "friskole"
    case .faithCommunities: "trossamfund"
    case .businesses: "virksomheder"
    case .other: UnitKind.otherCode
    }
  }

  package static let otherCode = "andet"

  /// Nil for a word that is not one of the twenty.
  package init?(code: String, words: String = "") {
    if let kind = UnitKind.known.first(where: { $0.code == code }) {
      self = kind
    } else if code == UnitKind.otherCode {
      self = .other(words)
    } else {
      return nil
    }
  }

  /// Units that figures are kept for stand in the area tree as an institution of their own.
  package var keepsFigures: Bool {
    switch self {
    case .school, .afterSchoolCare, .dayCare, .childminding, .independentSchools: true
    default: false
    }
  }

  /// The municipality's own unit, or somebody it works together with.
  package var isMunicipal: Bool {
    switch self {
    case .parentBoard, .associations, .localCouncil, .seniors, .volunteers, .independentSchools, .faithCommunities,
      .businesses, .other:
      false
    default: true
    }
  }
}
