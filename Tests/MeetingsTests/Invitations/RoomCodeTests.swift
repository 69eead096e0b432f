import Meetings
import TestSupport
import Testing
import Values

struct RoomCodeTests {
  @Test func `a code has six signs that are not mistaken for each other`() {
    #expect(RoomCode.alphabet.count == 28 && Set(RoomCode.alphabet).count == 28)
    #expect(RoomCode.alphabet.allSatisfy { !"0O1ILÆØÅ".contains($0) })
    var chance = Chance(seed: 7)
    var seen: Set<RoomCode> = []
    for _ in 0..<2000 {
      let code = RoomCode.make(with: &chance)
      #expect(code.text.count == 6 && RoomCode(typed: code.text) == code)
      seen.insert(code)
    }
    #expect(seen.count > 1990)
  }

  @Test func `capitals, blanks and hyphens do not matter`() throws {
    let code = try #require(RoomCode(typed: "K7M4QX"))
    for typed in ["k7m4qx", "K7M 4QX", " k7m-4qx ", "K 7 M 4 Q X"] { #expect(RoomCode(typed: typed) == code) }
    #expect(code.spoken == "K7M 4QX")
  }

  @Test(arguments: ["", "K7M4Q", "K7M4QXX", "K7M4Q0", "K7M4QO", "K7M4QL", "K7M4QÅ", "K7M4Q'", "../../", "K7M4Q\u{0}"])
  func `what can be no code is none`(typed: String) { #expect(RoomCode(typed: typed) == nil) }
}

struct GuestDoorTests {
  static func meeting() -> Meeting {
    Meeting(
      id: ID("m"), title: "Møde", kind: Shipped.kind("frit-moede")!, circle: nil, scope: .municipality,
      day: Day(2027, 3, 28)!, start: 600, end: 660)
  }

  static func at(_ minutes: Int, _ days: Int = 0) -> Instant {
    Instant(Day(2027, 3, 28)!.adding(days: days), minutes: minutes)
  }

  @Test func `a code works from an hour before until the day is over`() throws {
    let door = GuestDoor(code: RoomCode.make(), opens: GuestDoor.opening(of: Self.meeting()))
    let times = [(539, 0, false), (540, 0, true), (700, 0, true), (1439, 0, true), (0, 1, false), (600, -1, false)]
    for (minutes, days, isOpen) in times {
      #expect(door.isOpen(Self.meeting(), at: Self.at(minutes, days)) == isOpen, "\(minutes) \(days)")
    }
    // Those who are in by a personal link may be in before.
    #expect(door.holds(Self.meeting(), at: Self.at(600, -1)) && !door.holds(Self.meeting(), at: Self.at(0, 1)))
  }

  @Test func `closing and cancelling count at once`() {
    var meeting = Self.meeting()
    var door = GuestDoor(code: RoomCode.make(), opens: Self.at(0))
    #expect(door.isOpen(meeting, at: Self.at(600)))
    door.closed = Self.at(590)
    #expect(!door.isOpen(meeting, at: Self.at(600)) && !door.holds(meeting, at: Self.at(600)))
    door.closed = nil
    meeting.cancelled = .init(at: Self.at(590), words: "")
    #expect(!door.isOpen(meeting, at: Self.at(600)) && !door.holds(meeting, at: Self.at(600)))
  }
}
