import Danish
import Markup
import People
import Storage
import Values
import Web

/// What meetings ask of people's time: one's own, and by role for those who plan.
struct BurdenRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/tid", .signedIn) { call, visitor in
      let today = call.now.day
      let year = SchoolYear(call.query.number("aar") ?? today.schoolYear) ?? SchoolYear(of: today)
      let view = try await house.store.read { tx in
        BurdenPages.View(
          year: year,
          own: try BurdenStore.own(visitor.person, year.days, of: visitor.municipality, in: tx),
          roles: visitor.may(.planMeetings)
            ? try BurdenStore.byRole(year.days, of: visitor.municipality, in: tx) : nil)
      }
      return .page(BurdenPages.show(view))
    }
  }
}

/// A line on the planner's page about what people are asked for already.
enum BurdenNotes {
  /// "Skoleledere er i år bedt om 6 t. 30 min. hver til møder. Med det her bliver det 10 t." Nil where nothing is known.
  static func earlier(_ look: MeetingLook, in tx: Transaction) throws -> String? {
    let year = SchoolYear(of: look.meeting.day)
    let roles = try BurdenStore.byRole(year.days, of: look.municipality, in: tx)
    let here = Set(look.participants.compactMap(\.role))
    guard let most = roles.first(where: { $0.role.map(here.contains) ?? false }), let role = most.role else {
      return nil
    }
    return BurdenWords.earlier(role, most, year)
  }
}
