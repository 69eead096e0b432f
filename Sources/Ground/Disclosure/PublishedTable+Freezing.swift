import Crypto

extension PublishedTable {
  /// The table as bytes that never change again, with a checksum over all of it.
  ///
  /// The checksum finds accidents and careless edits. It is no signature: who can write the database and run this
  /// program can make a new one, so the thawed table is examined by its own rule as well.
  package func frozen() -> [UInt8] {
    let keys = cells.keys.inOrder()
    var writer = ByteWriter()
    writer.write(raw: PublishedTable.sign)
    writer.write(Int(Disclosure.ruleVersion))
    writer.write(rule)
    writer.write(indicator)
    writer.write(root)
    writer.write(raw: patternHash(inOrder: keys))
    writer.write(keys.count)
    for key in keys {
      writer.write(key)
      writer.write(cells[key] ?? .hidden)
    }
    return writer.bytes + SHA256.hash(data: writer.bytes)
  }

  static let sign = Array("FTAB".utf8)
}

extension ByteWriter {
  fileprivate mutating func write(_ rule: FamilyRule) {
    write(rule.threshold)
    write(rule.sensitivity.rawValue)
    write(byte: rule.sourceIsPublic ? 1 : 0)
  }

  fileprivate mutating func write(_ cell: PublishedTable.Cell) {
    switch cell {
    case .hidden: write(byte: 0)
    case .proportion(let x, let n):
      write(byte: 1)
      write(x)
      write(n)
    case .mean(let value, let n, let sd, let scale):
      write(byte: sd == nil ? 2 : 3)
      for number in [value, scale.lowerBound, scale.upperBound] + (sd.map { [$0] } ?? []) { write(number) }
      write(n)
    case .count(let x, let population):
      write(byte: population == nil ? 4 : 5)
      write(x)
      if let population { write(population) }
    case .given(let value):
      write(byte: 6)
      write(value)
    case .missing(let mark):
      write(byte: 7)
      write(mark)
    }
  }
}
