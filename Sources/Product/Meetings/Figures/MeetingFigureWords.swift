import Danish

/// What is said about the figures of a meeting.
enum MeetingFigureWords {
  static let title = "Tal at tale om"
  static let intro = "Tallene er gemt, som de var, da de blev fastgjort. Nye tal ændrer dem ikke."
  static let pageLead =
    "Det er de tal, I har fastgjort til mødet, med det, I skrev ved dem. De er gemt, som de var, og nye tal ændrer dem ikke."
  static let none = "Ingen tal er fastgjort endnu"
  static let noneText = "Læs profilen, og fastgør de tal, I vil tale om. Så står de her, som de er i dag."

  static let receipts = [
    "note": "Din note er gemt.", "fjernet": "Tallet er fjernet fra mødet.", "flyttet": "Rækkefølgen er ændret.",
  ]

  static let task = "Tal at tale om"
  static func taskNote(_ count: Int) -> String {
    count == 0 ? "Ingen tal er fastgjort endnu" : "\(pinned(count)) fastgjort"
  }
  static func pinned(_ count: Int) -> String { Danish.counted(count, one: "tal", other: "tal") }

  static let questionTask = "Spørgsmål om tal"
  static func questionNote(open: Int, of all: Int) -> String {
    open == 0
      ? "\(Danish.count(all)) er besvaret"
      : "\(Danish.count(open)) af \(Danish.count(all)) venter på datakontaktens svar"
  }
}
