import Danish
import Values

/// The letter that says the minutes are there: what came out in short, where they are read, and until when one may
/// object. Plain text; nothing in it tells when it is read.
package struct MinutesLetter: Hashable, Sendable {
  package var receiver: String
  package var meeting: String
  package var day: Day
  /// "Mål: Alle timer begynder ens", as the receiver may read it.
  package var brief: [String]
  package var until: Day
  /// Absolute; nil for a guest who has no link.
  package var address: String?
  package var isGuest: Bool
  package var sender: String
  package var municipality: String

  package var subject: String { "Referat: \(meeting), \(Danish.date(day))" }

  package var text: String {
    let deadline = Danish.weekdayDate(until)
    let way =
      address.map { "Læs referatet, og skriv, hvis der er noget, der ikke passer, senest \(deadline):\n\($0)" }
      ?? "Er der noget, der ikke passer, så svar på dette brev senest \(deadline)."
    let own = isGuest && address != nil ? " Linket er dit eget. Send det ikke videre." : ""
    let parts = [
      "Kære \(receiver)", "Her er referatet af \(meeting), \(Danish.weekdayDate(day)).",
      brief.isEmpty ? nil : "Kort fortalt:\n" + brief.map { "- \($0)" }.joined(separator: "\n"), way,
      "Sendt for \(sender), \(municipality), med Fælled.\(own)",
    ]
    return parts.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }
}

extension MinutesDocument {
  /// The short version, a line for each thing that came out.
  func brief(_ names: MinutesNames) -> [String] {
    sections.filter { $0.id == "kort" }.flatMap(\.blocks).flatMap { block -> [String] in
      guard case .table(_, _, let rows, _) = block else { return [] }
      return rows.map { $0.map(names.text).joined(separator: ": ") }
    }
  }
}

extension MinutesNames {
  /// As guests are told of the others: by role and place, and never by name. Their own name is their own.
  package static func roles(_ participants: [Participant], for own: ID<Participant>) -> MinutesNames {
    var names = MinutesNames()
    for one in participants {
      let role = [one.role?.name, one.organisation].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
      let words = role.isEmpty ? MinutesWords.guest : role.prefix(1).lowercased() + role.dropFirst()
      names.attendees[.participant(one.id)] = one.id == own ? one.name : words
      if let person = one.person { names.persons[person] = words }
    }
    names.others = MinutesWords.somebody
    return names
  }
}
