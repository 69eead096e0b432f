import Markup

extension FrozenMain {
  /// The same content as a part of a page of sheets to print: its heading one level down, because the sheets have one of
  /// their own, and without its links to other pages, which nobody can follow on paper and which, written relative,
  /// would lead astray from another address. Links to a place in the content itself still work.
  ///
  /// The content is markup of ours, byte for byte as it was published: no value in it holds a `<` or a `"`, so a tag
  /// found is a tag written.
  package var printed: HTML {
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
      if tag.starts(with: links), let start = tag.firstRange(of: address), tag[start.upperBound] != UInt8(ascii: "#") {
        let close = tag[start.upperBound...].firstIndex(of: UInt8(ascii: "\"")) ?? tag.endIndex - 1
        out += tag[..<start.lowerBound] + tag[(close + 1)...]
      } else {
        out += FrozenMain.lowered(tag)
      }
    }
    return HTML(kept: out)
  }

  private static func lowered(_ tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var tag = tag
    for start in ["<h1>", "<h1 ", "</h1>"] where tag.starts(with: Array(start.utf8)) {
      tag[tag.startIndex + start.utf8.count - 2] = UInt8(ascii: "2")
    }
    return tag
  }
}
