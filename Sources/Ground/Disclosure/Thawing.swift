import Crypto

/// The parts of a frozen table, read and checked, but not yet a table that may be shown.
struct Thawed {
  let indicator: String
  let root: String
  let rule: FamilyRule
  let cells: [CellKey: PublishedTable.Cell]
  /// The keys of the cells in the order they stand in, which is theirs.
  let keys: [CellKey]
  let patternHash: [UInt8]

  init(_ bytes: [UInt8]) throws(ThawError) {
    guard bytes.count > 32 + PublishedTable.sign.count else { throw .malformed }
    guard SHA256.hash(data: bytes.dropLast(32)).elementsEqual(bytes.suffix(32)) else { throw .tampered }
    var reader = ByteReader(bytes.dropLast(32))
    guard try reader.take(4).elementsEqual(PublishedTable.sign) else { throw .malformed }
    let version = try reader.int()
    guard Disclosure.readableVersions.contains(version) else { throw .unknownRules(UInt16(clamping: version)) }
    rule = try reader.rule()
    indicator = try reader.text()
    root = try reader.text()
    patternHash = Array(try reader.take(32))
    (keys, cells) = try reader.cells()
    guard reader.isAtEnd else { throw .malformed }
  }

  /// True when no shown cell breaks the rule the table says it follows.
  var isLawful: Bool {
    let shown = cells.values.compactMap(CellContent.init)
    let hasCounts = shown.contains(where: \.hasCounts)
    return shown.allSatisfy { $0.problem == nil && rule.reasonsToHide($0, amongCounts: hasCounts).isEmpty }
  }
}

extension CellContent {
  /// Nil for a hidden cell, which has no content.
  init?(_ cell: PublishedTable.Cell) {
    switch cell {
    case .hidden: return nil
    case .proportion(let x, let n): self = .proportion(x: x, n: n)
    case .mean(let value, let n, let sd, let scale): self = .mean(value: value, n: n, sd: sd, scale: scale)
    case .count(let x, let population): self = .count(x, population: population)
    case .given(let value): self = .given(value)
    case .missing(let mark): self = .missing(mark: mark)
    }
  }
}

extension ByteReader {
  fileprivate mutating func rule() throws(ThawError) -> FamilyRule {
    let threshold = try int()
    let sensitivity = FamilyRule.Sensitivity(rawValue: try text())
    let isPublic = try byte()
    guard let sensitivity, isPublic <= 1,
      let rule = FamilyRule(threshold: threshold, sensitivity: sensitivity, sourceIsPublic: isPublic == 1)
    else { throw .malformed }
    return rule
  }

  /// Cells stand in their order, each key once: the same table has one spelling.
  fileprivate mutating func cells() throws(ThawError) -> ([CellKey], [CellKey: PublishedTable.Cell]) {
    var keys: [CellKey] = []
    var cells: [CellKey: PublishedTable.Cell] = [:]
    for _ in 0..<max(0, try int()) {
      let key = try key()
      if let last = keys.last, !(last < key) { throw .malformed }
      cells[key] = try cell()
      keys.append(key)
    }
    guard keys.count == cells.count else { throw .malformed }  // two spellings of one key
    return (keys, cells)
  }

  private mutating func cell() throws(ThawError) -> PublishedTable.Cell {
    switch try byte() {
    case 0: return .hidden
    case 1: return .proportion(x: try int(), n: try int())
    case 2: return try mean(hasDeviation: false)
    case 3: return try mean(hasDeviation: true)
    case 4: return .count(try int(), population: nil)
    case 5: return .count(try int(), population: try int())
    case 6: return .given(try double())
    case 7: return .missing(mark: try text())
    default: throw .malformed
    }
  }

  private mutating func mean(hasDeviation: Bool) throws(ThawError) -> PublishedTable.Cell {
    let (value, lowest, highest) = (try double(), try double(), try double())
    let sd: Double? = hasDeviation ? try double() : nil
    guard lowest <= highest else { throw .malformed }  // also refuses what is not a number
    return .mean(value: value, n: try int(), sd: sd, scale: lowest...highest)
  }
}
