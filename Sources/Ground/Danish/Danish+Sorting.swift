import Foundation

extension Danish {
  /// The values in Danish alphabetical order of their names: … z æ ø å, "aa" as å, and 2 before 10.
  package static func sorted<Value>(_ values: some Sequence<Value>, by name: (Value) -> String) -> [Value] {
    values.map { (key: sortKey(name($0)), value: $0) }.sorted { $0.key < $1.key }.map(\.value)
  }

  package static func sorted(_ names: some Sequence<String>) -> [String] { sorted(names) { $0 } }

  /// A text of plain ASCII whose byte order is the Danish alphabetical order, also in a database.
  ///
  /// Three levels, as in the Danish rules of CLDR: letters; then accents; then capitals (first) and "Å" before
  /// "Aa". The name itself follows last, so that two names never tie by accident. One departure from CLDR: a run of
  /// digits counts as the number it writes, because "10. klasse" comes after "9. klasse".
  package static func sortKey(_ name: String) -> String {
    var key = SortKey()
    var letters = Array(name.precomposedStringWithCanonicalMapping.unicodeScalars)[...]
    while let first = letters.first {
      if first.isASCII, UInt8(first.value).isDigit {
        let run = letters.prefix { $0.isASCII && UInt8($0.value).isDigit }
        key.append(number: run)
        letters = letters.dropFirst(run.count)
      } else if let capital = doubleA[String(String.UnicodeScalarView(letters.prefix(2)))] {
        key.appendDoubleA(capital)
        letters = letters.dropFirst(2)
      } else {
        key.append(first)
        letters = letters.dropFirst()
      }
    }
    return key.text
  }
}

private struct SortKey {
  // All weights are printable ASCII above the space, which separates the levels and so sorts a prefix first.
  private var letters: [UInt8] = []
  private var accents: [UInt8] = []
  private var capitals: [UInt8] = []

  var text: String {
    String(decoding: letters + [0x20] + accents + [0x20] + capitals, as: UTF8.self)
  }

  mutating func append(_ letter: Unicode.Scalar) {
    let isCapital = letter.properties.isUppercase
    for small in letter.properties.lowercaseMapping.unicodeScalars {
      if let (base, accent) = nordic[small] {
        for weight in base.utf8 { add(weight, accent, isCapital ? capital : common) }
      } else if small.isASCII {
        add(asciiWeight(UInt8(small.value)), plain, isCapital ? capital : common)
      } else {
        appendForeign(small, isCapital: isCapital)
      }
    }
  }

  /// "aa" is å spelt the old way: the same letter, told apart only when all else is equal.
  mutating func appendDoubleA(_ capital: UInt8) { add(å, plain, capital) }

  /// Two digits for how long the number is, then the number: 9 is "019", 10 is "0210".
  mutating func append(number run: ArraySlice<Unicode.Scalar>) {
    let digits = run.drop { $0 == "0" }.map { UInt8($0.value) }
    let length = min(digits.count, 99)
    for weight in [UInt8(length / 10) + 0x30, UInt8(length % 10) + 0x30] + digits { add(weight, plain, common) }
    // "007" after "07" after "7", only when all else is equal
    for _ in 0..<(run.count - digits.count) { capitals.append(UInt8(ascii: "5")) }
  }

  private mutating func appendForeign(_ letter: Unicode.Scalar, isCapital: Bool) {
    let parts = Array(String(letter).decomposedStringWithCanonicalMapping.unicodeScalars)
    guard parts.count > 1, parts[0].isASCII else {
      // Other alphabets come after å, in the order of their code points.
      letters.append(0x7E)
      for shift in stride(from: 20, through: 0, by: -4) {
        letters.append(0x40 + UInt8(letter.value >> UInt32(shift) & 0xF))
      }
      return
    }
    let accent = UInt8(0x31 + parts[1].value % 0x40)
    add(asciiWeight(UInt8(parts[0].value)), accent, isCapital ? capital : common)
  }

  private mutating func add(_ weight: UInt8, _ accent: UInt8, _ capital: UInt8) {
    letters.append(weight)
    accents.append(accent)
    capitals.append(capital)
  }

  private let å: UInt8 = 0x7D
  private let plain: UInt8 = 0x30
  private let capital = UInt8(ascii: "0")
  private let common = UInt8(ascii: "4")

  /// Spaces first, then signs in CLDR's order, digits, letters.
  private func asciiWeight(_ byte: UInt8) -> UInt8 {
    if byte.isSmallLetter { return byte }
    guard let place = signs.firstIndex(of: byte) else { return 0x21 }
    return place < 15 ? 0x21 + UInt8(place) : 0x2F
  }
}

private let signs = Array(" _-,;:!?.'\"()&/".utf8)

/// The letter each stands as, and how far it is from it. æ ø å follow z: { | } in ASCII.
private let nordic: [Unicode.Scalar: (base: String, accent: UInt8)] = [
  "æ": ("{", 0x30), "ä": ("{", 0x31), "ø": ("|", 0x30), "ö": ("|", 0x31), "ő": ("|", 0x32), "œ": ("|", 0x33),
  "å": ("}", 0x30), "ü": ("y", 0x31), "ű": ("y", 0x32), "đ": ("d", 0x31), "ð": ("d", 0x32), "þ": ("th", 0x31),
  "ß": ("ss", 0x31),
]

/// Spellings of å and their place among them: Å 0, AA 1, Aa 2, å 4, aa 5. "aA" is two letters, as in CLDR.
private let doubleA: [String: UInt8] = ["AA": 0x31, "Aa": 0x32, "aa": 0x35]
