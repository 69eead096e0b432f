import App
import ArgumentParser

struct RoutesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes", abstract: "Vis alle adresser, og hvem der må bruge dem.")

  @OptionGroup var database: DatabaseOption

  mutating func run() async throws {
    let assembly = try await database.open()
    for route in try assembly.routes().table { Console.say("\(route.method)\t\(route.pattern)\t\(route.access)") }
  }
}
