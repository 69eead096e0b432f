import Values

/// What has been told about a meeting: when, where, what, and to whom. Kept with each sending, so that it can be seen
/// later what those who got it do not know yet.
///
/// Codable is how it lies in the database: without the people, who stand in rows of their own that end when a person is
/// erased.
package struct Announcement: Codable, Hashable, Sendable {
  package struct Line: Codable, Hashable, Sendable {
    /// Minutes past midnight of the day of the meeting; past 1440 is the day after.
    package let start: Int
    package let minutes: Int
    package let title: String

    package init(start: Int, minutes: Int, title: String) {
      (self.start, self.minutes, self.title) = (start, minutes, title)
    }
  }

  package struct Person: Hashable, Sendable {
    package let id: ID<Participant>
    package let name: String
    /// Empty for somebody who must be told in another way.
    package let email: String

    package init(id: ID<Participant>, name: String, email: String) {
      (self.id, self.name, self.email) = (id, name, email)
    }
  }

  package var title: String
  package var day: Day
  /// Minutes past midnight.
  package var start: Int
  package var end: Int
  package var place: String
  package var agenda: [Line]
  package var people: [Person] = []

  private enum CodingKeys: String, CodingKey { case title, day, start, end, place, agenda }

  package init(
    title: String, day: Day, start: Int, end: Int, place: String, agenda: [Line], people: [Person] = []
  ) {
    (self.title, self.day, self.start, self.end, self.place) = (title, day, start, end, place)
    (self.agenda, self.people) = (agenda, people)
  }
}

extension Announcement {
  /// One thing those who were told before do not know.
  package enum Change: Hashable, Sendable {
    case time
    case place
    case title
    case agenda
    /// Who has come to, and who is no longer asked.
    case added([Person])
    case removed([Person])
    /// Somebody has another address than the one the letter went to.
    case address([Person])
  }

  /// What differs from what was told, the most important first. Empty when nothing is worth a letter.
  package func changes(since told: Announcement) -> [Change] {
    var changes: [Change] = []
    if (day, start, end) != (told.day, told.start, told.end) { changes.append(.time) }
    if place != told.place { changes.append(.place) }
    if title != told.title { changes.append(.title) }
    if items != told.items { changes.append(.agenda) }
    let before = Dictionary(told.people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let now = Set(people.map(\.id))
    let added = people.filter { before[$0.id] == nil }
    let removed = told.people.filter { !now.contains($0.id) }
    let moved = people.filter { person in before[person.id].map { $0.email != person.email } ?? false }
    if !added.isEmpty { changes.append(.added(added)) }
    if !removed.isEmpty { changes.append(.removed(removed)) }
    if !moved.isEmpty { changes.append(.address(moved)) }
    return changes
  }

  /// The agenda without its hours: a meeting that begins later has not got another agenda.
  private var items: [Line] { agenda.map { Line(start: $0.start - start, minutes: $0.minutes, title: $0.title) } }

  /// People who share a mailbox, in groups of two and more.
  package var sharedMailboxes: [[Person]] {
    let mailed = people.filter { !$0.email.isEmpty }
    let groups = Dictionary(grouping: mailed) { $0.email.lowercased() }
    var seen: Set<String> = []
    return mailed.compactMap { person in
      let key = person.email.lowercased()
      guard let group = groups[key], group.count > 1, seen.insert(key).inserted else { return nil }
      return group
    }
  }

  package var withoutMail: [Person] { people.filter { $0.email.isEmpty } }
}
