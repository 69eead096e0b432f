import ArgumentParser
@main struct Faelled: AsyncParsableCommand { static let configuration = CommandConfiguration(commandName: "faelled", subcommands: [Read.self]) ; mutating func run() async throws { print("x") } }
