import App
import ArgumentParser
import Foundation
import Storage

/// The command line: one file a command. What people read here is Danish; names and options are English.
@main
struct Faelled: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faelled",
    abstract: "Fælled: lokalsamfundsprofiler og læringsmøder.",
    subcommands: [
      Serve.self, DemoCommand.self, Read.self, Protect.self, Attack.self, Import.self, MakeRelease.self, Migrate.self,
      Backup.self, Restore.self,
      Doctor.self, UserCommand.self, RoutesCommand.self, PostReplyCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      Darwin_exit(code.rawValue)
    } catch {
      if let sentence = CommandWords.sentence(error) {
        Console.error(sentence)
        Darwin_exit(1)
      }
      exit(withError: error)
    }
  }
}

/// `exit` of the C library; inside the command type the name means something else.
private func Darwin_exit(_ code: Int32) -> Never { exit(code) }
