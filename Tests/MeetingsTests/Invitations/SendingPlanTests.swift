import Meetings
import Testing
import Values

/// Who gets what, as a table: no database, no clock.
struct SendingPlanTests {
  static let anna = Announcement.Person(id: ID("anna"), name: "Anna", email: "anna@a.example")
  static let bo = Announcement.Person(id: ID("bo"), name: "Bo", email: "bo@a.example")
  static let ida = Announcement.Person(id: ID("ida"), name: "Ida", email: "")

  static func told(_ people: [Announcement.Person] = [anna, bo], _ change: (inout Announcement) -> Void = { _ in })
    -> Announcement
  {
    var told = Announcement(
      title: "Møde", day: Day(2026, 12, 3)!, start: 780, end: 960, place: "Hallen",
      agenda: [.init(start: 780, minutes: 10, title: "Velkomst")], people: people)
    change(&told)
    return told
  }

  static func invitation(_ person: Announcement.Person, _ answer: MeetingInvitation.Answer? = nil) -> MeetingInvitation
  {
    MeetingInvitation(
      participant: person.id, uid: person.id.raw, name: person.name, email: person.email, sequence: 0, asked: 0,
      reply: answer.map { .init($0, sequence: 0, at: Instant(milliseconds: 0), way: .link) })
  }

  static func words(_ plan: SendingPlan) -> [String] {
    (plan.deliveries + plan.byHand).map { "\($0.person.name) \($0.message.rawValue)\($0.asks ? " spørges" : "")" }
  }

  @Test func `the first time everybody is asked, and whoever has no address is told in another way`() {
    let plan = SendingPlan(Self.told([Self.anna, Self.ida]), told: nil, invitations: [])
    #expect(Self.words(plan) == ["Anna indkaldelse spørges", "Ida indkaldelse spørges"])
    #expect(plan.byHand.map(\.person) == [Self.ida])
  }

  @Test func `when nothing has changed there is nothing to send`() {
    let plan = SendingPlan(
      Self.told(), told: Self.told(), invitations: [Self.invitation(Self.anna), Self.invitation(Self.bo)])
    #expect(plan.isEmpty && plan.changes.isEmpty)
  }

  static let changes: [(String, @Sendable (inout Announcement) -> Void, [String])] = [
    (
      "a new day asks everybody anew", { $0.day = Day(2026, 12, 4)! }, ["Anna aendring spørges", "Bo aendring spørges"]
    ),
    ("a later end too", { $0.end = 970 }, ["Anna aendring spørges", "Bo aendring spørges"]),
    // Bo has said no: a new room changes nothing for him.
    ("a new room asks nobody", { $0.place = "Skolen" }, ["Anna aendring"]),
    ("a new title", { $0.title = "Læringsmøde" }, ["Anna aendring"]),
    ("a new agenda", { $0.agenda.append(.init(start: 790, minutes: 5, title: "Pause")) }, ["Anna aendring"]),
    ("somebody more gets an invitation alone", { $0.people.append(SendingPlanTests.ida) }, ["Ida indkaldelse spørges"]),
    ("somebody less is told alone", { $0.people.removeFirst() }, ["Anna afbud"]),
    (
      "a new address gets the whole letter",
      { $0.people[0] = .init(id: ID("anna"), name: "Anna", email: "ny@a.example") }, ["Anna aendring"]
    ),
  ]

  @Test(arguments: changes.indices)
  func `a letter goes to those the change concerns`(place: Int) {
    let (name, change, expected) = Self.changes[place]
    let plan = SendingPlan(
      Self.told(Self.told().people, change), told: Self.told(),
      invitations: [Self.invitation(Self.anna, .yes), Self.invitation(Self.bo, .no)])
    #expect(Self.words(plan) == expected, "\(name)")
    #expect(!plan.changes.isEmpty)
  }

  @Test func `an agenda that is only moved with the meeting is not a new agenda`() {
    let moved = Self.told { told in
      (told.start, told.end) = (840, 1020)
      told.agenda = [.init(start: 840, minutes: 10, title: "Velkomst")]
    }
    #expect(moved.changes(since: Self.told()) == [.time])
  }

  @Test func `what is called off is told to those who have not said no, and are still asked`() {
    var gone = Self.invitation(Self.ida)
    gone.isWithdrawn = true
    let plan = SendingPlan(cancelling: [Self.invitation(Self.anna, .maybe), Self.invitation(Self.bo, .no), gone])
    #expect(Self.words(plan) == ["Anna aflysning"])
  }

  @Test func `two people behind one mailbox are found, whatever the capitals`() {
    let again = Announcement.Person(id: ID("anna-2"), name: "Asta", email: "Anna@A.example")
    #expect(Self.told([Self.anna, Self.bo, again]).sharedMailboxes == [[Self.anna, again]])
    #expect(Self.told([Self.ida, Self.ida]).sharedMailboxes.isEmpty)
  }
}

struct AnswerJudgementTests {
  static func reply(_ sequence: Int, at seconds: Int64) -> MeetingInvitation.Reply {
    .init(.yes, sequence: sequence, at: Instant(milliseconds: seconds * 1000), way: .mail)
  }

  /// Asked anew with version 3; version 4 told of a new room.
  static func invitation(_ reply: MeetingInvitation.Reply?) -> MeetingInvitation {
    MeetingInvitation(
      participant: ID("a"), uid: "a", name: "A", email: "a@b.example", sequence: 4, asked: 3, reply: reply)
  }

  @Test(
    arguments: [
      (2, 10, nil, MeetingInvitation.Judgement.tooLate), (3, 10, nil, .counts), (4, 10, nil, .counts),
      // The answer written last counts, in whatever order they come.
      (4, 10, 9, .counts), (4, 10, 11, .tooLate), (4, 10, 10, .counts),
    ] as [(Int, Int64, Int64?, MeetingInvitation.Judgement)])
  func `the newest answer to the newest question counts`(
    sequence: Int, at: Int64, before: Int64?, judgement: MeetingInvitation.Judgement
  ) {
    let known = Self.invitation(before.map { Self.reply(4, at: $0) })
    #expect(known.judge(Self.reply(sequence, at: at), isOpen: true) == judgement)
    #expect(known.judge(Self.reply(sequence, at: at), isOpen: false) == .tooLate)
  }

  @Test func `an answer to the old time is no answer to the new one`() {
    #expect(Self.invitation(Self.reply(2, at: 1)).answer == nil)
    #expect(Self.invitation(Self.reply(3, at: 1)).answer == .yes)
  }
}

struct RemindingTests {
  @Test(
    arguments: [
      (8, nil), (7, 7), (5, 7), (2, 7), (1, 1), (0, nil), (-1, nil),
    ] as [(Int, Int?)])
  func `the nearest reminder is due, and none on the day or after`(left: Int, days: Int?) {
    let day = Day(2027, 3, 30)!
    #expect(Reminding.due(day, chosen: [7, 1], today: day.adding(days: -left)) == days)
    #expect(Reminding.due(day, chosen: [], today: day.adding(days: -left)) == nil)
  }
}
