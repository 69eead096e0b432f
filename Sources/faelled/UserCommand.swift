import App
import ArgumentParser
import Foundation
import People
import Storage
import Values
import Web

struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "Personer, der kan logge ind.", subcommands: [Add.self])

  /// Gives a person access from the machine itself: the way in when nobody can sign in.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Opret en person med en rolle. Findes ingen kommune, oprettes den også.",
      discussion:
        "Adgangskoden læses fra standard input med --password-stdin; ellers skrives et link, der virker én gang.")

    @Option(help: "Personens navn.") var name: String
    @Option(help: "Mailadressen, personen logger ind med.") var email: String
    @Option(help: "Rollen, fx administrator, datasteward eller skoleleder.") var role = "administrator"
    @Flag(help: "Læs adgangskoden fra standard input.") var passwordStdin = false
    @OptionGroup var database: DatabaseOption
    @OptionGroup var municipality: MunicipalityOption
    @OptionGroup var who: ActorOption

    mutating func run() async throws {
      guard let role = Role(rawValue: role) ?? Role.allCases.first(where: { $0.name == self.role }) else {
        throw CommandRefusal(
          "Rollen »\(self.role)« findes ikke. Vælg en af: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      guard EmailAddress.isPlausible(email) else { throw CommandRefusal("»\(email)« er ikke en mailadresse.") }
      let hash = try await passwordHash()
      let assembly = try await database.open()
      let now = Instant.now()
      let isEmpty = try await assembly.store.read { try MunicipalityStore.all(in: $0).isEmpty }
      let owner = try await isEmpty ? begun(at: now) : municipality.find(in: assembly)
      try await add(role, to: owner, isNew: isEmpty, hash, in: assembly, at: now)
    }

    private func begun(at now: Instant) throws -> Municipality {
      guard let name = municipality.municipality else {
        throw CommandRefusal("Databasen er tom. Skriv også kommunens navn med --municipality.")
      }
      return Municipality(id: .make(at: now), name: name, code: "")
    }

    private func passwordHash() async throws -> String? {
      guard passwordStdin else { return nil }
      let password = readLine(strippingNewline: true) ?? ""
      if let objection = PasswordPolicy.objection(to: password, name: email) { throw CommandRefusal(objection) }
      return try await Passwords().hash(password)
    }

    private func add(
      _ role: Role, to owner: Municipality, isNew: Bool, _ hash: String?, in assembly: Assembly, at now: Instant
    ) async throws {
      let person = Person(id: .make(at: now), name: name, email: email, title: role.name)
      let grant = RoleGrant(id: .make(at: now), person: person.id, role: role, scope: .municipality, from: now.day)
      let token = Token.make()
      let actor = who.actor
      // The municipality too: a person who is refused leaves no empty municipality behind.
      try await assembly.store.write { tx in
        if isNew { try CommandActs.begin(owner, by: actor, at: now, tx) }
        try CommandActs.add(person, grant, to: owner.id, by: actor, at: now, tx)
        guard try AccountStore.open(for: person.id, email: person.email, in: owner.id, tx: tx) else {
          throw CommandRefusal("Mailadressen \(person.email) bruges af en anden. Vælg en anden med --email.")
        }
        if let hash {
          try AccountStore.setPassword(hash, of: person.id, in: owner.id, at: now, tx: tx)
        } else {
          try InvitationStore.make(for: person.id, in: owner.id, by: person.id, token: token, at: now, tx: tx)
        }
      }
      Console.say("\(name) er oprettet som \(role.name) i \(owner.name).")
      if hash == nil {
        Console.say("Vælg adgangskode på /velkommen/\(token.text) (linket virker én gang, i syv dage).")
      }
    }
  }
}

/// What the command does in one transaction, each with its line in the access log.
private enum CommandActs {
  static func begin(_ owner: Municipality, by actor: Actor, at now: Instant, _ tx: Transaction) throws {
    try MunicipalityStore.insert(owner, at: now, in: tx)
    let top = Area(id: .make(at: now), kind: .municipality, name: owner.name, slug: "")
    try AreaStore.insert(top, into: owner.id, by: nil, at: now, in: tx)
    try AccessLogStore.append(.municipalityCreated, by: actor, in: owner.id, at: now, tx: tx)
  }

  static func add(
    _ person: Person, _ grant: RoleGrant, to owner: MunicipalityID, by actor: Actor, at now: Instant,
    _ tx: Transaction
  ) throws {
    try PersonStore.insert(person, into: owner, by: nil, at: now, in: tx)
    try GrantStore.insert(grant, into: owner, in: tx)
    let object = "person:\(person.id.raw)"
    try AccessLogStore.append(.personCreated, by: actor, object: object, in: owner, at: now, tx: tx)
    try AccessLogStore.append(
      .roleGiven, by: actor, object: object, detail: "\(grant.role.name), \(grant.scope.text)", in: owner, at: now,
      tx: tx)
  }
}
