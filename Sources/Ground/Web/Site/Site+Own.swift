import Hummingbird
import Storage

extension Site {
  static let healthPath = "/sundhed"
  static let reportPath = "/csp-rapport"
  static let ownPaths: Set<String> = [healthPath, reportPath]

  /// The two addresses that are the house's own and no feature's.
  static func ownRoutes(_ routes: inout Routes, _ house: House) {
    routes.get("/sundhed", .anyone) { _, _ in await health(house) }
    // Browsers tell here when a page tried to load or run something its policy forbids: an attack, or our mistake.
    routes.post("/csp-rapport", .anyone, limit: .perMinute(10)) { call, _ in
      let report = try await call.body()
      house.log(
        .warning, "csp-report", at: call.now,
        ["id": call.id, "report": String(decoding: report.prefix(1000), as: UTF8.self)])
      return .empty
    }
  }

  /// For load balancers and watchdogs: can we answer, and can we read? Nothing more, since anybody may ask.
  private static func health(_ house: House) async -> Answer {
    let canRead =
      (try? await within(.seconds(2)) { try await house.store.read { try $0.row("SELECT 1") != nil } }) ?? false
    let text = "{\"ok\":\(canRead),\"database\":\(canRead)}\n"
    return .bytes(Array(text.utf8), type: "application/json", status: canRead ? 200 : 503)
  }
}
