import App
import ArgumentParser
import Foundation
import Values
import Web

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Lav demokommunen, hvis den ikke er lavet, og start serveren.")

  @Option(help: "Porten.") var port: Int = 8080
  @Option(help: "Mappen, demoen ligger i. Slet den for at begynde forfra.") var folder = "var/demo"
  @Flag(help: "Lav kun demoen; start ikke serveren.") var buildOnly = false

  mutating func run() async throws {
    var settings = Settings(environment: ProcessInfo.processInfo.environment)
    settings.port = port
    // So that an invitation can be sent and looked at: it waits in the outbox, for the demo has no mail program.
    if settings.mailFrom == nil { settings.mailFrom = "faelled@fjordlund.example" }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Built beside and moved into place when whole: a demo that was interrupted is begun anew, never half there.
    let database = "\(folder)/faelled.db"
    if !FileManager.default.fileExists(atPath: database) { try await build(database, settings) }
    if buildOnly { return }
    let assembly = try await Assembly.openToServe(places(database), settings: settings)
    try await Server.run(try assembly.house(), assembly.features) { port in
      Console.say("\nFælled svarer på http://localhost:\(port)\n")
      Console.say("Log ind med en af disse. Adgangskoden er den samme for alle: \(Demo.password)")
      for person in Demo.signIns { Console.say("  \(person.email)  (\(person.purpose))") }
      Console.say("\nUden at logge ind: http://localhost:\(port)\(Demo.openProfile)")
      Console.say("\nStop med Ctrl-C.")
    }
  }

  private func build(_ database: String, _ settings: Settings) async throws {
    let unfinished = "\(folder)/under-opbygning.db"
    for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: unfinished + ending) }
    let assembly = try await Assembly.open(places(unfinished), settings: settings)
    let data = URL(filePath: ProcessInfo.processInfo.environment["FAELLED_DEMO_DATA"] ?? "data/danmark")
    let demo = Demo(assembly, realData: data) { Console.say("  \($0)") }
    _ = try await demo.build(at: .now())
    try await assembly.store.close()
    try FileManager.default.moveItem(atPath: unfinished, toPath: database)
  }

  private func places(_ database: String) -> Places {
    Places(database: database, environment: ProcessInfo.processInfo.environment)
  }
}
