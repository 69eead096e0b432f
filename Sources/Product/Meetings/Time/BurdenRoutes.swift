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

/// What a planner is told about the time that those who are asked have been asked for already.
struct BurdenNotes: Sendable {
  /// "I skoleåret 2026/27 er 4 personer bedt om møder som skoleleder, i gennemsnit 6 t. 30 min. hver." Nil where nothing
  /// is known.
  let earlier: String?
  /// Those who are asked for a lot; empty once the meeting is over.
  let heavy: [RoleBurden]
  /// The municipality's limit, in hours of a school year.
  let hours: Int

  init(_ look: MeetingLook, in tx: Transaction) throws {
    let year = SchoolYear(of: look.meeting.day)
    let roles = try BurdenStore.byRole(year.days, of: look.municipality, in: tx)
    hours = (try MunicipalityStore.find(look.municipality, in: tx)?.settings ?? .init()).meetingHours
    heavy = look.isOpen ? RoleBurden.heavy(among: look.participants, roles, above: hours) : []
    let here = Set(look.participants.compactMap(\.role))
    let most = roles.first { $0.role.map(here.contains) ?? false }
    earlier = most.flatMap { most in most.role.map { BurdenWords.earlier($0, most, year) } }
  }

  /// Before a new meeting is planned: what the visitor is asked for this year, and those who have most.
  static func asked(_ visitor: Visitor, on day: Day, in tx: Transaction) throws -> String {
    let year = SchoolYear(of: day)
    let own = try BurdenStore.own(visitor.person, year.days, of: visitor.municipality, in: tx)
    let most = try BurdenStore.byRole(year.days, of: visitor.municipality, in: tx).first { $0.role != nil }
    return BurdenWords.before(own.reduce(0) { $0 + $1.minutes }, most, year)
  }

  /// Above everything else a planner should know; nothing of it stops anybody.
  var warning: (title: String, text: String)? { heavy.isEmpty ? nil : BurdenWords.heavy(heavy, above: hours) }
}
