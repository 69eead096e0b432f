import App
import ArgumentParser
import Foundation
import People
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
      if isEmpty { try await begin(in: assembly, at: now) }
      let owner = try await municipality.find(in: assembly)
      try await add(role, to: owner, hash, in: assembly, at: now)
    }

    private func begin(in assembly: Assembly, at now: Instant) async throws {
      guard let name = municipality.municipality else {
        throw CommandRefusal("Databasen er tom. Skriv også kommunens navn med --municipality.")
      }
      let id = ID<Tenant>.make(at: now)
      try await assembly.store.write { tx in
        try MunicipalityStore.insert(Municipality(id: id, name: name, code: ""), at: now, in: tx)
        try AreaStore.insert(
          Area(id: .make(at: now), kind: .municipality, name: name, slug: ""), into: id, by: nil, at: now, in: tx)
      }
    }

    private func passwordHash() async throws -> String? {
      guard passwordStdin else { return nil }
      let password = readLine(strippingNewline: true) ?? ""
      if let objection = PasswordPolicy.objection(to: password, name: email) { throw CommandRefusal(objection) }
      return try await Passwords().hash(password)
    }

    private func add(
      _ role: Role, to owner: Municipality, _ hash: String?, in assembly: Assembly, at now: Instant
    ) async throws {
      let person = Person(id: .make(at: now), name: name, email: email, title: role.name)
      let token = Token.make()
      let isOpen = try await assembly.store.write { tx -> Bool in
        try PersonStore.insert(person, into: owner.id, by: nil, at: now, in: tx)
        try GrantStore.insert(
          RoleGrant(id: .make(at: now), person: person.id, role: role, scope: .municipality, from: now.day),
          into: owner.id, in: tx)
        guard try AccountStore.open(for: person.id, email: person.email, in: owner.id, tx: tx) else {
          throw AddressTaken()
        }
        if let hash {
          try AccountStore.setPassword(hash, of: person.id, in: owner.id, at: now, tx: tx)
        } else {
          try InvitationStore.make(for: person.id, in: owner.id, by: person.id, token: token, at: now, tx: tx)
        }
        return true
      }
      guard isOpen else { return }
      Console.say("\(name) er oprettet som \(role.name) i \(owner.name).")
      if hash == nil {
        Console.say("Vælg adgangskode på /velkommen/\(token.text) (linket virker én gang, i syv dage).")
      }
    }
  }
}
