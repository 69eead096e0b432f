import Danish
import Values

/// The letter that says the minutes are there: what came out in short, where they are read, and until when one may
/// object; or, once they are approved, that they are. Plain text; nothing in it tells when it is read.
package struct MinutesLetter: Hashable, Sendable {
  package var receiver: String
  package var meeting: String
  package var day: Day
  /// "Mål: Alle timer begynder ens", as the receiver may read it.
  package var brief: [String]
  /// The last day one may object; nil when the minutes are approved.
  package var until: Day?
  /// Absolute; nil for a guest who has no link.
  package var address: String?
  package var isGuest: Bool
  package var sender: String
  package var municipality: String

  package var subject: String {
    "\(until == nil ? "Referatet er godkendt" : "Referat"): \(meeting), \(Danish.date(day))"
  }

  /// Where to read, and what one can do.
  private var way: String? {
    guard let until else { return address.map { "Læs det her:\n\($0)" } }
    let deadline = Danish.weekdayDate(until)
    return address.map { "Læs referatet, og skriv, hvis der er noget, der ikke passer, senest \(deadline):\n\($0)" }
      ?? "Er der noget, der ikke passer, så svar på dette brev senest \(deadline)."
  }

  package var text: String {
    let what = "\(meeting), \(Danish.weekdayDate(day))"
    let own = isGuest && address != nil ? " Linket er dit eget. Send det ikke videre." : ""
    let parts = [
      "Kære \(receiver)",
      until == nil
        ? "Referatet af \(what), er godkendt og låst. Det bliver ikke ændret mere." : "Her er referatet af \(what).",
      brief.isEmpty ? nil : "Kort fortalt:\n" + brief.map { "- \($0)" }.joined(separator: "\n"), way,
      "Sendt for \(sender), \(municipality), med Fælled.\(own)",
    ]
    return parts.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }
}

extension MinutesDocument {
  /// The short version, a line for each thing that came out.
  func brief(_ names: MinutesNames) -> [String] {
    outcomes(names).map { $0.joined(separator: ": ") }
  }
}

extension MinutesNames {
  /// As guests are told of the others: by role and place, and never by name. Their own name is their own.
  package static func roles(_ participants: [Participant], for own: ID<Participant>) -> MinutesNames {
    var names = MinutesNames()
    for one in participants {
      let role = [one.role?.name, one.organisation].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
      let words = role.isEmpty ? MinutesWords.guest : inText(role)
      names.attendees[.participant(one.id)] = one.id == own ? one.name : words
      if let person = one.person { names.persons[person] = words }
    }
    names.others = MinutesWords.somebody
    return names
  }

  /// "skoleleder, Strandby Skole" within a sentence; "SFO-leder" is a short form and keeps its capitals.
  private static func inText(_ role: String) -> String {
    role.dropFirst().first?.isUppercase ?? false ? role : role.prefix(1).lowercased() + role.dropFirst()
  }
}
