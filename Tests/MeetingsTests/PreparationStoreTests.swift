import Foundation
import Meetings
import PageSupport
import People
import Storage
import TestSupport
import Testing
import Values
import Web

@Suite struct PreparationStoreTests {
  private func mark(_ sentence: String, _ figure: MarkedFigure? = nil) -> PreparationMark {
    PreparationMark(id: ID(sentence), attitude: .puzzled, figure: figure, sentence: sentence)
  }

  private func topic(_ words: String) -> TopicProposal {
    TopicProposal(id: ID(words), key: .of(words: words), words: words)
  }

  @Test func `what a participant prepares is kept as it was, and nobody else's seat finds it`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting(), now = town.clock.now
      let kurt = try await town.seat("kurt", in: meeting), gerda = try await town.seat("gerda", in: meeting)
      let marked = mark("Hvorfor færre?", MarkedFigure(slug: "foreninger", name: "Foreninger"))
      let photo = BroughtData(
        id: ID("foto"), title: "Legepladsen", what: "Et foto", source: "Os selv",
        content: .file(name: "lege.jpg", kind: .jpg, size: 3))
      try await town.store.write { tx in
        try PreparationStore.setRead(true, kurt, at: now, in: tx)
        try PreparationStore.add(marked, kurt, at: now, in: tx)
        try PreparationStore.add(topic("Fritid"), kurt, at: now, in: tx)
        try PreparationStore.add(topic("Fritid"), kurt, at: now, in: tx)
        try PreparationStore.setWish(.deep, kurt, at: now, in: tx)
        try PreparationStore.setShowsName(false, kurt, at: now, in: tx)
        try PreparationStore.add(photo, bytes: [1, 2, 3], kurt, at: now, in: tx)
        try PreparationStore.add(mark("Gerdas egen"), gerda, at: now, in: tx)
      }
      try await town.store.read { tx in
        let own = try PreparationStore.own(kurt, in: tx)
        #expect(own.readAt == now && own.readyAt == nil && own.wish == .deep && !own.showsName)
        #expect(own.marks == [marked] && own.topics.map(\.words) == ["Fritid"] && own.brought == [photo])
        #expect(try PreparationStore.ownFile(photo.id, kurt, in: tx)?.bytes == [1, 2, 3])
        #expect(try PreparationStore.ownFile(photo.id, gerda, in: tx) == nil)
        #expect(try PreparationStore.own(gerda, in: tx).marks.map(\.sentence) == ["Gerdas egen"])
      }
      try await town.store.write { tx in
        #expect(try !PreparationStore.remove(.mark, marked.id.raw, gerda, at: now, in: tx))
        #expect(try PreparationStore.remove(.mark, marked.id.raw, kurt, at: now, in: tx))
        #expect(try PreparationStore.remove(.data, photo.id.raw, kurt, at: now, in: tx))
        #expect(try tx.row("SELECT count(*) FROM preparation_file")?[0] == 0)
        try PreparationStore.setRead(false, kurt, at: now, in: tx)
        #expect(try PreparationStore.own(kurt, in: tx).readAt == nil)
      }
    }
  }

  @Test func `nothing changes once the meeting has begun or is cancelled`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting(), now = town.clock.now
      let begun = Instant(meeting.day, minutes: meeting.start)
      var cancelled = meeting
      cancelled.cancelled = .init(at: now, words: "")
      for (meeting, at) in [(meeting, begun), (meeting, begun.adding(seconds: 86400)), (cancelled, now)] {
        let seat = try await town.seat("kurt", in: meeting)
        await #expect(throws: PreparationIsOver.self) {
          try await town.store.write { tx in try PreparationStore.add(mark("For sent"), seat, at: at, in: tx) }
        }
      }
      let seat = try await town.seat("kurt", in: meeting)
      let last = begun.adding(seconds: -60)
      try await town.store.write { tx in try PreparationStore.setReady(true, seat, at: last, in: tx) }
    }
  }

  @Test func `more than anybody can talk about is refused, and so are too many files`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting(), now = town.clock.now
      let seat = try await town.seat("carl", in: meeting)
      try await town.store.write { tx in
        for number in 0..<Preparation.most { try PreparationStore.add(mark("m\(number)"), seat, at: now, in: tx) }
        #expect(throws: PreparationIsFull.self) { try PreparationStore.add(mark("én til"), seat, at: now, in: tx) }
      }
      @Sendable func file(_ number: Int) -> BroughtData {
        BroughtData(
          id: ID("f\(number)"), title: "F", what: "F", source: "F", content: .file(name: "f.txt", kind: .txt, size: 1))
      }
      try await town.store.write { tx in
        for number in 0..<Preparation.mostFiles {
          try PreparationStore.add(file(number), bytes: [65], seat, at: now, in: tx)
        }
      }
      await #expect(throws: PreparationIsFull.self) {
        try await town.store.write { tx in try PreparationStore.add(file(99), bytes: [65], seat, at: now, in: tx) }
      }
    }
  }

  @Test func `the leader gets numbers and topics without names, and topics can be put together`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting(), now = town.clock.now,
        birgitte = try await town.visitor("birgitte")
      for (key, words, wish) in [
        ("kurt", "Læsning", Preparation.Wish.deep), ("carl", "Læselyst", .deep), ("gerda", "læsning", .broad),
      ] {
        let seat = try await town.seat(key, in: meeting)
        try await town.store.write { tx in
          try PreparationStore.add(topic(words), seat, at: now, in: tx)
          try PreparationStore.setWish(wish, seat, at: now, in: tx)
          if key != "carl" { try PreparationStore.setReady(true, seat, at: now, in: tx) }
        }
      }
      try await town.store.write { tx in
        let counts = try PreparationStore.counts(of: meeting.id, invited: 5, in: Town.municipality, tx: tx)
        #expect(counts == PreparationCounts(invited: 5, begun: 3, ready: 2, broad: 1, deep: 2))
        let wishes = try PreparationStore.wishes(of: meeting.id, in: Town.municipality, tx: tx)
        #expect(wishes.map(\.count) == [2, 1])
        try PreparationLeadingStore.merge(
          wishes.flatMap(\.keys), under: "At læse", version: 0, in: meeting.id, by: birgitte, at: now, tx: tx)
        let merged = try PreparationStore.wishes(of: meeting.id, in: Town.municipality, tx: tx)
        #expect(merged.map(\.heading) == ["At læse"] && merged.map(\.count) == [3])
        // Whoever saw the topics before they were put together is too late, and changes nothing.
        for version in [0, 2] {
          #expect(throws: MergedMeanwhile.self) {
            try PreparationLeadingStore.merge(
              merged[0].keys, under: "Noget andet", version: version, in: meeting.id, by: birgitte, at: now, tx: tx)
          }
        }
        try PreparationLeadingStore.merge(
          merged[0].keys, under: "", version: 1, in: meeting.id, by: birgitte, at: now, tx: tx)
        #expect(try PreparationStore.wishes(of: meeting.id, in: Town.municipality, tx: tx) == wishes)
        // Another municipality has none of it.
        #expect(try PreparationStore.wishes(of: meeting.id, in: Town.other, tx: tx).isEmpty)
      }
    }
  }

  @Test func `opening is proof, it is given once, and closing takes it back`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting(), now = town.clock.now,
        birgitte = try await town.visitor("birgitte")
      let kurt = try await town.seat("kurt", in: meeting)
      try await town.store.write { tx in
        try PreparationStore.add(mark("Vi ses"), kurt, at: now, in: tx)
        #expect(try PreparationStore.opened(meeting.id, of: Town.municipality, in: tx) == nil)
        #expect(try PreparationLeadingStore.open(meeting.id, by: birgitte, at: now, in: tx))
        #expect(try !PreparationLeadingStore.open(meeting.id, by: birgitte, at: now, in: tx))
        let opened = try #require(try PreparationStore.opened(meeting.id, of: Town.municipality, in: tx))
        #expect(opened.by == "Birgitte Holm" && opened.at == now)
        let all = try PreparationStore.gathered(opened, participants: [kurt.participant], in: tx)
        #expect(all.subjects.first?.voices[.puzzled] == [.init(name: "Kurt Kirkeby", sentence: "Vi ses")])
        #expect(try PreparationStore.opened(meeting.id, of: Town.other, in: tx) == nil)
        #expect(try PreparationLeadingStore.close(meeting.id, by: birgitte, at: now, in: tx))
        #expect(try !PreparationLeadingStore.close(meeting.id, by: birgitte, at: now, in: tx))
        #expect(try PreparationStore.opened(meeting.id, of: Town.municipality, in: tx) == nil)
      }
    }
  }

  @Test func `texts and files end a year after the meeting, and not before, also when it was moved`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting(), now = town.clock.now, actor = Actor.commandLine("prøve")
      let kurt = try await town.seat("kurt", in: meeting), ends = Preparation.ends(after: meeting.day)
      let data = BroughtData(
        id: ID("d"), title: "T", what: "H", source: "K", content: .file(name: "f.txt", kind: .txt, size: 1))
      try await town.store.write { tx in
        try PreparationStore.add(mark("Snart væk"), kurt, at: now, in: tx)
        try PreparationStore.add(data, bytes: [65], kurt, at: now, in: tx)
        #expect(try PreparationEndingStore.end(on: ends, by: actor, at: now, in: tx) == 0)
        // Moved a month on: the day is set anew instead.
        try tx.run("UPDATE meeting SET day = \(meeting.day.adding(days: 30))")
        #expect(try PreparationEndingStore.end(on: ends.adding(days: 1), by: actor, at: now, in: tx) == 0)
        #expect(try PreparationStore.own(kurt, in: tx).marks.count == 1)
        #expect(try PreparationEndingStore.end(on: ends.adding(days: 31), by: actor, at: now, in: tx) == 1)
        for table: SQL in ["preparation", "preparation_mark", "preparation_data", "preparation_file"] {
          #expect(try tx.row("SELECT count(*) FROM \(sql: table)")?[0] == 0)
        }
        #expect(try PreparationEndingStore.end(on: ends.adding(days: 31), by: actor, at: now, in: tx) == 0)
      }
    }
  }

  @Test func `whoever is erased, and whoever is taken off the meeting, takes the preparation along`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting(), now = town.clock.now, anna = try await town.visitor("anna")
      for key in ["kurt", "gerda", "carl"] {
        let seat = try await town.seat(key, in: meeting)
        try await town.store.write { tx in try PreparationStore.add(mark(key), seat, at: now, in: tx) }
      }
      try await town.store.write { tx in
        let kurt = try #require(try PersonStore.find(ID("fjordby-kurt"), in: Town.municipality, tx: tx))
        try PersonStore.erase(kurt, by: anna.actor, of: Town.municipality, at: now, in: tx)
        try MeetingStore.remove(ID("p-gerda"), from: meeting.id, of: Town.municipality, in: tx)
        let left = try tx.rows("SELECT sentence FROM preparation_mark").map { $0[0] as String }
        #expect(left == ["carl"])
      }
    }
  }

  @Test func `everything one has prepared is handed over, and waits until one is ready`() async throws {
    try await inTown { town in
      let meeting = try await town.learningMeeting(), now = town.clock.now
      let kurt = try await town.seat("kurt", in: meeting), person = PersonID("fjordby-kurt")
      try await town.store.write { tx in
        let days = now.day...now.day.adding(days: 31)
        func waiting(_ tx: Transaction) throws -> [ID<Meeting>] {
          try PreparationWaitingStore.waiting(for: person, in: days, of: Town.municipality, tx: tx).map(\.id)
        }
        #expect(try waiting(tx) == [meeting.id])
        try PreparationStore.add(mark("Ord for ord"), kurt, at: now, in: tx)
        let entries = try OwnDataSource.preparations.entries(person, Town.municipality, tx)
        #expect(entries.count == 1 && entries[0].lines.contains { $0.contains("Ord for ord") })
        #expect(entries[0].until == Preparation.ends(after: meeting.day))
        #expect(try OwnDataSource.preparations.entries(PersonID("fjordby-carl"), Town.municipality, tx).isEmpty)
        try PreparationStore.setReady(true, kurt, at: now, in: tx)
        #expect(try waiting(tx) == [])
      }
    }
  }
}
