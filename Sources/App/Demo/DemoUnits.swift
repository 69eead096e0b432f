import Danish
import People
import Values

/// The units of the invented municipality: its own institutions and services, and those it works together with.
package struct DemoUnit: Sendable {
  package let name: String
  package let kind: UnitKind
  /// Institution number; empty for those who have none.
  package let code: String
  /// The local community's code; nil for what serves the whole municipality.
  package let community: String?

  package var id: ID<Unit> { ID(Danish.slug(name)) }

  init(_ name: String, _ kind: UnitKind, in community: String? = nil, code: String = "") {
    self.name = name
    self.kind = kind
    self.code = code
    self.community = community
  }
}

extension DemoUnit {
  package static let all: [DemoUnit] = institutions + services + neighbours

  /// Nine schools with an SFO each, and fourteen day-care centres.
  private static let institutions: [DemoUnit] =
    DemoInstitution.schools.map { DemoUnit($0.name, .school, in: $0.community.code, code: $0.code) }
    + DemoInstitution.schools.map { school in
      // "900107" is the school, "900307" its SFO.
      DemoUnit("SFO \(school.name)", .afterSchoolCare, in: school.community.code, code: "9003" + school.code.suffix(2))
    }
    + DemoInstitution.dayCare.map { DemoUnit($0.name, .dayCare, in: $0.community.code, code: $0.code) }

  private static let services: [DemoUnit] = [
    .init("Børn og Unge, Fjordlund Kommune", .other("Forvaltning")),
    .init("Dagplejen i Fjordlund", .childminding, code: "900401"),
    .init("Sundhedsplejen", .healthVisitors), .init("Tandplejen", .dentalService),
    .init("Børn og Familier", .childrenAndFamilies), .init("TIP-teamet", .inclusionTeam),
    .init("PPR Fjordlund", .educationalPsychology), .init("UU Fjordlund", .youthGuidance),
    .init("Ungeenheden", .youthUnit),
  ]

  private static let neighbours: [DemoUnit] =
    DemoCommunity.all.map { DemoUnit("\($0.name) Lokalråd", .localCouncil, in: $0.code) } + [
      .init("Forældrebestyrelsen i Strandby", .parentBoard, in: "L06"),
      .init("Forældrebestyrelsen i Nørremark", .parentBoard, in: "L05"),
      .init("Skolebestyrelsen på Åhuse Skole", .parentBoard, in: "L08"),
      .init("Strandby IF", .associations, in: "L06"), .init("Spejderne i Strandby", .associations, in: "L06"),
      .init("Kulturhuset Fyret", .associations, in: "L06"),
      .init("Kirkeby Gymnastikforening", .associations, in: "L03"),
      .init("Fjordlund Svømmeklub", .associations, in: "L01"), .init("Nørremark Boldklub", .associations, in: "L05"),
      .init("Holmene Sejlklub", .associations, in: "L02"), .init("Lindelse Teater", .associations, in: "L04"),
      .init("Fjordlund Friskole", .independentSchools, in: "L01", code: "900501"),
      .init("Bedsteforældreordningen i Strandby", .volunteers, in: "L06"),
      .init("Lektiecaféen i Nørremark", .volunteers, in: "L05"), .init("Strandby Kirke", .faithCommunities, in: "L06"),
      .init("Strandby Havns virksomheder", .businesses, in: "L06"), .init("Vesterskov Savværk", .businesses, in: "L07"),
      .init("Ældrerådet", .seniors),
    ]
}
