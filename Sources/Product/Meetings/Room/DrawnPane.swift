/// The pieces of a room as they are sent.
struct DrawnPanes: Sendable {
  let key: DrawnKey
  let panes: [DrawnPane]

  init(key: DrawnKey, panes: [Pane]) { (self.key, self.panes) = (key, panes.map(DrawnPane.init)) }

  /// What somebody who has `old` before them must be told to have this.
  func news(since old: DrawnPanes?) -> [UInt8] {
    let known = Dictionary((old?.panes ?? []).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return Array(panes.map { $0.news(since: known[$0.id]) }.joined())
  }
}

/// A piece as it is sent, and what tells it from another.
struct DrawnPane: Sendable {
  let id: String
  let bytes: [UInt8]
  let fingerprint: Int
  let items: [Item]
  let frameprint: Int

  struct Item: Sendable {
    let id: String
    let bytes: [UInt8]
    let list: String
    let after: String?
    let shape: Int
  }

  init(_ pane: Pane) {
    (id, bytes, fingerprint, frameprint) = (pane.id, pane.whole.bytes, pane.fingerprint, pane.frameprint)
    items = pane.items.map {
      Item(id: $0.id, bytes: $0.html.bytes, list: $0.list, after: $0.after, shape: $0.shape)
    }
  }

  /// Nothing, the items that are new or changed, or all of it.
  ///
  /// Items can be told alone when nothing around them has changed and those that were there are there still, in the same
  /// lists and the same order: two hundred notes are not sent again for one more.
  func news(since old: DrawnPane?) -> [UInt8] {
    guard let old else { return bytes }
    if old.fingerprint == fingerprint { return [] }
    let known = Dictionary(old.items.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let kept = items.filter { known[$0.id] != nil }
    let isWhole =
      kept.count == old.items.count && zip(kept, old.items).allSatisfy { $0.id == $1.id && $0.list == $1.list }
    guard !kept.isEmpty, old.frameprint == frameprint, isWhole else { return bytes }
    return Array(
      items.map { item -> [UInt8] in
        guard let was = known[item.id] else { return item.placed }
        return was.shape == item.shape ? [] : item.bytes
      }.joined())
  }
}

extension DrawnPane.Item {
  /// With where it goes. The ids are ours and hold nothing that would have to be escaped.
  fileprivate var placed: [UInt8] {
    Array("<template data-list=\"\(list)\" data-after=\"\(after ?? "")\">".utf8) + bytes + Array("</template>".utf8)
  }
}
