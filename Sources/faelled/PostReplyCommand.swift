import App
import ArgumentParser
import Foundation
import Meetings
import Storage
import Values

/// Where a mail server pipes the answers of calendar programs: `|/usr/bin/faelled post-svar` in an alias.
struct PostReplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post-svar",
    abstract: "Tag imod et kalendersvar på en indkaldelse. Hele mailen læses fra standard input.",
    discussion:
      "Svarer med 0, når svaret er gemt, 65, når brevet ikke er et svar på en af vores indkaldelser, og 75, når databasen ikke kunne nås, så mailserveren prøver igen."
  )

  @OptionGroup var database: DatabaseOption
  @OptionGroup var who: ActorOption

  mutating func run() async throws {
    do {
      let mail = try FileHandle.standardInput.read(upToCount: ReplyJob.mostBytes + 1) ?? Data()
      let assembly = try await database.open()
      Console.say(try await ReplyJob(store: assembly.store).take([UInt8](mail), by: who.actor, at: .now()))
    } catch let refusal as ReplyRefusal {
      Console.error(refusal.description)
      // EX_DATAERR of sysexits.h: it is no use to try again.
      throw ExitCode(65)
    } catch let error as StoreError {
      Console.error(error.words)
      // EX_TEMPFAIL: the mail server keeps the letter and tries again.
      throw ExitCode(75)
    }
  }
}
