import App
import ArgumentParser
import Foundation
import People
import Profiles
import Storage
import Values
import Web

/// What commands say: results on standard output, everything else on standard error.
enum Console {
  static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
  static func error(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

/// Where the database lies; shared by every command that opens it.
struct DatabaseOption: ParsableArguments {
  @Option(help: "Databasen: en sti (SQLite) eller postgresql://… Ellers FAELLED_DATABASE, ellers var/faelled.db.")
  var database: String?

  var places: Places { Places(database: database, environment: ProcessInfo.processInfo.environment) }

  func open(settings: Settings = Settings(environment: ProcessInfo.processInfo.environment)) async throws -> Assembly {
    try await Assembly.open(places, settings: settings)
  }
}

/// Which municipality a command is about; needed only where the database holds several.
struct MunicipalityOption: ParsableArguments {
  @Option(help: "Kommunens navn. Kun nødvendigt, når databasen har flere kommuner.")
  var municipality: String?

  func find(in assembly: Assembly) async throws -> Municipality {
    let all = try await assembly.store.read { try MunicipalityStore.all(in: $0) }
    if let municipality {
      guard let found = all.first(where: { $0.name.lowercased() == municipality.lowercased() }) else {
        throw CommandRefusal(
          "Der er ingen kommune, der hedder »\(municipality)«. Databasen har: \(all.map(\.name).joined(separator: ", "))."
        )
      }
      return found
    }
    guard let only = all.first else {
      throw CommandRefusal(
        "Der er ingen kommune i databasen endnu. Start »faelled serve«, og følg adressen til førstegangsopsætningen.")
    }
    guard all.count == 1 else {
      throw CommandRefusal(
        "Databasen har flere kommuner. Vælg én med --municipality: \(all.map(\.name).joined(separator: ", ")).")
    }
    return only
  }
}

/// A no from a command, in one sentence.
struct CommandRefusal: Error, CustomStringConvertible {
  let description: String
  init(_ sentence: String) { description = sentence }
}

enum CommandWords {
  /// Nil for what ArgumentParser words itself.
  static func sentence(_ error: any Error) -> String? {
    switch error {
    case let refusal as CommandRefusal: refusal.description
    case let error as StoreError: error.words
    case let error as BackupError: error.words
    case let failure as ServerFailure: failure.words
    case let unsound as UnsoundDatabase:
      "Fælled starter ikke, for databasen er ikke, som den skal være:\n"
        + unsound.faults.map { "  \($0)" }.joined(separator: "\n")
        + "\n»faelled doctor« ser alt efter. »faelled serve --despite-faults« starter alligevel."
    case let broken as BrokenMethods:
      "Metodefilerne har fejl, så Fælled starter ikke:\n"
        + broken.findings.map { "  \($0.message)" }.joined(separator: "\n")
    case let failure as DemoFailure: failure.description
    case let error as CocoaError where error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile:
      "Filen findes ikke: \(error.filePath ?? "")"
    default: nil
    }
  }
}
