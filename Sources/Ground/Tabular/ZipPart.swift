import CExpat
import CZip
import Foundation

/// A zip file that may have been made to hurt: everything it claims is checked before it is unpacked.
final class ZipArchive {
  static let mostParts: Int64 = 4096
  static let mostBytes: UInt64 = 512 << 20
  private let zip: OpaquePointer
  /// What has been unpacked so far, over all parts.
  private var unpacked: UInt64 = 0

  init(path: String) throws {
    var code: Int32 = 0
    guard let zip = zip_open(path, ZIP_RDONLY, &code) else { throw Unreadable(.brokenWorkbook("zip \(code)")) }
    self.zip = zip
    guard zip_get_num_entries(zip, 0) <= Self.mostParts else {
      throw Unreadable(.hostileWorkbook("flere end \(Self.mostParts) dele"))
    }
  }

  deinit { zip_discard(zip) }

  func has(_ part: String) -> Bool { zip_name_locate(zip, part, ZIP_FL_NOCASE.asFlags) >= 0 }

  /// Streams one part through an XML parser that knows no document types and no entities.
  func parse(_ part: String, start: @escaping XMLPart.Start, end: @escaping XMLPart.End) throws {
    let index = zip_name_locate(zip, part, ZIP_FL_NOCASE.asFlags)
    guard index >= 0 else { throw Unreadable(.brokenWorkbook(part)) }
    var facts = zip_stat_t()
    guard zip_stat_index(zip, UInt64(index), 0, &facts) == 0 else { throw Unreadable(.brokenWorkbook(part)) }
    guard facts.encryption_method == 0 else { throw Unreadable(.hostileWorkbook("adgangskode")) }
    try check(facts.size, packed: facts.comp_size)
    guard let handle = zip_fopen_index(zip, UInt64(index), 0) else { throw Unreadable(.brokenWorkbook(part)) }
    defer { zip_fclose(handle) }
    let parser = XMLPart(start: start, end: end)
    var own: UInt64 = 0
    while true {
      let read = try parser.feed { buffer, size in zip_fread(handle, buffer, UInt64(size)) }
      if read == 0 { break }
      own += UInt64(read)
      unpacked += UInt64(read)
      // The directory of the file may lie about its size: what really comes out is counted too.
      try check(own, packed: facts.comp_size)
      guard unpacked <= Self.mostBytes else { throw Unreadable(.tooLarge(megabytes: Int(Self.mostBytes >> 20))) }
    }
  }

  /// Ordinary sheets shrink to a tenth or a fiftieth; bombs to a thousandth.
  private func check(_ size: UInt64, packed: UInt64) throws {
    guard size <= Self.mostBytes else { throw Unreadable(.tooLarge(megabytes: Int(Self.mostBytes >> 20))) }
    guard size < 16 << 20 || size / max(packed, 1) < 400 else { throw Unreadable(.hostileWorkbook("zip-bombe")) }
  }
}

/// An XML text, passed piece by piece; a document type or an entity ends it.
final class XMLPart {
  /// Name of the element and its attributes, name and value by turns.
  typealias Start = (UnsafePointer<CChar>, UnsafeMutablePointer<UnsafePointer<CChar>?>) throws -> Void
  /// Name of the element and the text since the last tag that was asked for with `capture`.
  typealias End = (UnsafePointer<CChar>, [UInt8]) throws -> Void
  private let parser: OpaquePointer
  private let start: Start
  private let end: End
  private var text: [UInt8] = []
  private var failure: (any Error)?

  init(start: @escaping Start, end: @escaping End) {
    parser = XML_ParserCreate(nil)
    self.start = start
    self.end = end
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { XMLPart.of($0).began($1!, $2!) },
      { XMLPart.of($0).ended($1!) })
    XML_SetCharacterDataHandler(parser) { data, bytes, count in
      let part = XMLPart.of(data)
      // No cell of a spreadsheet holds more than 32,767 characters.
      if part.text.count < 1 << 18 {
        part.text.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      XMLPart.of(data).stop(Unreadable(.hostileWorkbook("XML med DOCTYPE")))
    }
  }

  deinit { XML_ParserFree(parser) }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLPart {
    Unmanaged<XMLPart>.fromOpaque(data!).takeUnretainedValue()
  }

  private func began(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
    text.removeAll(keepingCapacity: true)
    do { try start(local(name), attributes) } catch { stop(error) }
  }

  private func ended(_ name: UnsafePointer<CChar>) {
    do { try end(local(name), text) } catch { stop(error) }
    text.removeAll(keepingCapacity: true)
  }

  /// The name without a prefix: some programs write `x:row`.
  private func local(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
    guard let colon = strchr(name, 0x3A) else { return name }
    return UnsafePointer(colon) + 1
  }

  private func stop(_ error: any Error) {
    if failure == nil { failure = error }
    XML_StopParser(parser, 0)
  }

  /// Lets `fill` put the next piece into the parser's own buffer; 0 at the end.
  func feed(_ fill: (UnsafeMutableRawPointer, Int) -> Int64) throws -> Int {
    guard let buffer = XML_GetBuffer(parser, 65_536) else { throw Unreadable(.brokenWorkbook("XML")) }
    let count = fill(buffer, 65_536)
    guard count >= 0 else { throw Unreadable(.brokenWorkbook("zip")) }
    let status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
    if let failure { throw failure }
    guard status != XML_STATUS_ERROR else {
      throw Unreadable(.brokenWorkbook("XML, linje \(XML_GetCurrentLineNumber(parser))"))
    }
    return Int(count)
  }
}

extension Int32 { var asFlags: UInt32 { UInt32(bitPattern: self) } }
extension UInt32 { var asFlags: UInt32 { self } }

/// The value of an attribute, by its name without prefix.
func attribute(_ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>, _ name: String) -> String? {
  var i = 0
  while let key = attributes[i], let value = attributes[i + 1] {
    if strcmp(key, name) == 0 { return String(cString: value) }
    i += 2
  }
  return nil
}
