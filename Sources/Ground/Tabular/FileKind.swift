/// What a file is, by its first bytes. Names lie: a web page is often saved as .xls.
enum FileKind {
  case text, workbook, json, px

  static func of(_ file: MappedFile) throws -> FileKind {
    let head = file.bytes.prefix(4096)
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .workbook }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw Unreadable(oldWorkbook(file)) }
    for (magic, name) in [
      ([0x25, 0x50, 0x44, 0x46], "PDF"), ([0x1F, 0x8B], "gzip"), ([0x89, 0x50, 0x4E, 0x47], "PNG"),
      ([0xFF, 0xD8, 0xFF], "JPEG"), ([0x42, 0x5A, 0x68], "bzip2"), ([0x37, 0x7A, 0xBC, 0xAF], "7z"),
      ([0x52, 0x61, 0x72, 0x21], "RAR"), ([0x53, 0x51, 0x4C, 0x69], "SQLite"), ([0x7F, 0x45, 0x4C, 0x46], "program"),
    ] as [([UInt8], String)] where head.starts(with: magic) {
      throw Unreadable(.kind(name, "Filen er \(name), ikke en tabel. Hent tabellen som .csv eller .xlsx."))
    }
    return try ofText(String(decoding: head.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }, as: UTF8.self))
  }

  private static func ofText(_ text: String) throws -> FileKind {
    let start = text.drop { $0.isWhitespace }
    if start.hasPrefix("{")
      || start.hasPrefix("[")
        && start.dropFirst().drop(while: \.isWhitespace).first.map({ "{[\"]".contains($0) }) == true
    {
      return .json
    }
    if start.hasPrefix("<") {
      let name = start.lowercased().contains("<html") || start.lowercased().contains("<table") ? "HTML" : "XML"
      throw Unreadable(.kind(name, "Filen er \(name) (en webside). Åbn den i Excel, og gem den som .xlsx."))
    }
    if start.hasPrefix("CHARSET=") || start.hasPrefix("AXIS-VERSION=") || start.hasPrefix("MATRIX=")
      || start.contains("\nSTUB") && start.contains("\nTITLE") || start.hasPrefix("LANGUAGE=")
      || start.hasPrefix("CODEPAGE=")
    {
      return .px
    }
    if start.hasPrefix("---\n") || start.hasPrefix("---\r") || start.hasPrefix("%YAML") {
      throw Unreadable(.kind("YAML", "Filen er YAML, ikke en tabel. Hent tabellen som .csv eller .xlsx."))
    }
    return .text
  }

  /// The container of .xls, and of an .xlsx with a password.
  private static func oldWorkbook(_ file: MappedFile) -> Finding {
    let name = Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 0xFF), 0] }
    let b = file.bytes.prefix(1 << 20)
    let isEncrypted = b.indices.contains { i in
      b[i] == name[0] && i + name.count <= b.count && b[i..<i + name.count].elementsEqual(name)
    }
    return isEncrypted
      ? .kind("krypteret regneark", "Regnearket er låst med en adgangskode. Fjern koden i Excel, og gem filen igen.")
      : .kind(".xls", "Filen er et regneark i det gamle format .xls. Gem filen som .xlsx fra Excel, og prøv igen.")
  }
}
