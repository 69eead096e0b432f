import ArgumentParser
import Foundation
import People

/// Who the access log says did it, for commands that change something.
struct ActorOption: ParsableArguments {
  @Option(name: .customLong("as"), help: "Hvem der gør det, til adgangsloggen. Ellers brugeren på maskinen.")
  var name: String?

  var actor: Actor {
    // Under sudo the user is root for everybody; the log should tell who it was.
    let behind = ProcessInfo.processInfo.environment["SUDO_USER"].flatMap { $0.isEmpty ? nil : $0 }
    return .commandLine(name ?? behind ?? NSUserName())
  }
}
