/// Finds what looks like a CPR number, so that it can be refused: the product needs none and keeps none.
///
/// The check digit is not asked: since 2007 there are valid numbers that do not fulfil it.
package enum CPRNumber {
  package static func isFound(in text: String) -> Bool {
    // The regular expression is slow and nearly no text holds ten digits.
    guard text.utf8.count(where: { (48...57).contains($0) }) >= 10 else { return false }
    return text.contains(#/\b(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}[- ]?\d{4}\b/#)
  }
}
