import Documents
import Markup
import Values
import Web

/// Minutes as files: for word processors always, as PDF where the program for it is set up.
struct MinutesFileRoutes: Sendable {
  let press: PDFPress
  let log: Log

  func word(_ paper: PaperDocument, named name: String) -> Answer {
    .bytes(paper.word, type: PaperDocument.wordType, filename: name).header("Cache-Control", "no-store")
  }

  /// Where it does not come about, a page says so, and how to get the same by printing `back`.
  func pdf(_ paper: PaperDocument, named name: String, of moment: Instant, back: Path) async -> Answer {
    do {
      let bytes = try await press.press(paper.page, of: moment)
      return .bytes(bytes, type: "application/pdf", filename: name).header("Cache-Control", "no-store")
    } catch {
      if case .failed(let words) = error { log(.warning, "pdf-failed", ["why": words]) }
      return .page(MinutesFilePages.none(error, back: back), status: error == .none ? 404 : 503)
    }
  }
}
