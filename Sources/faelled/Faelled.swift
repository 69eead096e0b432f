import ArgumentParser
@main struct Faelled: AsyncParsableCommand { static let configuration = CommandConfiguration(commandName: "faelled") ; mutating func run() async throws { print("x") } }
