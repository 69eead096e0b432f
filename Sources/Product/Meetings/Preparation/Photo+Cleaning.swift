/// A photo says more than it shows: where it was taken, when, with whose telephone. All of it is taken out before the
/// photo is kept; only which way is up stays.
package enum Photo {
  /// The same picture without what came along with it. Throws `.broken` for bytes that do not hold together: what
  /// cannot be read to its end may hide anything.
  package static func cleaned(_ bytes: [UInt8], _ sort: FileSort) throws(FileRefusal) -> [UInt8] {
    switch sort {
    case .jpg: try jpeg(bytes)
    case .png: try png(bytes)
    default: bytes
    }
  }

  // Kept: JFIF (E0), a colour profile (E2), Adobe's note on colours (EE), and what the picture itself is made of. All
  // other application segments and comments go: Exif, XMP, IPTC, maker's notes, and pictures within the picture.
  private static func jpeg(_ bytes: [UInt8]) throws(FileRefusal) -> [UInt8] {
    var out: [UInt8] = [0xFF, 0xD8]
    var turned: UInt8?
    var place = 2
    while true {
      guard place + 1 < bytes.count, bytes[place] == 0xFF else { throw .broken }
      let marker = bytes[place + 1]
      if marker == 0xFF { place += 1; continue }
      if marker == 0xD9 { break }
      guard marker >= 0xC0, !(0xD0...0xD8).contains(marker) else { throw .broken }
      let segment = try segment(bytes, at: place)
      if marker == 0xE1, turned == nil { turned = orientation(segment.dropFirst(4)) }
      if isKept(marker, segment.dropFirst(4)) { out += segment }
      place = segment.endIndex
      if marker == 0xDA {
        let end = scanEnd(bytes, from: place)
        out += bytes[place..<end]
        place = end
      }
    }
    // What stands after the end of the picture is nobody's picture.
    out += [0xFF, 0xD9]
    if let turned, turned != 1 { out.insert(contentsOf: exif(turned), at: 2) }
    return out
  }

  private static func segment(_ bytes: [UInt8], at place: Int) throws(FileRefusal) -> ArraySlice<UInt8> {
    guard place + 3 < bytes.count else { throw .broken }
    let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
    guard length >= 2, place + 2 + length <= bytes.count else { throw .broken }
    return bytes[place..<place + 2 + length]
  }

  private static func isKept(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
    switch marker {
    case 0xE0: content.starts(with: Array("JFIF\0".utf8))
    case 0xE2: content.starts(with: Array("ICC_PROFILE\0".utf8))
    case 0xEE: content.starts(with: Array("Adobe".utf8))
    case 0xE0...0xEF, 0xFE: false
    default: true
    }
  }

  /// The picture's own bits go on until a marker that is neither a stuffed byte nor a restart.
  private static func scanEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var place = start
    while place + 1 < bytes.count {
      if bytes[place] == 0xFF, bytes[place + 1] != 0, !(0xD0...0xD7).contains(bytes[place + 1]) { return place }
      place += 1
    }
    return bytes.count
  }

  /// Which way the camera was held, 1 to 8, out of an Exif segment; nil when it does not say.
  private static func orientation(_ content: ArraySlice<UInt8>) -> UInt8? {
    guard content.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    let tiff = Array(content.dropFirst(6))
    let isLittle = tiff.starts(with: Array("II".utf8))
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= tiff.count else { return nil }
      let own = Array(tiff[place..<place + count])
      return (isLittle ? own.reversed() : own).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let start = number(4, 4), let entries = number(start, 2) else { return nil }
    for entry in 0..<min(entries, 200) where number(start + 2 + entry * 12, 2) == 0x0112 {
      return number(start + 10 + entry * 12, 2).flatMap { (1...8).contains($0) ? UInt8($0) : nil }
    }
    return nil
  }

  /// An Exif segment that says which way is up and nothing else.
  private static func exif(_ orientation: UInt8) -> [UInt8] {
    let tiff: [UInt8] = [
      0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
    ]
    let content = Array("Exif\0\0".utf8) + tiff
    return [0xFF, 0xE1, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
  }

  /// Of a PNG only the chunks the picture needs are kept; texts, times and Exif are not among them.
  private static func png(_ bytes: [UInt8]) throws(FileRefusal) -> [UInt8] {
    let kept: Set<String> = [
      "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs", "hIST",
    ]
    var out = Array(bytes.prefix(8))
    var place = 8
    while place + 12 <= bytes.count {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard place + 12 + length <= bytes.count else { throw .broken }
      let name = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
      if kept.contains(name) { out += bytes[place..<place + 12 + length] }
      place += 12 + length
      if name == "IEND" { return out }
    }
    throw .broken
  }
}
