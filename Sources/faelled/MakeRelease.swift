import App
import ArgumentParser
import Foundation
import Profiles
import Values

struct MakeRelease: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Beregn en dataudgivelse af alt, der er læst ind, og udgiv den.")

  @Flag(help: "Lav kun et udkast, som ses på siden Data, før det udgives.") var draft = false
  @OptionGroup var database: DatabaseOption
  @OptionGroup var municipality: MunicipalityOption
  @OptionGroup var who: ActorOption

  mutating func run() async throws {
    let assembly = try await database.open()
    let owner = try await municipality.find(in: assembly)
    let desk = ReleaseJob(store: assembly.store, catalogue: assembly.catalogue, municipality: owner.id)
    do {
      let release = try await desk.make(by: who.actor, at: .now())
      let summary = release.summary
      Console.say(
        "Udgivelse \(release.number): \(summary.indicators) nøgletal for \(summary.areas) områder, \(summary.shownCells) tal vises, \(summary.hiddenCells) er skjult."
      )
      if !summary.limited.isEmpty { Console.say("Kun for hele kommunen: \(summary.limited.joined(separator: ", "))") }
      if !summary.hidden.isEmpty { Console.say("Vises slet ikke: \(summary.hidden.joined(separator: ", "))") }
      if draft {
        Console.say("Udkastet er gemt og venter på at blive udgivet.")
      } else {
        try await desk.publish(release.id, by: who.actor, at: .now())
        Console.say("Udgivet.")
      }
    } catch let refusal as ReleaseRefusal {
      throw CommandRefusal(refusal.words)
    }
  }
}
