import Foundation
import People
import Storage
import Values
import Web

/// Who can sign in to the demo. Passwords are made like everybody else's; only the demo has any from the start.
enum DemoAccounts {
  static let fjordlund: [Demo.SignIn] = [
    .init(email: email(.dataSteward), purpose: "datasteward: læser filer ind, laver udgivelser"),
    .init(email: email(.schoolLeader), purpose: "skoleleder: læser profilen, planlægger møder"),
    .init(email: email(.afterSchoolLeader), purpose: "SFO-leder: forbereder sig til et møde"),
    .init(email: email(.learningPartner), purpose: "læringspartner: hjælper ved møder"),
    .init(email: email(.dataContact), purpose: "datakontakt: svarer på spørgsmål om tal"),
    .init(email: email(.consultant), purpose: "konsulent: mødeformer for hele kommunen"),
    .init(email: email(.administrator), purpose: "administrator: personer, enheder og områder"),
  ]

  static let denmark = Demo.SignIn(
    email: "data@danmark.example", purpose: "Danmark: 98 kommuner med tal fra Danmarks Statistik")

  /// Who reads the files in and makes the release, and who looks it through and publishes it: name and title.
  static let contact = signed(.dataContact)
  static let steward = signed(.dataSteward)
  static let denmarkSteward = signed(dorte)

  private static func signed(_ role: Role) -> Actor {
    signed(DemoPerson.all.first { $0.role == role }?.person ?? dorte)
  }

  private static func signed(_ person: Person) -> Actor {
    Actor(id: person.id, name: "\(person.name), \(person.title)")
  }

  private static let dorte = Person(
    id: ID("danmark-data"), name: "Dorte Dahl", email: denmark.email, title: "Datasteward")

  private static func email(_ role: Role) -> String {
    DemoPerson.all.first { $0.role == role }?.email ?? ""
  }

  static func build(_ assembly: Assembly, at now: Instant) async throws {
    let hash = try await Passwords().hash(Demo.password)
    try await assembly.store.write { tx in
      for person in DemoPerson.all where fjordlund.contains(where: { $0.email == person.email }) {
        try open(person.person, in: DemoPeople.municipality, hash, at: now, tx)
      }
    }
  }

  static func buildDenmark(_ assembly: Assembly, at now: Instant) async throws {
    let hash = try await Passwords().hash(Demo.password)
    let person = dorte
    try await assembly.store.write { tx in
      try PersonStore.insert(person, into: DenmarkData.municipality, by: nil, at: now, in: tx)
      for role in [Role.dataSteward, .administrator] {
        try GrantStore.insert(
          RoleGrant(
            id: ID("danmark-\(role.rawValue)"), person: person.id, role: role, scope: .municipality, from: now.day),
          into: DenmarkData.municipality, in: tx)
      }
      try open(person, in: DenmarkData.municipality, hash, at: now, tx)
    }
  }

  private static func open(
    _ person: Person, in municipality: ID<Tenant>, _ hash: String, at now: Instant, _ tx: Transaction
  ) throws {
    guard try AccountStore.open(for: person.id, email: person.email, in: municipality, tx: tx) else {
      throw AddressTaken()
    }
    try AccountStore.setPassword(hash, of: person.id, in: municipality, at: now, tx: tx)
  }
}
