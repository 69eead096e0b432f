import CZip
import Foundation

/// Parts packed as one zip file, in their order.
enum ZipFile {
  /// Names in ASCII. Parts carry no time of their own, so that the same parts give the same bytes.
  static func bytes(_ parts: [(name: String, content: [UInt8])]) -> [UInt8] {
    // Nothing but memory can be missing: no file is opened.
    guard let target = zip_source_buffer_create(nil, 0, 0, nil),
      let zip = zip_open_from_source(target, ZIP_TRUNCATE, nil)
    else { preconditionFailure("no memory for a zip file") }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    for (name, content) in parts { add(name, content, to: zip) }
    guard zip_close(zip) == 0 else { preconditionFailure("no memory for a zip file") }
    return read(target)
  }

  private static func add(_ name: String, _ content: [UInt8], to zip: OpaquePointer) {
    // The library reads it when the file is closed, and frees it then.
    guard let copy = malloc(max(1, content.count)) else { preconditionFailure("no memory for \(name)") }
    content.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count) }
    let index = zip_file_add(zip, name, zip_source_buffer(zip, copy, UInt64(content.count), 1), 0)
    precondition(index >= 0, "\(name) stands twice")
    zip_set_file_compression(zip, UInt64(index), ZIP_CM_STORE, 0)
    zip_file_set_dostime(zip, UInt64(index), 0, 0x21, 0)  // the first day such a file can have
  }

  private static func read(_ source: OpaquePointer) -> [UInt8] {
    var facts = zip_stat_t()
    guard zip_source_stat(source, &facts) == 0, zip_source_open(source) == 0 else { return [] }
    defer { zip_source_close(source) }
    return [UInt8](unsafeUninitializedCapacity: Int(facts.size)) { buffer, count in
      count = Int(max(0, zip_source_read(source, buffer.baseAddress, facts.size)))
    }
  }
}
