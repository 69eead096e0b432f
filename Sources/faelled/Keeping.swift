import App
import ArgumentParser
import Foundation
import People
import Storage
import Values

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring databasens tabeller op til denne version.")

  @OptionGroup var database: DatabaseOption

  mutating func run() async throws {
    let assembly = try await database.open()
    try await assembly.store.close()
    Console.say("Databasen er klar.")
  }
}

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Tag en sikkerhedskopi, mens serveren kører, og prøv kopien.")

  @Argument(help: "Filen, kopien skrives til.") var target: String
  @OptionGroup var database: DatabaseOption

  mutating func run() async throws {
    let store = try Store.open(database.places.database)
    try await store.backup(to: target)
    Console.say("Kopien er skrevet og prøvet: \(target)")
  }
}

struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Læg en sikkerhedskopi tilbage. Stop serveren først.")

  @Argument(help: "Sikkerhedskopien.") var backup: String
  @OptionGroup var who: ActorOption
  @Flag(help: "Skriv oven i en database, der har indhold.") var replace = false
  @OptionGroup var database: DatabaseOption

  mutating func run() async throws {
    let (actor, name) = (who.actor, URL(filePath: backup).lastPathComponent)
    try await Store.restore(from: backup, to: database.places.database, replacing: replace) { store in
      try await AccessLogJobs.tellEverybody(
        .databaseRestored, by: actor, object: "kopi", detail: name, at: .now(), in: store)
    }
    Console.say("Kopien er lagt tilbage. Kør »faelled doctor«, og start serveren.")
  }
}

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Se efter, om alt er, som det skal være.")

  @OptionGroup var database: DatabaseOption

  mutating func run() async throws {
    let assembly = try await Assembly.open(database.places, migrating: false)
    var findings = try await assembly.store.check(assembly.migrations)
    // What stands in the tables can only be read when the tables are as this version knows them.
    let remarks = findings.contains { $0.contains("faelled migrate") } ? [] : try await assembly.remarks(.deep)
    findings += remarks.filter(\.isFault).map(\.text)
    for finding in findings { Console.error(finding) }
    for note in remarks where !note.isFault { Console.say(note.text) }
    guard findings.isEmpty else { throw ExitCode(1) }
    Console.say("Alt er i orden.")
  }
}
