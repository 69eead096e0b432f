import Foundation
import Values

/// Everything People keeps about one person, as that person may have it handed over: to read, and for a machine.
struct OwnData: Sendable {
  struct Line: Sendable {
    let at: Instant
    /// True when it was the person who did it.
    let byPerson: Bool
    let action: String
  }

  var municipality: Municipality
  var person: Person
  var passwordChanged: Instant?
  var lastSignIn: Instant?
  var openSessions: Int
  var roles: [PlacedGrant]
  /// The newest lines of the access log that the person did or that are about the person.
  var log: [Line]
  /// What the other parts of the product keep about the person.
  var more: [OwnDataEntry] = []
}

extension OwnData {
  /// The same for a machine; days and moments as ISO 8601.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(File(self)))
  }

  private struct File: Encodable {
    struct Role: Encodable {
      let role, place, from: String
      let until: String?
    }

    struct Entry: Encodable {
      let at, action: String
      let byPerson: Bool
    }

    let municipality, id, name, email, phone, title: String
    let closedSince, eraseOn, passwordChanged, lastSignIn: String?
    let openSessions: Int
    let roles: [Role]
    let accessLog: [Entry]
    let more: [OwnDataEntry]

    init(_ data: OwnData) {
      let person = data.person
      (municipality, id, name) = (data.municipality.name, person.id.raw, person.name)
      (email, phone, title) = (person.email, person.phone, person.title)
      if case .disabled(let since) = person.access { closedSince = File.text(since) } else { closedSince = nil }
      eraseOn = person.eraseOn.map { "\($0)" }
      (passwordChanged, lastSignIn) = (data.passwordChanged.map(File.text), data.lastSignIn.map(File.text))
      openSessions = data.openSessions
      roles = data.roles.map {
        Role(
          role: $0.grant.role.name, place: $0.place.isEmpty ? data.municipality.name : $0.place,
          from: "\($0.grant.from)", until: $0.grant.until.map { "\($0)" })
      }
      more = data.more
      accessLog = data.log.map { Entry(at: File.text($0.at), action: $0.action, byPerson: $0.byPerson) }
    }

    private static func text(_ moment: Instant) -> String {
      Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000).ISO8601Format()
    }
  }
}
