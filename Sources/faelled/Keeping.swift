import App
import ArgumentParser
import Foundation
import Storage

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
  @Flag(help: "Skriv oven i en database, der har indhold.") var replace = false
  @OptionGroup var database: DatabaseOption

  mutating func run() async throws {
    try await Store.restore(from: backup, to: database.places.database, replacing: replace)
    Console.say("Kopien er lagt tilbage. Kør »faelled doctor«, og start serveren.")
  }
}

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Se efter, om alt er, som det skal være.")

  @OptionGroup var database: DatabaseOption

  mutating func run() async throws {
    let assembly = try await Assembly.open(database.places, migrating: false)
    let findings = try await assembly.store.check(assembly.migrations)
    for finding in findings { Console.error(finding) }
    guard findings.isEmpty else { throw ExitCode(1) }
    Console.say("Alt er i orden.")
  }
}
