import PageSupport
import People
import Values

/// A guest who can sign in as anybody of the town.
struct Browser: Sendable {
  var guest: Guest
  let town: Town

  func signedIn(as person: PersonID, of fixture: Fixture? = nil) async throws -> Browser {
    Browser(guest: guest.carrying(try await town.cookie(for: person, of: fixture)), town: town)
  }

  func get(_ path: String) async throws -> Shown { try await guest.get(path) }

  func post(_ path: String, _ fields: [(String, String)] = []) async throws -> Shown {
    try await guest.post(path, fields)
  }

  func upload(_ path: String, _ fields: [(String, String)], file: String, named name: String) async throws -> Shown {
    try await guest.upload(path, fields, file: file, named: name)
  }
}
