import Danish
import Values

/// What Min side says.
enum MySideWords {
  /// Good morning until ten, good evening from eighteen.
  static func greeting(_ name: String, at now: Instant) -> String {
    let hour = now.clock.hour
    let word = (5..<10).contains(hour) ? "Godmorgen" : (18..<24).contains(hour) ? "Godaften" : "Goddag"
    return "\(word), \(name)"
  }

  static func today(_ now: Instant) -> String {
    let text = Danish.weekdayDate(now.day)
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  static let receipts = ["adgangskode": SignInWords.passwordChanged]
}
