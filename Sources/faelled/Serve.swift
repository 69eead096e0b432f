import App
import ArgumentParser
import Foundation
import People
import Web

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "serve", abstract: "Start serveren.")

  @OptionGroup var database: DatabaseOption
  @Flag(help: "Start, selv om kontrollen finder fejl. Det bliver skrevet i adgangsloggen.") var despiteFaults = false
  @OptionGroup var who: ActorOption
  @Option(help: "Porten. Ellers FAELLED_PORT, ellers 8080.") var port: Int?

  mutating func run() async throws {
    var settings = Settings(environment: ProcessInfo.processInfo.environment)
    if let port { settings.port = port }
    let assembly = try await Assembly.openToServe(
      database.places, settings: settings, despiteFaults: despiteFaults ? who.actor : nil)
    let shown = settings.address
    let token = try await SetUp.begin(in: assembly.store, at: .now())
    try await Server.run(try assembly.house(), assembly.features) { port in
      let address = shown ?? "http://localhost:\(port)"
      Console.error("Fælled svarer på \(address)")
      if let token {
        Console.error(
          "Første gang: opret kommunen og den første administrator på \(address)/opsaetning?token=\(token.text)")
      }
    }
  }
}
