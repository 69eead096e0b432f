import App
import ArgumentParser
import Danish
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
  @Option(help: "Perioden, når filen ikke selv siger den; »kolonne C=2020«, når kolonnerne ikke gør. Kan gentages.")
  var period: [String] = []
  @Flag(help: "Spring rækker over, hvis område kommunen ikke kender. Ellers stopper de hele filen.")
  var leaveOutUnknownAreas = false
  @Option(help: "Arket i et regneark.") var sheet: String?
  @OptionGroup var database: DatabaseOption
  @OptionGroup var municipality: MunicipalityOption
  @OptionGroup var who: ActorOption

  mutating func run() async throws {
    let assembly = try await database.open()
    let owner = try await municipality.find(in: assembly)
    let desk = ImportStore(
      store: assembly.store, shelf: assembly.shelf, catalogue: assembly.catalogue, municipality: owner.id)
    let url = URL(filePath: file)
    guard FileManager.default.isReadableFile(atPath: url.path) else {
      throw CommandRefusal("Filen »\(file)« findes ikke, eller den kan ikke læses.")
    }
    let now = Instant.now()
    let receipt = try await desk.receive(
      url, named: url.lastPathComponent, from: who.actor, source: source, at: now)
    if case .accepted(_, let dataset) = receipt {
      Console.say("Filen er læst ind før, som datasæt \(dataset.number). Der er intet at gøre.")
    }
    if case .again(_, let dataset) = receipt { Console.error(Self.withdrawn(dataset)) }
    guard let received = receipt.file else { return }
    let plan = try await plan(received, desk)
    report(plan)
    if plan.draft.hasPersonNumbers {
      _ = try await desk.discard(received.id, by: who.actor, at: .now())
      throw CommandRefusal("Filen ser ud til at rumme CPR-numre. Den er slettet igen hos Fælled. Intet er gemt.")
    }
    guard plan.isUsable else { throw CommandRefusal(Self.refused(plan)) }
    guard accept else {
      Console.say("Intet er gemt. Kør igen med --accept for at gemme.")
      return
    }
    let dataset = try await take(received, plan, desk)
    Console.say("Gemt som datasæt \(dataset.number): \(dataset.figures) tal. Lav en udgivelse med »faelled release«.")
  }

  private func take(_ file: ReceivedFile, _ plan: ImportPlan, _ desk: ImportStore) async throws -> Dataset {
    do {
      return try await desk.accept(file, plan: plan, by: who.actor, at: .now())
    } catch ImportRefusal.alreadyAccepted(let dataset) {
      throw CommandRefusal(
        "Filen er allerede læst ind: \(dataset.acceptedBy) sagde ja til den som datasæt \(dataset.number).")
    } catch ImportRefusal.discarded {
      throw CommandRefusal("En anden har kasseret filen imens. Intet er gemt. Kør kommandoen igen, hvis den skal med.")
    }
  }

  private func plan(_ received: ReceivedFile, _ desk: ImportStore) async throws -> ImportPlan {
    do {
      let table = try desk.open(received, sheet: sheet)
      var mapping = try await desk.mapping(for: received, table, stated: try stated())
      let plan = try await desk.plan(table, mapping: mapping, today: Instant.now().day)
      guard leaveOutUnknownAreas, !plan.draft.unknownAreas.isEmpty, case .column(let column) = mapping.area else {
        return plan
      }
      mapping.skipped[column, default: []] += plan.draft.unknownAreas
      return try await desk.plan(table, mapping: mapping, today: Instant.now().day)
    } catch let unreadable as Unreadable {
      report(unreadable.findings)
      throw ExitCode(1)
    } catch let refusal as MappingRefusal {
      throw CommandRefusal(refusal.words)
    }
  }

  /// `--period 2024`, or `--period "kolonne C=2020" --period "kolonne D=2021"`.
  private func stated() throws -> Mapping.Stated {
    var stated = Mapping.Stated(indicator: indicator)
    for text in period {
      let parts = text.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard let period = parts.last.flatMap({ Period(reading: $0) }) else {
        throw CommandRefusal("Perioden »\(text)« kan ikke læses. Skriv den som fx 2024/25, 2024 eller 2024K2.")
      }
      if parts.count == 2 { stated.periodLabels[parts[0]] = period } else { stated.period = period }
    }
    return stated
  }

  private static func withdrawn(_ dataset: Dataset) -> String {
    let when = dataset.withdrawnAt.map { Danish.moment($0) } ?? ""
    return """
      Filen har været læst ind før, som datasæt \(dataset.number), som \(dataset.withdrawnBy ?? "en anden") trak tilbage \
      \(when). Den bliver læst ind på ny.
      """
  }

  /// What to do about a file that is refused; the findings have been told one by one.
  private static func refused(_ plan: ImportPlan) -> String {
    let unknown = plan.draft.unknownAreas
    if unknown.isEmpty { return "Intet er gemt. Ret fejlene i filen, og læs den ind igen." }
    let words = Danish.plural(unknown.count, one: "ét område", other: "\(Danish.count(unknown.count)) områder")
    return """
      Intet er gemt. Filen har \(words), Fælled ikke kender. Ret navnene i filen, eller opret områderne under Organisation. \
      Hører rækkerne ikke til jer, så kør igen med --leave-out-unknown-areas.
      """
  }

  private func report(_ plan: ImportPlan) {
    report(plan.findings)
    for line in plan.indicators {
      Console.say(
        """
        \(line.indicator.name): \(Danish.count(line.figures)) tal, \(Danish.count(line.areas)) \
        \(Danish.plural(line.areas, one: "område", other: "områder")), \(line.first.text) til \(line.last.text)
        """)
    }
    let (added, changed, same) = (plan.added, plan.changed, plan.unchanged)
    Console.say("\(Danish.count(added)) nye tal, \(Danish.count(changed)) ændrede, \(Danish.count(same)) uændrede.")
    if plan.draft.withoutNumber > 0 {
      Console.say(
        "\(Danish.count(plan.draft.withoutNumber)) celler er uden tal (fx .., -, M, <10 eller tomme). De bliver ikke til nul."
      )
    }
    let skipped = plan.draft.skippedRows
    if skipped > 0 {
      Console.say("\(Danish.count(skipped)) \(Danish.plural(skipped, one: "række", other: "rækker")) er sprunget over.")
    }
  }

  private func report(_ findings: Findings) {
    for finding in findings.ordered where finding.level != .note { Console.error(finding.line) }
    for (level, word) in [(Finding.Level.error, "fejl"), (.warning, "ting at se efter")] {
      let more = findings.unlisted(of: level)
      if more > 0 { Console.error("… og \(Danish.count(more)) \(word) til, som ikke er vist.") }
    }
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
