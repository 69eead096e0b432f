import Danish
import People
import Values

/// The people of the invented municipality. None of them exists; their addresses end where no mail can arrive.
package struct DemoPerson: Sendable {
  package let name: String
  package let title: String
  package let role: Role
  package let place: Place

  package enum Place: Sendable {
    case municipality
    case community(String)
    case unit(String)
    case team(String, in: String)
  }

  package var id: PersonID { ID(Danish.slug(name)) }
  package var email: String { "\(Danish.slug(name).replacing("-", with: "."))@fjordlund.example" }

  init(_ name: String, _ title: String, _ role: Role, _ place: Place) {
    self.name = name
    self.title = title
    self.role = role
    self.place = place
  }
}

extension DemoPerson {
  package static let all: [DemoPerson] = administration + helpers + schools + dayCare + outside

  private static let administration: [DemoPerson] = [
    .init("Marianne Vestergård", "Direktør for Børn og Unge", .director, .municipality),
    .init("Hanne Friis", "Dagtilbudschef", .chief, .municipality),
    .init("Palle Ostenfeld", "Skolechef", .chief, .municipality),
    .init("Inger Brink", "Chef for Børn og Familier", .chief, .municipality),
    .init("Rasmus Hvid", "Chef for Sundhed og Forebyggelse", .chief, .municipality),
    .init("Dorthe Lyng", "Områdeleder, Nørremark og Kirkeby", .areaLeader, .community("L05")),
    .init("Ole Winther", "Datakontakt", .dataContact, .municipality),
    .init("Ellen Borg", "Dataansvarlig i Børn og Unge", .dataSteward, .municipality),
    .init("Jonas Møllegård", "Systemadministrator", .administrator, .municipality),
    .init("Kirsten Dal", "Intern revisor", .auditor, .municipality),
    .init("Thea Rosenlund", "Konsulent, dagtilbud", .consultant, .municipality),
    .init("Malte Skov", "Konsulent, skole og SFO", .consultant, .municipality),
  ]

  private static let helpers: [DemoPerson] = [
    .init("Mette Lund", "Læringspartner", .learningPartner, .municipality),
    .init("Yusuf Arslan", "Læringspartner", .learningPartner, .municipality),
    .init("Lise Toft", "Sundhedsplejerske", .employee, .unit("Sundhedsplejen")),
    .init("Jens Ravn", "Psykolog", .employee, .unit("PPR Fjordlund")),
    .init("Bodil Høj", "Leder af PPR", .contractHolder, .unit("PPR Fjordlund")),
    .init("Camilla Strøm", "Overtandlæge", .contractHolder, .unit("Tandplejen")),
    .init("Nikolaj Falk", "Familierådgiver", .employee, .unit("Børn og Familier")),
    .init("Signe Overgård", "Pædagogisk vejleder", .learningAdviser, .unit("TIP-teamet")),
    .init("Henrik Vang", "Uddannelsesvejleder", .employee, .unit("UU Fjordlund")),
    .init("Fatima Rahimi", "Leder af Ungeenheden", .contractHolder, .unit("Ungeenheden")),
    .init("Grethe Lind", "Leder af Dagplejen", .contractHolder, .unit("Dagplejen i Fjordlund")),
  ]

  private static let schools: [DemoPerson] = [
    .init("Birgitte Holm", "Skoleleder", .schoolLeader, .unit("Strandby Skole")),
    .init("Sofie Bang", "SFO-leder", .afterSchoolLeader, .unit("SFO Strandby Skole")),
    .init("Karim Haddad", "Lærer og ressourceperson", .resourcePerson, .team("7.–9. klasse", in: "Strandby Skole")),
    .init("Anne Mikkelborg", "Lærer", .employee, .team("7.–9. klasse", in: "Strandby Skole")),
    .init("Troels Bak", "Lærer", .employee, .team("4.–6. klasse", in: "Strandby Skole")),
    .init("Ida Kjær", "Børnehaveklasseleder", .employee, .team("0.–3. klasse", in: "Strandby Skole")),
    .init("Peder Nøhr", "Afdelingsleder", .departmentHead, .unit("Strandby Skole")),
    .init("Susanne Aagaard", "Skoleleder", .schoolLeader, .unit("Fjordlund Skole")),
    .init("Michael Bruun", "SFO-leder", .afterSchoolLeader, .unit("SFO Fjordlund Skole")),
    .init("Lone Egeskov", "Skoleleder", .schoolLeader, .unit("Søndermarkskolen")),
    .init("Bjarke Sund", "Skoleleder", .schoolLeader, .unit("Holmene Skole")),
    .init("Karen Margrethe Buch", "Skoleleder", .schoolLeader, .unit("Kirkeby Skole")),
    .init("Torben Lykke", "Skoleleder", .schoolLeader, .unit("Lindelse Skole")),
    .init("Amina Yildirim", "Skoleleder", .schoolLeader, .unit("Nørremarkskolen")),
    .init("Stine Vad", "Ressourceperson", .resourcePerson, .unit("Nørremarkskolen")),
    .init("Lars Østergård", "SFO-leder", .afterSchoolLeader, .unit("SFO Nørremarkskolen")),
    .init("Gitte Rask", "Skoleleder", .schoolLeader, .unit("Vesterskov Skole")),
    .init("Christian Ådal", "Skoleleder", .schoolLeader, .unit("Åhuse Skole")),
    .init("Julie Thorup", "Læringsvejleder", .learningAdviser, .unit("Åhuse Skole")),
  ]

  private static let dayCare: [DemoPerson] = [
    .init("Anders Krogh", "Dagtilbudsleder", .dayCareLeader, .unit("Børnehuset Klitten")),
    .init("Nanna Birk", "Pædagog og fagligt fyrtårn", .leadPractitioner, .unit("Børnehuset Klitten")),
    .init("Pernille Storm", "Dagtilbudsleder", .dayCareLeader, .unit("Børnehuset Mølleparken")),
    .init("Kasper Lund", "Dagtilbudsleder", .dayCareLeader, .unit("Børnehuset Havnen")),
    .init("Merete Hald", "Dagtilbudsleder", .dayCareLeader, .unit("Kirkeby Børnehus")),
    .init("Samira Osman", "Dagtilbudsleder", .dayCareLeader, .unit("Børnehuset Regnbuen")),
    .init("Helle Nygård", "Fagligt fyrtårn, sprog", .leadPractitioner, .unit("Børnehuset Stjerneskuddet")),
    .init("Jørgen Fabricius", "Dagtilbudsleder", .dayCareLeader, .unit("Øbørnehuset Holmene")),
    .init("Maja Enevold", "Dagtilbudsleder", .dayCareLeader, .unit("Skovbørnehuset Vesterskov")),
    .init("Louise Ørum", "Dagtilbudsleder", .dayCareLeader, .unit("Åhuse Børnehus")),
    .init("Astrid Lohse", "Medarbejderrepræsentant", .staffRepresentative, .unit("Åhuse Børnehus")),
  ]

  private static let outside: [DemoPerson] = [
    .init(
      "Nadia Yilmaz", "Formand for forældrebestyrelsen", .boardRepresentative, .unit("Forældrebestyrelsen i Strandby")),
    .init("Peter Dam", "Ungdomsleder i Strandby IF", .externalParticipant, .unit("Strandby IF")),
    .init("Tove Friis", "Formand for lokalrådet", .externalParticipant, .unit("Strandby Lokalråd")),
    .init("Ejvind Sand", "Formand for lokalrådet", .externalParticipant, .unit("Holmene Lokalråd")),
    .init("Mohammed Saleh", "Træner i Nørremark Boldklub", .externalParticipant, .unit("Nørremark Boldklub")),
    .init("Lis Kirkegård", "Frivillig i lektiecaféen", .externalParticipant, .unit("Lektiecaféen i Nørremark")),
    .init("Jakob Engelund", "Sognepræst", .externalParticipant, .unit("Strandby Kirke")),
  ]
}
