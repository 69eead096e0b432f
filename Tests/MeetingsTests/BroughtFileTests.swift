import Foundation
import Meetings
import TestSupport
import Testing

@Suite struct BroughtFileTests {
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// A chunk without a right checksum: nobody here decodes the picture.
  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    [0, 0, UInt8(content.count >> 8), UInt8(content.count & 255)] + Array(name.utf8) + content + [1, 2, 3, 4]
  }

  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
  }

  /// Exif in the byte order of most telephones: turned 6, and a place.
  static let exif: [UInt8] =
    Array("Exif\0\0II".utf8) + [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]
    + Array("GPS 55.77 9.70".utf8)

  static let jpeg: [UInt8] =
    [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 1]) + segment(0xE1, exif)
    + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/ GPS".utf8)) + segment(0xED, Array("Photoshop GPS".utf8))
    + segment(0xFE, Array("GPS i en kommentar".utf8)) + segment(0xDB, [0, 1, 2]) + segment(0xDA, [1, 1, 0, 0, 63, 0])
    + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD3, 0x56] + segment(0xC4, [9, 9]) + segment(0xDA, [1, 2, 0, 0, 63, 0])
    + [0x77, 0xFF, 0xD9] + Array("GPS efter billedet".utf8)

  static func holds(_ bytes: [UInt8], _ text: String) -> Bool { Data(bytes).range(of: Data(text.utf8)) != nil }

  @Test func `a photo loses place, time and comments, and keeps the picture and which way is up`() throws {
    #expect(Self.holds(Self.jpeg, "GPS"))
    let clean = try Photo.cleaned(Self.jpeg, .jpg)
    #expect(!Self.holds(clean, "GPS") && !Self.holds(clean, "adobe"))
    for part in [
      Self.segment(0xDB, [0, 1, 2]), [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD3, 0x56], Self.segment(0xC4, [9, 9]),
    ] {
      #expect(Data(clean).range(of: Data(part)) != nil)
    }
    #expect(clean.suffix(3) == [0x77, 0xFF, 0xD9])
    // The orientation, in the other byte order: tag 0x0112, short, one, 6.
    #expect(Data(clean).range(of: Data([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6])) != nil)
    // Cleaning what is clean changes nothing.
    #expect(try Photo.cleaned(clean, .jpg) == clean)
  }

  @Test func `a picture of the web loses its texts`() throws {
    let picture =
      Self.png + Self.chunk("IHDR", [1, 2, 3]) + Self.chunk("tEXt", Array("GPS".utf8))
      + Self.chunk("eXIf", Array("GPS".utf8))
      + Self.chunk("IDAT", [7, 7]) + Self.chunk("IEND", []) + Array("GPS".utf8)
    let clean = try Photo.cleaned(picture, .png)
    #expect(!Self.holds(clean, "GPS"))
    #expect(clean == Self.png + Self.chunk("IHDR", [1, 2, 3]) + Self.chunk("IDAT", [7, 7]) + Self.chunk("IEND", []))
  }

  @Test func `a photo cut off anywhere is refused or has no place in it`() {
    for end in 3..<Self.jpeg.count {
      let clean = try? Photo.cleaned(Array(Self.jpeg[..<end]), .jpg)
      #expect(clean.map { !Self.holds($0, "GPS") } ?? true, "cut at \(end)")
    }
    var chance = Chance(seed: 10)
    for _ in 0..<2000 {
      var odd = Self.jpeg
      for _ in 0..<3 { odd[Int.random(in: 0..<odd.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance) }
      _ = try? Photo.cleaned(odd, .jpg)
      _ = try? Photo.cleaned(odd, .png)
    }
  }

  static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  static let docx = zip + Array("[Content_Types].xml word/document.xml".utf8)

  static let right: [(String, [UInt8], FileSort)] = [
    ("a.pdf", Array("%PDF-1.7".utf8), .pdf), ("a.PNG", png, .png), ("a.jpg", jpeg, .jpg), ("a.jpeg", jpeg, .jpg),
    ("a.docx", docx, .docx), ("a.xlsx", zip + Array("[Content_Types].xml xl/workbook.xml".utf8), .xlsx),
    ("a.csv", Array("navn;antal\r\nÅse;3".utf8), .csv), ("a.txt", Array("Hej".utf8), .txt),
    ("a.csv", [0xC5, 0x73, 0x65, 0x3B, 0x33], .csv),
  ]

  @Test(arguments: right.indices) func `a file is told by what it holds`(place: Int) throws {
    let (name, bytes, sort) = Self.right[place]
    #expect(try FileSort.of(bytes, named: name) == sort)
  }

  static let wrong: [(String, [UInt8], FileRefusal)] = [
    ("a.pdf", [], .empty), ("a.exe", [0x4D, 0x5A, 0, 0], .unknown), ("a.jpg", Array("%PDF-1".utf8), .misnamed(.pdf)),
    ("a.pdf", jpeg, .misnamed(.jpg)), ("a", Array("Hej".utf8), .misnamed(.txt)),
    ("a.txt", Array("<!DOCTYPE html><p>".utf8), .unknown), ("a.csv", Array("x;<script>".utf8), .unknown),
    ("a.html", Array("Hej".utf8), .misnamed(.txt)), ("a.svg", Array("<svg onload=x>".utf8), .unknown),
    ("a.heic", [0, 0, 0, 24] + Array("ftypheic0000".utf8), .heic), ("a.zip", zip + [1, 2], .unknown),
    ("a.docx", docx + Array("word/vbaProject.bin".utf8), .macros), ("a.txt", [65, 0, 66], .unknown),
    ("a.docm", docx, .misnamed(.docx)),
  ]

  @Test(arguments: wrong.indices) func `a file that is not what it says, or could do something, is refused`(place: Int)
  {
    let (name, bytes, refusal) = Self.wrong[place]
    #expect(throws: refusal, "\(name)") { try FileSort.of(bytes, named: name) }
  }
}
