import Markup
import Web

/// What is shown instead of a file that could not be made.
enum MinutesFilePages {
  static func none(_ refusal: PDFPress.Refusal, back: Path) -> Page {
    let text =
      switch refusal {
      case .none: MinutesWords.pdfNotHere
      case .busy: MinutesWords.pdfBusy
      case .failed: MinutesWords.pdfFailed
      }
    return Page(
      title: MinutesWords.noPDF,
      main: Parts.apology(
        MinutesWords.noPDF, text, actions: Parts.actions(Parts.link("Tilbage til referatet", to: back, .primary))))
  }
}
