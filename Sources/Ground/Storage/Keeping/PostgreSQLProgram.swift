import CPQ
import Foundation

/// One of PostgreSQL's own programs, run with the address and the password of our connection.
struct PostgreSQLProgram {
  let name: String
  private let path: String
  private let environment: [String: String]

  init(_ name: String, for connection: PostgreSQLConnection) throws {
    guard let path = PostgreSQLProgram.find(name) else { throw BackupError.programMissing(name) }
    self.name = name
    self.path = path
    environment = PostgreSQLProgram.environment(of: connection.handle)
    let server = Int(PQserverVersion(connection.handle)) / 10000
    let words = String(decoding: try output(["--version"]), as: UTF8.self).split { !$0.isNumber }
    if let version = words.first.flatMap({ Int($0) }), version < server {
      throw BackupError.programTooOld(name, server: server)
    }
  }

  /// What the program writes; what it complains about is in the error if it fails.
  @discardableResult
  func output(_ arguments: [String]) throws -> Data {
    var all = Data()
    try read(arguments) { all.append($0) }
    return all
  }

  /// The same, handed over piece by piece.
  func read(_ arguments: [String], _ body: (Data) -> Void) throws {
    let process = Process()
    let pipe = Pipe()
    let complaints = FileManager.default.temporaryDirectory.appending(path: "faelled-\(UUID().uuidString).log")
    _ = FileManager.default.createFile(atPath: complaints.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: complaints) }
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    // In the environment and not as an argument, where every user of the machine could read the password.
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = try FileHandle(forWritingTo: complaints)
    try process.run()
    while let piece = try pipe.fileHandleForReading.read(upToCount: 65536), !piece.isEmpty { body(piece) }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let why = (try? String(contentsOf: complaints, encoding: .utf8)) ?? ""
      throw BackupError.programFailed(name, why: why.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  private static func find(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":").map(String.init)
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// PGHOST, PGPORT, PGPASSWORD and so on, as libpq itself understood the address.
  private static func environment(of handle: OpaquePointer) -> [String: String] {
    let first = PQconninfo(handle)
    defer { PQconninfoFree(first) }
    var environment: [String: String] = [:]
    var option = first
    while let one = option?.pointee, one.keyword != nil {
      if let name = one.envvar, let value = one.val { environment[String(cString: name)] = String(cString: value) }
      option = option?.advanced(by: 1)
    }
    return environment
  }
}
