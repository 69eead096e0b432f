import Danish
import People
import Storage
import Values

extension OwnDataSource {
  /// Notes by pinned figures, questions about figures and answers to them, word for word.
  package static let profiles = OwnDataSource { person, municipality, tx in
    func entries(_ what: String, _ rows: [Row]) -> [OwnDataEntry] {
      rows.map { row in
        let (at, name, area, text): (Instant, String, String, String) = (row[0], row[1], row[2], row[3])
        return OwnDataEntry(
          title: "\(what) \(name), \(area), \(Danish.date(at.day))", until: nil,
          lines: text.isEmpty ? ["Uden tekst"] : text.split(separator: "\n").map(String.init))
      }
    }
    let notes = try tx.rows(
      """
      SELECT n.changed, p.indicator_name, p.area_name, n.note FROM pin_note n
      JOIN pin p ON p.municipality = n.municipality AND p.id = n.pin
      WHERE n.municipality = \(municipality) AND n.person = \(person) ORDER BY n.changed DESC, p.id
      """)
    let questions = try tx.rows(
      """
      SELECT asked_at, indicator_name, area_name, asked FROM figure_question
      WHERE municipality = \(municipality) AND asker = \(person) ORDER BY asked_at DESC, id
      """)
    let answers = try tx.rows(
      """
      SELECT answered_at, indicator_name, area_name, answer FROM figure_question
      WHERE municipality = \(municipality) AND answered_by = \(person) ORDER BY answered_at DESC, id
      """)
    return entries("Note ved", notes) + entries("Spørgsmål om", questions) + entries("Svar om", answers)
  }
}
