import App
import Foundation
import PageSupport
import People
import Testing
import Values
import Web

@Suite struct RoutesTests {
  @Test func `the addresses and who may use them are those that were looked at and accepted`() async throws {
    try await Premises.open { premises, _ in
      let now = try premises.assembly.routes().table.map { "\($0.method)\t\($0.pattern)\t\($0.access)" }
      let accepted = try Root.lines("routes.snapshot")
      let new = now.filter { !accepted.contains($0) }, gone = accepted.filter { !now.contains($0) }
      let message = """
        The routes are not those of Tests/routes.snapshot.
        New: \(new.joined(separator: " | "))
        Gone: \(gone.joined(separator: " | "))
        Look at who may use each. If it is right: faelled routes > Tests/routes.snapshot
        """
      #expect(now == accepted, "\(message)")
    }
  }

  /// What a route may answer once its rule has let somebody in: empty forms and ids that do not exist are refused in
  /// other words than "you may not".
  private static let answered: Set = [200, 303, 400, 404, 409, 412, 422]

  @Test(arguments: Role.allCases)
  func `a role opens what its permissions say, and nothing else`(role: Role) async throws {
    try await Premises.open { premises, guest in
      let id = try await premises.municipality("Prøveby", roles: [role])
      for route in try premises.assembly.routes().table {
        let visitor = guest.carrying(try await premises.cookie(role, of: id))
        let shown = try await ask(route.method, route.pattern, visitor)
        let isOpen =
          switch route.access {
          case .anyone, .signedIn: true
          case .needs(let permission): role.permissions.contains(permission)
          }
        let name = "\(role.rawValue): \(route.method) \(route.pattern) answered \(shown.status)"
        if isOpen {
          #expect(Self.answered.contains(shown.status), "\(name), but should be open")
          #expect(route.access == .anyone || !(shown.location ?? "").hasPrefix("/log-ind"), "\(name), sent to sign in")
        } else {
          #expect(shown.status == 403, "\(name), but should be refused")
        }
      }
    }
  }

  @Test func `strangers are sent to sign in, or refused`() async throws {
    try await Premises.open { premises, guest in
      _ = try await premises.municipality("Prøveby", roles: [.administrator])
      for route in try premises.assembly.routes().table where route.access != .anyone {
        let shown = try await ask(route.method, route.pattern, guest)
        let name = "\(route.method) \(route.pattern) answered \(shown.status)"
        if shown.status == 303 {
          #expect(shown.location?.hasPrefix("/log-ind") == true, "\(name)")
        } else {
          #expect([401, 403].contains(shown.status), "\(name)")
        }
      }
    }
  }

  private func ask(_ method: String, _ pattern: String, _ guest: Guest) async throws -> Shown {
    let path = pattern.replacing(#/\{[^}]*\}/#, with: "findes-ikke")
    return method == "GET" ? try await guest.get(path) : try await guest.post(path)
  }
}
