import CZlib

/// Compression as browsers understand it (RFC 1951 and 1952), by the machine's zlib.
package enum Gzip {
  /// Ten bytes that say: gzip, deflate, no name, no time, Unix.
  static let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]

  /// How a run of deflate data ends: on a byte boundary so that more can follow, or for good.
  enum End {
    case more
    case last
    fileprivate var flush: Int32 { self == .more ? Z_SYNC_FLUSH : Z_FINISH }
  }

  /// A complete gzip file.
  package static func member(_ bytes: [UInt8], level: Int = 5) -> [UInt8] {
    var out = header
    out.reserveCapacity(bytes.count / 4 + 64)
    deflate(bytes, level: level, end: .last, into: &out)
    out.append(littleEndian: UInt32(truncatingIfNeeded: checksum(bytes)))
    out.append(littleEndian: UInt32(truncatingIfNeeded: bytes.count))
    return out
  }

  static func checksum(_ bytes: [UInt8]) -> UInt { checksum(bytes[...]) }

  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt {
    bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
  }

  /// The plain bytes of raw deflate data that `deflate` made and whose checksum was found right.
  static func inflate(_ packed: [UInt8], to length: Int) -> [UInt8] {
    var stream = z_stream()
    let made = inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(made == Z_OK, "zlib could not start: \(made)")
    defer { inflateEnd(&stream) }
    var input = packed
    return [UInt8](unsafeUninitializedCapacity: length) { target, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(length)
        _ = CZlib.inflate(&stream, Z_SYNC_FLUSH)
      }
      count = length - Int(stream.avail_out)
    }
  }

  /// Raw deflate data that leans on nothing before it, so that runs can be laid end to end.
  static func deflate(_ bytes: [UInt8], level: Int, end: End, into out: inout [UInt8]) {
    var stream = z_stream()
    // -15: raw deflate, 32 KB window. Fails only when memory is out or the arguments are wrong.
    let made = deflateInit2_(
      &stream, Int32(level), Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(made == Z_OK, "zlib could not start: \(made)")
    defer { deflateEnd(&stream) }
    var input = bytes  // zlib's next_in is not const; a copy-on-write array costs nothing here
    input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      var done = false
      while !done {
        let room = max(4096, Int(deflateBound(&stream, UInt(stream.avail_in))) + 16)
        let start = out.count
        out.append(contentsOf: repeatElement(0, count: room))
        out.withUnsafeMutableBufferPointer { target in
          stream.next_out = target.baseAddress! + start
          stream.avail_out = UInt32(room)
          let result = CZlib.deflate(&stream, end.flush)
          // Room left over means that all of the input is out; for the last run zlib says so itself.
          done = end == .last ? result == Z_STREAM_END : stream.avail_out > 0
        }
        out.removeLast(Int(stream.avail_out))
      }
    }
  }
}

extension [UInt8] {
  mutating func append(littleEndian value: UInt32) {
    for shift in [0, 8, 16, 24] as [UInt32] { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}
