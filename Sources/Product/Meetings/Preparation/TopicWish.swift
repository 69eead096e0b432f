import Danish

/// A topic and how many want to go deep into it. It carries no names and no texts of anybody's marks, so that whoever
/// leads the meeting may see it before the preparations are opened.
package struct TopicWish: Hashable, Sendable {
  /// Every proposal that counts here, in the order of their words.
  package let keys: [TopicKey]
  package let heading: String
  /// Participants, each counted once.
  package let count: Int

  package init(keys: [TopicKey], heading: String, count: Int) {
    (self.keys, self.heading, self.count) = (keys, heading, count)
  }
}

extension TopicWish {
  /// One line of what was proposed: by whom is a number that means nothing outside the count.
  package struct Proposed: Hashable, Sendable {
    package let by: String
    package let key: TopicKey
    package let words: String

    package init(by: String, key: TopicKey, words: String) { (self.by, self.key, self.words) = (by, key, words) }
  }

  /// Gathers proposals: the same key is the same topic, and `merged` puts keys under a heading that somebody chose.
  /// Most wanted first; as many wishes in alphabetical order.
  package static func gather(_ proposed: [Proposed], merged: [TopicKey: String]) -> [TopicWish] {
    var groups: [String: [Proposed]] = [:]
    for line in proposed { groups[merged[line.key].map { "samlet:\($0)" } ?? line.key.text, default: []].append(line) }
    let wishes = groups.values.map { lines -> TopicWish in
      let keys = Set(lines.map(\.key)).sorted { $0.text < $1.text }
      let heading = merged[lines[0].key] ?? Danish.sorted(lines.map(\.words))[0]
      return TopicWish(keys: keys, heading: heading, count: Set(lines.map(\.by)).count)
    }
    return Danish.sorted(wishes, by: \.heading).enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
  }
}

/// What whoever leads the meeting sees before the preparations are opened: numbers, and topics without names.
package struct PreparationCounts: Hashable, Sendable {
  package let invited: Int
  package let begun: Int
  package let ready: Int
  package let broad: Int
  package let deep: Int

  package init(invited: Int, begun: Int, ready: Int, broad: Int, deep: Int) {
    (self.invited, self.begun, self.ready, self.broad, self.deep) = (invited, begun, ready, broad, deep)
  }
}
