import Danish
import People
import Profiles
import Storage
import Values

import struct Web.Visitor

/// The figures that are pinned to a meeting, and what has been asked with it in mind, as one visitor may see them.
struct MeetingFigures: Sendable {
  let pins: [Pin]
  /// The oldest first.
  let questions: [FigureQuestion]
  /// Where the figures of the meeting's place are; nil for whoever may not read them, and where there are none.
  let area: Area?
  let isInside: Bool

  var isEmpty: Bool { pins.isEmpty && questions.isEmpty }
}

enum MeetingFigureStore {
  static func find(_ look: MeetingLook, in tx: Transaction) throws -> MeetingFigures {
    let audience = Audience(of: look.visitor)
    let target = look.meeting.id.raw
    return MeetingFigures(
      pins: try PinStore.pins(of: target, as: audience, of: look.municipality, in: tx),
      questions: try QuestionStore.all(of: look.municipality, for: target, as: audience, in: tx),
      area: look.visitor.may(.readProfiles) ? try area(of: look.meeting.scope, in: look.municipality, tx) : nil,
      isInside: audience == .inside)
  }

  /// Where figures about the place are found: the widest piece of the map that is still its own.
  private static func area(of scope: Scope, in municipality: ID<Tenant>, _ tx: Transaction) throws -> Area? {
    let tree = try AreaStore.tree(of: municipality, in: tx)
    return try MeetingProfileStore.areas(of: scope, tree, municipality, tx).compactMap { tree[$0] }.last
  }
}

extension Audience {
  /// Whose eyes a participant reads figures with. Whoever may not read profiles sees no more than a guest does.
  init(of visitor: Visitor) { self = visitor.may(.readProfiles) ? Audience(visitor) : .guest }
}

extension PinTargets {
  /// The meetings a visitor takes part in or plans: those to come, and those of the last fortnight. The soonest first.
  package static let meetings = PinTargets(
    { visitor, now, tx in
      let days = now.day.adding(days: -14)...now.day.adding(days: 400)
      let all = try MeetingStore.entries(for: visitor, in: days, on: now.day, tx: tx).filter { !$0.isCancelled }
      let coming = all.filter { $0.day >= now.day }
      let held = all.filter { $0.day < now.day }.reversed()
      var names: [Scope: String] = [:]
      return try (coming.prefix(150) + held).map { entry in
        let place = try names[entry.scope] ?? PlaceNameStore.name(of: entry.scope, in: visitor.municipality, tx: tx)
        names[entry.scope] = place
        return PinTarget(
          id: entry.id.raw, title: entry.title,
          note: [Danish.weekdayDate(entry.day), place].filter { !$0.isEmpty }.joined(separator: ", "),
          link: "/moeder/\(entry.id.raw)/tal")
      }
    }, planning: { $0.may(.planMeetings) ? "/moeder/ny" : nil },
    news: { meeting, municipality, now, tx in
      try RoomStore.tellOfQuestions(
        at: RoomPlace(municipality: municipality, meeting: ID(meeting)), now: now, in: tx)
    })
}
