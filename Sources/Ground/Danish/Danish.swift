/// Numbers, dates, words and names as Danes write, read and sort them.
///
/// Pure functions without state. Nothing here asks the process for its locale: a server started with another
/// language must still write 1.234,5. Formatting uses its own digit code, because a `NumberFormatter` per figure
/// costs more than the rest of a profile page.
package enum Danish {
  /// Keeps a number and its unit on the same line.
  package static let noBreak = "\u{A0}"

  /// Stands where there is no number to show.
  package static let noValue = "–"
}
