import Meetings
import TestSupport
import Testing

@Suite struct TopicTests {
  @Test(arguments: [
    ("Sprog i hjemmet", "sprog  i hjemmet!"), ("Ro og orden", "RO OG ORDEN."), ("Læselyst", "læselyst"),
    ("4. klasse", "4 klasse"),
  ])
  func `the same words are the same topic however they are typed`(a: String, b: String) {
    #expect(TopicKey.of(words: a) == TopicKey.of(words: b))
  }

  @Test func `different words are different topics, and every key can be written and read`() {
    let keys = [
      TopicKey.of(words: "Sprog"), .of(words: "Sport"), .theme("trivsel"), .figure("mobning"), .of(words: "!?"),
    ]
    #expect(Set(keys).count == keys.count)
    for key in keys { #expect(TopicKey(text: key.text) == key) }
    for odd in ["", "tal:", "tal", "andet:x"] { #expect(TopicKey(text: odd) == nil) }
  }

  private func proposed(_ lines: [(String, String)]) -> [TopicWish.Proposed] {
    lines.map { .init(by: $0.0, key: .of(words: $0.1), words: $0.1) }
  }

  @Test func `a topic is counted once for each participant, the most wanted first`() {
    let lines = proposed([
      ("a", "Sprog"), ("b", "sprog"), ("b", "Sprog!"), ("c", "Fritid"), ("a", "Fravær"), ("c", "Fravær"),
      ("d", "fravær"),
    ])
    let wishes = TopicWish.gather(lines, merged: [:])
    #expect(wishes.map(\.count) == [3, 2, 1])
    #expect(wishes.map { TopicKey.of(words: $0.heading) } == ["fravær", "sprog", "fritid"].map { .of(words: $0) })
    // It is the same whoever wrote first.
    #expect(TopicWish.gather(lines.reversed(), merged: [:]) == wishes)
  }

  @Test func `topics that were put together count everybody who wanted any of them, once`() {
    let lines = proposed([("a", "Læsning"), ("a", "Læselyst"), ("b", "Læselyst"), ("c", "Fritid")])
    let merged = [TopicKey.of(words: "Læsning"): "At læse", TopicKey.of(words: "Læselyst"): "At læse"]
    let wishes = TopicWish.gather(lines, merged: merged)
    #expect(wishes.map(\.heading) == ["At læse", "Fritid"] && wishes.map(\.count) == [2, 1])
    #expect(wishes[0].keys.count == 2)
  }

  @Test func `no number of wishes is larger than the number of participants, and none is lost`() {
    var chance = Chance(seed: 34)
    for _ in 0..<200 {
      let people = Int.random(in: 1...9, using: &chance), words = ["sprog", "Sprog ", "ro", "fritid", "RO!", "bøger"]
      let lines = proposed(
        (0..<Int.random(in: 0...25, using: &chance)).map { _ in
          ("\(Int.random(in: 1...people, using: &chance))", words.randomElement(using: &chance) ?? "")
        })
      let wishes = TopicWish.gather(lines, merged: [:])
      #expect(wishes.allSatisfy { (1...people).contains($0.count) })
      #expect(Set(wishes.flatMap(\.keys)) == Set(lines.map(\.key)))
      #expect(wishes.map(\.count) == wishes.map(\.count).sorted(by: >))
    }
  }

  @Test func `one topic, too many and too long are worth a second thought; broad and two are not`() throws {
    let kind = try #require(Shipped.kind("laeringsmoede")), circle = try #require(Shipped.circle("refleksionscirklen"))
    func advice(_ choice: TopicChoice, end: Int) -> [TopicChoice.Advice] {
      let agenda = PlannedAgenda(kind, circle: circle, topics: choice.topics, start: 540)
      return choice.advice(for: kind, agenda: agenda, end: end)
    }
    #expect(advice(.broad, end: 540 + 135) == [])
    #expect(advice(.topics(["a", "b"]), end: 540 + 180) == [])
    #expect(advice(.topics(["a"]), end: 540 + 135) == [.onlyOne])
    #expect(advice(.topics(["a", "b", "c", "d"]), end: 1200) == [.tooMany(chosen: 4, most: 3)])
    let long = advice(.topics(["a", "b", "c"]), end: 540 + 135)
    #expect(long == [.tooLong(minutes: 120, earliestEnd: 540 + 255)], "\(long)")
    // A kind that says nothing of topics is asked for three at most.
    var plain = kind
    plain.topics = nil
    #expect(TopicChoice.most(plain) == 3)
  }
}
