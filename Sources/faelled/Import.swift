import App
import ArgumentParser
import Foundation
import People
import Profiles
import Tabular
import Values

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Læs en datafil ind. Uden --accept vises kun, hvad der ville ske.")

  @Argument(help: "Filen: CSV, XLSX, JSON-stat eller PX.") var file: String
  @Option(help: "Kilden, filen kommer fra. Samme kilde husker, hvordan kolonnerne læses.") var source: String
  @Flag(help: "Gem tallene, hvis filen er uden fejl.") var accept = false
  @Option(help: "Nøgletallet, når hele filen handler om ét.") var indicator: String?
  @Option(help: "Perioden, når filen ikke selv siger den.") var period: String?
  @Option(help: "Arket i et regneark.") var sheet: String?
  @OptionGroup var database: DatabaseOption
  @OptionGroup var municipality: MunicipalityOption
  @OptionGroup var who: ActorOption

  mutating func run() async throws {
    let assembly = try await database.open()
    let owner = try await municipality.find(in: assembly)
    let desk = Profiles.ImportStore(
      store: assembly.store, shelf: assembly.shelf, catalogue: assembly.catalogue, municipality: owner.id)
    let url = URL(filePath: file)
    guard FileManager.default.isReadableFile(atPath: url.path) else {
      throw CommandRefusal("Filen »\(file)« findes ikke, eller den kan ikke læses.")
    }
    let now = Instant.now()
    let receipt = try await desk.receive(
      url, named: url.lastPathComponent, from: who.actor, source: source, at: now)
    let received: ReceivedFile
    switch receipt {
    case .accepted(_, let dataset):
      Console.say("Filen er læst ind før, som datasæt \(dataset.number). Der er intet at gøre.")
      return
    case .new(let file), .waiting(let file): received = file
    }
    let (plan, mapping) = try await plan(received, desk)
    report(plan)
    for label in mapping.skipped.values.joined().sorted() {
      Console.error("Se efter: »\(label)« er ikke et område hos jer. Rækkerne er sprunget over.")
    }
    guard plan.isUsable else { throw ExitCode(1) }
    guard accept else {
      Console.say("Intet er gemt. Kør igen med --accept for at gemme.")
      return
    }
    let dataset = try await desk.accept(received, plan: plan, mapping: mapping, by: who.actor, at: .now())
    Console.say("Gemt som datasæt \(dataset.number): \(dataset.figures) tal. Lav en udgivelse med »faelled release«.")
  }

  private func plan(_ received: ReceivedFile, _ desk: Profiles.ImportStore) async throws -> (
    Profiles.ImportPlan, Mapping
  ) {
    do {
      let table = try desk.open(received, sheet: sheet)
      let mapping = try await desk.mapping(
        for: received, table, indicator: indicator, period: period.flatMap { Period(reading: $0) })
      return (try await desk.plan(table, mapping: mapping, today: Instant.now().day), mapping)
    } catch let unreadable as Unreadable {
      report(unreadable.findings)
      throw ExitCode(1)
    } catch let refusal as MappingRefusal {
      throw CommandRefusal(refusal.words)
    }
  }

  private func report(_ plan: Profiles.ImportPlan) {
    report(plan.findings)
    for line in plan.indicators {
      Console.say(
        "\(line.indicator.name): \(line.figures) tal, \(line.areas) områder, \(line.first.text) til \(line.last.text)")
    }
    Console.say("\(plan.added) nye tal, \(plan.changed) ændrede, \(plan.unchanged) uændrede.")
    if plan.draft.skippedRows > 0 { Console.say("\(plan.draft.skippedRows) rækker er sprunget over.") }
  }

  private func report(_ findings: Findings) {
    for finding in findings.items where finding.level != .note { Console.error(finding.line) }
    if findings.unlisted > 0 { Console.error("… og \(findings.unlisted) til.") }
  }
}

extension Finding {
  /// One line for a terminal: row, column, what stood there, what to do.
  var line: String {
    let place = [row.map { "række \($0)" }, column.map { "kolonne \($0)" }].compactMap(\.self).joined(separator: ", ")
    let found = found.map { $0.isEmpty ? "" : " »\($0)«" } ?? ""
    let name = level == .error ? "Fejl" : "Se efter"
    return "\(name)\(place.isEmpty ? "" : " i \(place)"):\(found) \(message)"
  }
}
