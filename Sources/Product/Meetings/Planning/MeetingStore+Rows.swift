import People
import Storage
import Values

extension Meeting {
  /// Nil for a row that a newer version of the product wrote and this one cannot read.
  init?(_ row: Row, agenda: [MeetingKind.AgendaItem]) {
    let (kindText, circleText): (String, String) = (row["kind_text"], row["circle_text"])
    guard let scope = Scope.Kind(rawValue: row["scope"]),
      case .kind(var kind) = Method.saved(kindText, as: .kind)
    else { return nil }
    kind.agenda = agenda
    self.init(
      id: row["id"], title: row["title"], kind: kind, circle: nil, scope: Scope(kind: scope, target: row["target"]),
      day: row["day"], start: row["start_minute"], end: row["end_minute"])
    if !circleText.isEmpty, case .circle(let circle) = Method.saved(circleText, as: .circle) {
      self.circle = circle
      self.kind.circle = circle.slug
    }
    readTexts(row)
    (convener, leader, recorder, series) = (row["convener"], row["leader"], row["recorder"], row["series"])
    (again, helper) = (row["again"], row["helper"])
    isFirst = row["is_first"] as Int == 1
    breadth = (row["breadth"] as String?).flatMap(Breadth.init)
    if let sort = (row["relation"] as String?).flatMap(Relation.Sort.init), let other: ID<Meeting> = row["related"] {
      relation = Relation(sort, other)
    }
    cancelled = (row["cancelled"] as Instant?).map { Cancellation(at: $0, words: row["cancel_words"]) }
    version = row["version"]
  }

  private mutating func readTexts(_ row: Row) {
    (place, intention, aims, data) = (row["place"], row["intention"], row["aims"], row["data"])
    practical = row["practical"]
    topics = Meeting.lines(row["topics"])
  }

  static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
}

extension MeetingKind.AgendaItem {
  init(_ row: Row) {
    self.init(
      row["title"], minutes: row["minutes"], points: Meeting.lines(row["points"]),
      isCircle: row["is_circle"] as Int == 1)
  }
}

extension MeetingEntry {
  init?(_ row: Row) {
    guard let scope = Scope.Kind(rawValue: row["scope"]) else { return nil }
    let cancelled: Instant? = row["cancelled"]
    self.init(
      id: row["id"], title: row["title"], kind: row["kind"], kindName: row["kind_name"],
      scope: Scope(kind: scope, target: row["target"]), day: row["day"], start: row["start_minute"],
      end: row["end_minute"], place: row["place"], isCancelled: cancelled != nil)
  }
}

extension Participant {
  init?(_ row: Row) {
    guard let ring = MeetingKind.Invited.Ring(rawValue: row["ring"]) else { return nil }
    let name: String = row["name"]
    self.init(
      id: row["id"], person: row["person"], name: name.isEmpty ? MeetingWords.erased : name, email: row["email"],
      organisation: row["organisation"],
      ring: ring, role: (row["role"] as String?).flatMap(Role.init), note: row["note"])
  }
}
