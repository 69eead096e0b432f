import Foundation
import People
import Profiles
import Storage
import TestSupport
import Testing
import Values
import Web

/// What is pinned stays what it was, for whoever may see it and for nobody else.
@Suite struct PinStoreTests {
  @Test func `a pin tells each circle what the release told it, and never more`() async throws {
    try await PinTown.open { town in
      var count = 0
      for area in Town.areas.map(\.id.raw) {
        for indicator in ["aaben", "foelsom", "fortrolig"] {
          try await town.pin(indicator, of: area)
          count += 1
        }
      }
      var (shown, kept) = (0, 0)
      for audience in Audience.allCases {
        let pins = try await town.pins(as: audience)
        #expect(pins.count == count, "\(audience): everybody sees that it is there")
        for (place, pin) in pins.enumerated() {
          let area = Town.areas[place / 3].id.raw
          let told = try await town.figure(pin.indicator, of: area, as: audience)
          #expect(pin.figure?.figure == told, "\(pin.indicator) of \(area) for \(audience)")
          if told == nil { #expect(pin.content == .notForReader) }
          if pin.figure == nil { kept += 1 } else { shown += 1 }
        }
      }
      // Partners, guests and everybody see nothing of what is confidential; a school is hidden from the two last.
      #expect(kept == 3 * Town.areas.count && shown == 4 * count - kept)
      let circles = try await town.pins().map { ($0.indicator, $0.audiences) }
      #expect(circles.allSatisfy { $0.1.first == .inside })
      #expect(circles.filter { $0.0 == "aaben" }.allSatisfy { $0.1 == Audience.allCases })
      #expect(circles.filter { $0.0 == "fortrolig" }.allSatisfy { $0.1 == [.inside] })
      let hidden = try await town.pins(as: .guest).filter { $0.figure?.figure.isHidden == true }
      #expect(!hidden.isEmpty)
    }
  }

  @Test func `later releases, withdrawn ones and new names change nothing`() async throws {
    try await PinTown.open { town in
      let first = try #require(try await town.job.current())
      try await town.pin("aaben", of: "s4", note: "Hvad sker der her?")
      let before = try await town.pins()
      #expect(before.first?.figure?.figure.latest?.number == .shown(try #require(Self.estimate(before[0]))))
      #expect(Self.estimate(before[0])?.value == 50 && before[0].figure?.release == 1)
      try await AudienceReleaseTests.accept(["Åskolen;2023/24;80;100"], of: "aaben", town.desk)
      let second = try await town.release()
      let now = try await town.figure("aaben", of: "s4", as: .inside, in: second)
      #expect(now?.latest?.number != before[0].figure?.figure.latest?.number, "the new release says something else")
      try await town.store.write { (tx: Transaction) throws in
        for sql in [
          "UPDATE area SET name = 'Nyskolen' WHERE id = 's4'", "UPDATE municipality SET name = 'Ny Kommune'",
        ] as [SQL] { try tx.run(sql) }
      }
      for release in [second.id, first.id] { try await town.job.withdraw(release, by: Town.mette, at: Town.now) }
      #expect(try await town.pins() == before)
      #expect(before[0].areaName == "Åskolen" && before[0].figure?.figure.whole == "Fjordlund Kommune")
    }
  }

  @Test func `several who pin the same figure make one pin with a note each`() async throws {
    try await PinTown.open { town in
      let first = try await town.pin("aaben", note: "Fra lederen")
      #expect(try await town.pin("aaben", note: "Fra kollegaen", by: "kollega", after: 60) == first)
      await #expect(throws: PinRefusal.alreadyPinned) { try await town.pin("aaben", note: "Igen") }
      try await town.pin("aaben", to: PinTown.other, by: "kollega")
      let pin = try #require(try await town.pins().first)
      #expect(pin.notes.map(\.text) == ["Fra lederen", "Fra kollegaen"])
      #expect(Set(pin.notes.map(\.name)) == ["Person leder", "Person kollega"])
      #expect(try await town.pins().count == 1)
      let counts = try await town.store.read { tx in
        try PinStore.counts(of: Town.municipality, on: ["moede-1", "moede-2", "moede-3"], in: tx)
      }
      #expect(counts == ["moede-1": 1, "moede-2": 1])
      // After another release it is another figure.
      try await AudienceReleaseTests.accept(["Åskolen;2023/24;80;100"], of: "aaben", town.desk)
      try await town.release()
      try await town.pin("aaben", note: "Det nye", by: "leder")
      #expect(try await town.pins().map { $0.figure?.release } == [1, 2])
    }
  }

  @Test func `a note is for those who were told what its author was told`() async throws {
    try await PinTown.open { town in
      try await town.pin("fortrolig", note: "Her står tallet 32")
      try await town.pin("foelsom", of: "s1", note: "Her står tallet 7")
      try await town.pin("aaben", note: "Åbent for alle")
      try await town.pin("foelsom", of: "s2", note: "Fra bestyrelsen", by: "bestyrelse")
      func notes(_ audience: Audience) async throws -> [String?] {
        try await town.pins(as: audience).flatMap(\.notes).map(\.text)
      }
      let all = ["Her står tallet 32", "Her står tallet 7", "Åbent for alle", "Fra bestyrelsen"]
      #expect(try await notes(.inside) == all)
      // Partners were told the same as those inside of the last three.
      #expect(try await notes(.partner) == [nil, all[1], all[2], all[3]])
      #expect(try await notes(.guest) == [nil, nil, "Åbent for alle", nil])
    }
  }

  @Test func `only what is on the screen, of a meeting of one's own, is pinned`() async throws {
    try await PinTown.open { town in
      let leader = try await town.visitor("leder")
      let board = try await town.visitor("bestyrelse")
      let release = try #require(try await town.job.current()).id
      func wish(_ release: ID<Release>, _ target: String, _ indicator: String = "aaben", _ area: String = "s1")
        -> PinWish
      {
        PinWish(indicator: indicator, area: AreaID(area), release: release, target: target, note: "")
      }
      func pin(_ wish: PinWish, _ visitor: Visitor) async throws {
        try await town.store.write { tx in
          try PinStore.pin(wish, by: visitor, among: PinTown.targets, at: Town.now, in: tx)
        }
      }
      await #expect(throws: PinRefusal.anotherRelease) { try await pin(wish(ID("en-anden"), "moede-1"), leader) }
      await #expect(throws: PinRefusal.noSuchTarget) { try await pin(wish(release, "moede-9"), leader) }
      await #expect(throws: IsMissing.self) { try await pin(wish(release, "moede-1", "findes-ikke"), leader) }
      await #expect(throws: IsMissing.self) { try await pin(wish(release, "moede-1", "aaben", "x"), leader) }
      await #expect(throws: IsMissing.self) { try await pin(wish(release, "moede-1", "fortrolig"), board) }
      #expect(try await town.pins().isEmpty)
      try await town.job.withdraw(release, by: Town.mette, at: Town.now)
      await #expect(throws: PinRefusal.anotherRelease) { try await pin(wish(release, "moede-1"), leader) }
    }
  }

  @Test func `order, notes and taking away, each with its line in the log`() async throws {
    try await PinTown.open { town in
      for indicator in ["aaben", "foelsom", "fortrolig"] { try await town.pin(indicator) }
      try await town.pin("aaben", note: "Også mig", by: "kollega")
      let leader = try await town.visitor("leder")
      let pins = try await town.pins()
      let (store, now) = (town.store, Town.now)
      try await store.write { tx in
        try PinStore.move(pins[2], up: true, by: leader, at: now, in: tx)
        try PinStore.move(pins[0], up: true, by: leader, at: now, in: tx)  // is first already
      }
      #expect(try await town.pins().map(\.indicator) == ["aaben", "fortrolig", "foelsom"])
      let saved = try await store.write { tx in
        try PinStore.change("Ny note", version: 1, on: pins[1], by: leader, at: now, in: tx)
      }
      guard case .saved = saved else { Issue.record("not saved"); return }
      let late = try await store.write { tx in
        try PinStore.change("For sent", version: 1, on: pins[1], by: leader, at: now, in: tx)
      }
      guard case .conflict(let theirs, _) = late else { Issue.record("no conflict"); return }
      #expect(theirs.text == "Ny note" && theirs.version == 2)
      try await store.write { tx in
        try PinStore.removeOwn(pins[0], by: leader, at: now, in: tx)
        try PinStore.remove(pins[2], by: leader, at: now, in: tx)
      }
      let left = try await town.pins()
      #expect(left.map(\.indicator) == ["aaben", "foelsom"] && left[0].notes.map(\.text) == ["Også mig"])
      await #expect(throws: IsMissing.self) {
        try await store.write { tx in try PinStore.removeOwn(pins[0], by: leader, at: now, in: tx) }
      }
      let acts = try await ActsInTheLogTests.acts(store).filter {
        [.figurePinned, .pinChanged, .pinRemoved].contains($0)
      }
      #expect(acts == Array(repeating: .figurePinned, count: 4) + [.pinChanged, .pinChanged, .pinRemoved, .pinRemoved])
    }
  }

  @Test func `a pin that was changed in the database shows nothing, and the doctor says so`() async throws {
    try await PinTown.open { town in
      try await town.pin("aaben")
      let feature = Feature.profiles(
        catalogue: AudienceReleaseTests.catalogue(), shelf: FileShelf(folder: URL(filePath: "/")))
      let check = try #require(feature.checks.first { $0.name == "pins" })
      #expect(try await check.run(town.store, .deep).isEmpty)
      try await town.store.write { (tx: Transaction) throws in
        let row = try #require(try tx.row("SELECT frozen FROM pin_figure"))
        var bytes: [UInt8] = row[0]
        bytes[40] ^= 1
        try tx.run("UPDATE pin_figure SET frozen = \(bytes)")
      }
      let pin = try #require(try await town.pins().first)
      #expect(pin.content == .unsound && pin.figure == nil)
      #expect(try await check.run(town.store, .deep).map(\.isFault) == [true])
    }
  }

  private static func estimate(_ pin: Pin) -> Figure.Estimate? {
    if case .shown(let estimate)? = pin.figure?.figure.latest?.number { estimate } else { nil }
  }
}
