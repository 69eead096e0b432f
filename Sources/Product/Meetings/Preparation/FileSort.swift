import Foundation

/// The sorts of files a participant can bring, told by what they hold and not by what they are called.
package enum FileSort: String, CaseIterable, Sendable {
  case pdf, png, jpg, docx, xlsx, csv, txt

  package var isPhoto: Bool { self == .png || self == .jpg }

  package var type: String {
    switch self {
    case .pdf: "application/pdf"
    case .png: "image/png"
    case .jpg: "image/jpeg"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .csv: "text/csv"
    case .txt: "text/plain"
    }
  }
}

/// Why a file is not taken.
package enum FileRefusal: Error, Hashable, Sendable {
  case empty
  case unknown
  /// The name says one thing and the bytes another.
  case misnamed(FileSort)
  /// A photo of a phone's own format: where it was taken stands too deep in it to be taken out.
  case heic
  /// An office file with programs in it.
  case macros
  /// A text or a table with what looks like a CPR number in it.
  case personNumber
  /// A photo that is not whole, so that nobody can tell what stands in it.
  case broken
}

extension FileSort {
  /// Five minutes of photos at a phone's finest, or a long report. In bytes.
  package static let limit = 10 * 1024 * 1024

  /// What the file is. The name's ending must say the same, because that is what opens it on the reader's machine.
  package static func of(_ bytes: [UInt8], named name: String) throws(FileRefusal) -> FileSort {
    guard !bytes.isEmpty else { throw .empty }
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let sort = try sort(of: bytes, ending: ending) else { throw .unknown }
    let endings = sort == .jpg ? ["jpg", "jpeg"] : [sort.rawValue]
    guard endings.contains(ending) else { throw .misnamed(sort) }
    return sort
  }

  private static func sort(of bytes: [UInt8], ending: String) throws(FileRefusal) -> FileSort? {
    if bytes.starts(with: Array("%PDF-".utf8)) { return .pdf }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpg }
    if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) { throw .heic }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try office(bytes) }
    return isText(bytes) ? (ending == "csv" ? .csv : .txt) : nil
  }

  /// A zip names its files in plain sight.
  private static func office(_ bytes: [UInt8]) throws(FileRefusal) -> FileSort? {
    let data = Data(bytes)
    func holds(_ name: String) -> Bool { data.range(of: Data(name.utf8)) != nil }
    guard holds("[Content_Types].xml") else { return nil }
    if holds("vbaProject.bin") { throw .macros }
    return holds("word/document.xml") ? .docx : holds("xl/workbook.xml") ? .xlsx : nil
  }

  /// Text in UTF-8, or in the letters of an older spreadsheet, without signs that steer anything, and nothing that a
  /// browser would take for a page.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0D].contains($0) }
    let start = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    return isPlain && !["<!doctype", "<html", "<script", "<svg", "<?xml"].contains { start.contains($0) }
  }
}
