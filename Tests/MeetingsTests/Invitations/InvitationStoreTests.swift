import Documents
import Foundation
import Meetings
import Outbox
import People
import Storage
import Testing
import Values

@Suite struct InvitationStoreTests {
  @Test func `everybody with an address gets a personal letter that a calendar understands`() async throws {
    try await inGathering { gathering in
      #expect(try await gathering.send() == .sent(letters: 3))
      let letters = try await gathering.letters()
      #expect(letters.map(\.to).sorted() == ["birgitte@fjordby.example", "kurt@fjordby.example", "ole@hallen.example"])
      #expect(Set(letters.compactMap { $0.value("UID") }).count == 3)
      let letter = try #require(letters.first { $0.to == "ole@hallen.example" })
      #expect(letter.calendar.contains("METHOD:REQUEST"))
      #expect(letter.calendar.contains("DTSTART;TZID=Europe/Copenhagen:20261203T130000"))
      #expect(letter.calendar.contains("DTEND;TZID=Europe/Copenhagen:20261203T160000"))
      #expect(letter.value("SEQUENCE") == "0" && letter.value("DTSTAMP") != nil)
      #expect(letter.calendar.contains("ORGANIZER;CN=Karen Konsulent:mailto:faelled@fjordby.example"))
      let attendees = letter.calendar.filter { $0.hasPrefix("ATTENDEE") }
      #expect(
        attendees == [
          "ATTENDEE;CN=Ole Hal;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ole@hallen.example"
        ])
      // Outlook takes the last alternative it understands.
      let parts = letter.source.matches(of: #/Content-Type: text\/([a-z]+)/#).map { String($0.1) }
      #expect(parts == ["plain", "html", "calendar"])
      #expect(letter.link?.hasPrefix("/svar/") == true)
    }
  }

  @Test func `sending again sends nothing, and a change raises the sequence under the same name`() async throws {
    try await inGathering { gathering in
      try await gathering.send()
      let before = try await gathering.letters()
      #expect(try await gathering.send() == .nothingNew)
      try await gathering.change { $0.start = 800 }
      #expect(try await gathering.send() == .sent(letters: 3))
      let after = try await gathering.letters().filter { letter in !before.contains { $0.key == letter.key } }
      for letter in after {
        let old = try #require(before.first { $0.to == letter.to })
        #expect(letter.value("UID") == old.value("UID") && letter.value("SEQUENCE") == "1")
        #expect(letter.link != old.link)
      }
      #expect(after.count == 3)
    }
  }

  @Test func `who is taken off gets a cancelling of their own, who is added an invitation, the others nothing`()
    async throws
  {
    try await inGathering { gathering in
      try await gathering.send()
      let count = try await gathering.letters().count
      try await gathering.remove(Gathering.kurt)
      try await gathering.add(Participant(id: ID("d-ny"), name: "Nina Ny", email: "nina@ny.example"))
      #expect(try await gathering.send() == .sent(letters: 2))
      let letters = try await gathering.letters()
      #expect(letters.count == count + 2)
      let off = try #require(letters.first { $0.to == "kurt@fjordby.example" && $0.value("SEQUENCE") == "1" })
      #expect(off.calendar.contains("METHOD:CANCEL") && off.calendar.contains("STATUS:CANCELLED"))
      #expect(letters.first { $0.to == "nina@ny.example" }?.calendar.contains("METHOD:REQUEST") == true)
      #expect(try await gathering.desk().plan.isEmpty)
    }
  }

  @Test func `a cancelled meeting is told to those who had not said no, and answers are kept`() async throws {
    try await inGathering { gathering in
      try await gathering.send()
      #expect(try await gathering.answer(.yes, Gathering.birgitte) == .counts)
      #expect(try await gathering.answer(.no, Gathering.ole) == .counts)
      #expect(try await gathering.cancel("Hallen er optaget.") == .sent(letters: 2))
      let off = try await gathering.letters().filter { $0.calendar.contains("METHOD:CANCEL") }
      #expect(off.map(\.to).sorted() == ["birgitte@fjordby.example", "kurt@fjordby.example"])
      // A late answer is kept and changes nothing.
      #expect(try await gathering.answer(.yes, Gathering.ole) == .tooLate)
      let desk = try await gathering.desk()
      #expect(desk.invitation(Gathering.ole)?.answer == .no && desk.invitation(Gathering.birgitte)?.answer == .yes)
      let replies = try await gathering.store.read { tx in
        try MeetingInvitationStore.replies(at: gathering.place(Gathering.ole), in: tx)
      }
      #expect(replies == (2, 1))
      #expect(try await gathering.cancel() == .changedMeanwhile)
    }
  }

  @Test func `two planners who send at once send one letter each`() async throws {
    try await inGathering { gathering in
      let (look, now) = (try await gathering.look(), gathering.clock.now)
      let send = { @Sendable () async throws in
        try await gathering.store.write { tx in
          try MeetingInvitationStore.send(
            look, version: 1, after: nil, remind: [], from: Gathering.post, at: now, in: tx)
        }
      }
      async let first = send()
      async let second = send()
      let both = try await [first, second]
      #expect(both.contains(.sent(letters: 3)) && both.contains(.changedMeanwhile))
      #expect(try await gathering.letters().count == 3)
    }
  }

  @Test func `neither letters nor the act are there when the transaction fails`() async throws {
    try await inGathering { gathering in
      struct Stop: Error {}
      let (look, now) = (try await gathering.look(), gathering.clock.now)
      await #expect(throws: Stop.self) {
        try await gathering.store.write { tx in
          _ = try MeetingInvitationStore.send(
            look, version: 1, after: nil, remind: [], from: Gathering.post, at: now, in: tx)
          throw Stop()
        }
      }
      #expect(try await gathering.letters().isEmpty)
      #expect(try await gathering.desk().last == nil)
    }
  }

  @Test func `two people behind one mailbox get a letter each, with names and answers of their own`() async throws {
    try await inTown { town in
      let people = [
        Participant(id: ID("d-1"), name: "Ane", email: "kontor@hallen.example"),
        Participant(id: ID("d-2"), name: "Bent", email: "kontor@hallen.example"),
      ]
      let gathering = try await Gathering.make(town, people: people)
      #expect(try await gathering.send() == .sent(letters: 2))
      let letters = try await gathering.letters()
      #expect(Set(letters.compactMap { $0.value("UID") }).count == 2)
      let bent = try #require(
        letters.first { $0.source.contains("Bent") && $0.calendar.contains { $0.contains("CN=Bent") } })
      let text = bent.calendar.joined(separator: "\r\n").replacing("METHOD:REQUEST", with: "METHOD:REPLY").replacing(
        "NEEDS-ACTION", with: "ACCEPTED")
      let reply = try CalendarReply(text)
      let now = town.clock.now
      let taken = try await town.store.write { tx in
        try MeetingInvitationStore.take(reply, words: "", by: .commandLine("post"), at: now, in: tx)
      }
      #expect(taken.name == "Bent")
      let desk = try await gathering.desk()
      #expect(desk.invitation(ID("d-2"))?.answer == .yes && desk.invitation(ID("d-1"))?.answer == nil)
    }
  }

  @Test func `an erased person leaves no address, link or answer behind`() async throws {
    try await inGathering { gathering in
      try await gathering.send()
      try await gathering.answer(.yes, Gathering.birgitte)
      let link = try #require(try await gathering.letters().first { $0.to.hasPrefix("birgitte") }?.link)
      let now = gathering.clock.now
      try await gathering.store.write { tx in
        let person = try #require(
          try PersonStore.find(PersonID("fjordby-birgitte"), in: Town.municipality, tx: tx))
        try PersonStore.erase(person, by: .commandLine("test"), of: Town.municipality, at: now, in: tx)
      }
      let left = try await gathering.store.read { tx in
        try ["meeting_invitation", "meeting_reply", "meeting_link"].map { table in
          try tx.rows(SQL(stringLiteral: "SELECT participant FROM \(table)")).map { $0[0] as String }
        }.flatMap(\.self)
      }
      #expect(!left.contains(Gathering.birgitte.raw))
      let token = Token(String(link.dropFirst("/svar/".count)))
      #expect(try await gathering.store.read { tx in try MeetingInvitationStore.place(of: token, in: tx) } == nil)
    }
  }

  @Test func `only the fingerprint of a link is kept`() async throws {
    try await inGathering { gathering in
      try await gathering.send()
      let link = try #require(try await gathering.letters().first?.link)
      let secret = String(link.dropFirst("/svar/".count))
      let kept = try await gathering.store.read { tx in
        try tx.rows("SELECT hash FROM meeting_link").map { $0[0] as String }
      }
      #expect(kept.count == 3 && !kept.contains(secret) && kept.contains(Token(secret).hash))
    }
  }
}

@Suite struct ReplyByMailTests {
  /// What Birgitte's calendar sends back to the newest letter she got.
  static func answer(
    _ gathering: Gathering, _ status: String = "ACCEPTED", change: (String) -> String = { $0 }
  ) async throws -> [UInt8] {
    let letter = try #require(try await gathering.letters().last { $0.to == "birgitte@fjordby.example" })
    let text = letter.calendar.joined(separator: "\r\n").replacing("METHOD:REQUEST", with: "METHOD:REPLY")
      .replacing("PARTSTAT=NEEDS-ACTION", with: "PARTSTAT=\(status)")
    return Array("Content-Type: text/calendar; method=REPLY\r\n\r\n\(change(text))\r\n".utf8)
  }

  static func take(_ gathering: Gathering, _ mail: [UInt8]) async throws -> String {
    try await ReplyJob(store: gathering.store).take(mail, by: .commandLine("post"), at: gathering.clock.now)
  }

  @Test func `an answer from a calendar changes the list`() async throws {
    try await inGathering { gathering in
      try await gathering.send()
      gathering.clock.pass(60)
      #expect(try await Self.take(gathering, try await Self.answer(gathering)) == "Birgitte Holm har svaret ja.")
      let reply = try await gathering.desk().invitation(Gathering.birgitte)?.reply
      #expect(reply?.answer == .yes && reply?.way == .mail)
    }
  }

  @Test func `an answer to an older invitation is kept and does not count`() async throws {
    try await inGathering { gathering in
      try await gathering.send()
      let old = try await Self.answer(gathering)
      try await gathering.change { $0.day = Day(2026, 12, 4)! }
      try await gathering.send()
      #expect(try await Self.take(gathering, old).contains("ældre"))
      #expect(try await gathering.desk().invitation(Gathering.birgitte)?.answer == nil)
      let new = try await Self.answer(gathering, "DECLINED")
      #expect(try await Self.take(gathering, new) == "Birgitte Holm har svaret nej.")
    }
  }

  @Test func `a letter for somebody else, for nothing, or from the future is refused and changes nothing`() async throws
  {
    try await inGathering { gathering in
      try await gathering.send()
      let before = try await gathering.desk().invitations
      let letters = [
        try await Self.answer(gathering) { $0.replacing("mailto:birgitte@", with: "mailto:ondsind@") },
        try await Self.answer(gathering) { $0.replacing("UID:", with: "UID:x") },
        try await Self.answer(gathering) { $0.replacing("SEQUENCE:0", with: "SEQUENCE:7") },
        try await Self.answer(gathering) { $0.replacing("REPLY", with: "COUNTER") },
        Array("Jeg er på ferie".utf8), [], [0xFF, 0x00, 0x0A],
      ]
      for letter in letters {
        await #expect(throws: ReplyRefusal.self) { _ = try await Self.take(gathering, letter) }
      }
      #expect(try await gathering.desk().invitations == before)
      let kept = try await gathering.store.read { tx in try tx.row("SELECT count(*) FROM meeting_reply")?[0] ?? 0 as Int
      }
      #expect(kept == 0)
    }
  }

  @Test func `a number that could be somebody's is not kept, but the answer is`() async throws {
    try await inGathering { gathering in
      try await gathering.send()
      let mail = try await Self.answer(gathering) {
        $0.replacing("END:VEVENT", with: "COMMENT:Mit nummer er 010190-1234\r\nEND:VEVENT")
      }
      _ = try await Self.take(gathering, mail)
      let reply = try await gathering.desk().invitation(Gathering.birgitte)?.reply
      #expect(reply?.answer == .yes && reply?.words == "")
    }
  }
}

@Suite struct ReminderTests {
  static func work(_ gathering: Gathering) async throws -> Int {
    try await ReminderJobs(store: gathering.store, post: Gathering.post, left: [{ _, _, _, _ in ["Læs profilen."] }])
      .work(at: gathering.clock.now)
  }

  @Test func `those who come are reminded once for each day that was chosen`() async throws {
    try await inGathering { gathering in
      try await gathering.send(remind: [7, 1])
      try await gathering.answer(.no, Gathering.ole)
      #expect(try await Self.work(gathering) == 0)
      gathering.clock.pass(9 * 86_400)
      #expect(try await Self.work(gathering) == 2)
      #expect(try await Self.work(gathering) == 0)
      gathering.clock.pass(5 * 86_400)
      #expect(try await Self.work(gathering) == 2)
      gathering.clock.pass(3600)
      #expect(try await Self.work(gathering) == 0)
      let letter = try #require(
        try await gathering.letters().last { $0.key.contains("paamindelse:2026-12-03:1:d-bir") })
      let words = letter.source
      #expect(words.contains("I morgen") && words.contains("Du har ikke svaret"))
      #expect(letter.calendar.isEmpty)
    }
  }

  @Test func `a meeting whose new time has not been told, and a cancelled one, remind nobody`() async throws {
    try await inGathering { gathering in
      try await gathering.send(remind: [7, 1])
      gathering.clock.pass(9 * 86_400)
      try await gathering.change { $0.start = 790 }
      #expect(try await Self.work(gathering) == 0)
      try await gathering.send(remind: [7, 1])
      // Just told: the letter is still warm.
      #expect(try await Self.work(gathering) == 0)
      gathering.clock.pass(5 * 86_400)
      #expect(try await Self.work(gathering) == 3)
    }
    try await inGathering { gathering in
      try await gathering.send(remind: [7])
      try await gathering.cancel()
      gathering.clock.pass(9 * 86_400)
      #expect(try await Self.work(gathering) == 0)
    }
  }
}
