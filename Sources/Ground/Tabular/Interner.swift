import Foundation

/// Every different text once, under a small number.
///
/// Bytes in, code out, and no String until someone asks: a million rows of five labels cost five memory compares a row.
struct Interner {
  private let encoding: TextEncoding
  private var slots: [Int32]
  private var arena: [UInt8] = []
  private var ends: [Int32] = []
  private var last: Int32 = -1
  private var aliases: [Int32: Int32] = [:]

  init(encoding: TextEncoding) {
    self.encoding = encoding
    slots = Array(repeating: -1, count: 64)
  }

  var count: Int { ends.count }

  subscript(code: Int) -> String { encoding.label(arena[start(code)..<Int(ends[code])]) }

  /// The code of the text; `isNew` tells the caller to look closer at it, once.
  mutating func code(_ base: UnsafePointer<UInt8>, _ length: Int, isNew: inout Bool) -> Int32 {
    // Files are mostly sorted: the label of the row above is the best guess.
    if last >= 0, equals(last, base, length) { return last }
    var slot = Int(truncatingIfNeeded: Self.hash(base, length)) & (slots.count - 1)
    while slots[slot] >= 0 {
      if equals(slots[slot], base, length) {
        last = slots[slot]
        return last
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    isNew = true
    last = Int32(ends.count)
    slots[slot] = last
    arena.append(contentsOf: UnsafeBufferPointer(start: base, count: length))
    ends.append(Int32(arena.count))
    if ends.count * 2 > slots.count { grow() }
    return last
  }

  /// The code that stands for this one: another spelling of the same label.
  @inline(__always)
  func canonical(_ code: Int32) -> Int32 { aliases.isEmpty ? code : aliases[code] ?? code }

  mutating func alias(_ code: Int32, _ right: Int32) { aliases[code] = right }

  /// Gives a label the next code without asking whether it has one.
  mutating func append(_ label: String) {
    arena.append(contentsOf: label.utf8)
    ends.append(Int32(arena.count))
  }

  private func start(_ code: Int) -> Int { code == 0 ? 0 : Int(ends[code - 1]) }

  @inline(__always)
  private func equals(_ code: Int32, _ base: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    let from = start(Int(code))
    guard Int(ends[Int(code)]) - from == length else { return false }
    return arena.withUnsafeBufferPointer { length == 0 || memcmp($0.baseAddress! + from, base, length) == 0 }
  }

  private mutating func grow() {
    var wider = [Int32](repeating: -1, count: slots.count * 2)
    arena.withUnsafeBufferPointer { bytes in
      for code in 0..<ends.count {
        let from = start(code)
        let length = Int(ends[code]) - from
        var slot = 0
        if length > 0 {
          slot = Int(truncatingIfNeeded: Self.hash(bytes.baseAddress! + from, length)) & (wider.count - 1)
        } else {
          slot = Int(truncatingIfNeeded: Self.seed) & (wider.count - 1)
        }
        while wider[slot] >= 0 { slot = (slot + 1) & (wider.count - 1) }
        wider[slot] = Int32(code)
      }
    }
    slots = wider
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func hash(_ base: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var hash = seed
    var i = 0
    while i + 8 <= length {
      hash = mix(hash ^ UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self))
      i += 8
    }
    var rest: UInt64 = 0
    while i < length {
      rest = rest << 8 | UInt64(base[i])
      i += 1
    }
    return rest == 0 && length & 7 == 0 ? hash : mix(hash ^ rest ^ UInt64(length) << 56)
  }

  @inline(__always)
  private static func mix(_ x: UInt64) -> UInt64 {
    let y = (x ^ (x >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return y ^ (y >> 32)
  }
}
