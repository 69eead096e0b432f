import CQREncode
import Markup

/// A QR code as a drawing: what a phone's camera reads from the big screen.
package enum QRCode {
  /// One path on a square of modules with a quiet border of four, as the standard asks. Nil when the text is too long
  /// (about 1,000 characters).
  package static func svg(_ text: String, label: String) -> HTML? {
    guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        var end = column
        while end < width, code.pointee.data[row * width + end] & 1 == 1 { end += 1 }
        if end > column { path += "M\(column + 4) \(row + 4)h\(end - column)v1h-\(end - column)z" }
        column = max(end, column) + 1
      }
    }
    let side = "\(width + 8)"
    return """
      <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)"><path d="\(path)"/></svg>
      """
  }
}
