import Markup

extension FrozenMain {
  /// The same content as a part of a page of sheets to print: its heading one level down, because the sheets have one of
  /// their own, and without its links to other pages, which nobody can follow on paper and which, written relative,
  /// would lead astray from another address. Links to a place in the content itself still work.
  ///
  /// The content is markup of ours, byte for byte as it was published: no value in it holds a `<` or a `"`, so a tag
  /// found is a tag written.
  package var printed: HTML {
    HTML(kept: rewritten(keeping: { $0.hasPrefix("#") }, lowering: true))
  }

  /// The same content for readers who have some of the pages it leads to, and not the others: an address that `leads`
  /// says no to stands as words. A link that leads nowhere would be a promise we do not keep.
  package func leading(_ leads: (String) -> Bool) -> FrozenMain {
    FrozenMain(html: HTML(kept: rewritten(keeping: leads, lowering: false)))
  }

  private func rewritten(keeping leads: (String) -> Bool, lowering: Bool) -> [UInt8] {
    let links = Array("<a ".utf8), address = Array("href=\"".utf8)
    var out: [UInt8] = []
    let bytes = bytes
    out.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        out.append(bytes[place])
        place += 1
        continue
      }
      let end = bytes[place...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
      let tag = bytes[place..<end]
      place = end
      guard tag.starts(with: links), let start = tag.firstRange(of: address) else {
        out += lowering ? FrozenMain.lowered(tag) : tag
        continue
      }
      let close = tag[start.upperBound...].firstIndex(of: UInt8(ascii: "\"")) ?? tag.endIndex - 1
      let isKept = leads(String(decoding: tag[start.upperBound..<close], as: UTF8.self))
      out += isKept ? tag : tag[..<start.lowerBound] + tag[(close + 1)...]
    }
    return out
  }

  private static func lowered(_ tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var tag = tag
    for start in ["<h1>", "<h1 ", "</h1>"] where tag.starts(with: Array(start.utf8)) {
      tag[tag.startIndex + start.utf8.count - 2] = UInt8(ascii: "2")
    }
    return tag
  }
}
