import MethodFiles
import People

extension MeetingKind {
  /// Every field a meeting kind may have, in the order files are written and the guide explains them.
  package static let fields = [
    "slug", "name", "purpose", "contributions", "level", "sharedUpward", "frequency", "convener", "minutes", "breaks",
    "firstTime", "invited", "planning", "topics", "helper", "meetingsBefore", "preparation", "season", "data", "agenda",
    "circle", "groundRules", "agreements", "evaluation", "after", "checklist", "asks",
  ]

  /// Reads a kind from its file; nil when anything was found, so that half a kind never exists.
  package init?(reading file: inout MethodFile) {
    let slug = file.slug("slug"), name = file.text("name"), purpose = file.text("purpose")
    let minutes = file.whole("minutes", from: 5, to: 600), agenda = AgendaItem.read(from: &file)
    var kind = MeetingKind(
      slug: slug ?? "", name: name ?? "", purpose: purpose ?? "", minutes: minutes ?? 0, agenda: agenda)
    kind.readFrame(from: &file)
    kind.readPreparing(from: &file)
    kind.readHolding(from: &file)
    file.refuseOthers(than: MeetingKind.fields)
    if minutes != nil { kind.checkMinutes(in: &file) }
    kind.checkCircle(in: &file)
    guard file.findings.isEmpty, slug != nil, name != nil, purpose != nil, minutes != nil else { return nil }
    self = kind
  }

  private mutating func readFrame(from file: inout MethodFile) {
    contributions = file.texts("contributions")
    level = file.optionalWord("level", Level.self)
    sharedUpward = file.optionalText("sharedUpward")
    frequency = file.optionalText("frequency")
    convener = file.optionalText("convener")
    breaks = file.optionalWhole("breaks", from: 0, to: 300) ?? 0
    firstTime = file.optionalInside("firstTime", expecting: ["minutes", "advice"]) { level in
      let advice = level.text("advice")
      guard let minutes = level.whole("minutes", from: 5, to: 600), let advice else { return nil }
      return FirstTime(minutes: minutes, advice: advice)
    }
    invited = file.items("invited", expecting: ["role", "unit", "other", "ring", "note"]) { Invited(reading: &$0) }
  }

  private mutating func readPreparing(from file: inout MethodFile) {
    planning = file.items("planning", expecting: ["field", "question", "points"]) { level in
      let question = level.text("question"), points = level.texts("points")
      guard let field = level.word("field", PlanningTask.Field.self), let question else { return nil }
      return PlanningTask(field, question, points: points)
    }
    topics = file.optionalInside("topics", expecting: ["most", "question", "advice"]) { level in
      let question = level.text("question"), advice = level.texts("advice")
      guard let most = level.whole("most", from: 1, to: 5), let question else { return nil }
      return Topics(most: most, question: question, advice: advice)
    }
    helper = file.optionalText("helper")
    meetingsBefore = file.items("meetingsBefore", expecting: ["name", "minutes", "who", "points"]) { level in
      let minutes = level.optionalWhole("minutes", from: 5, to: 600), who = level.text("who")
      let points = level.texts("points")
      guard let name = level.text("name"), let who else { return nil }
      return MeetingBefore(name: name, minutes: minutes, who: who, points: points)
    }
    preparation = Preparation(reading: &file)
    season = file.optionalInside("season", expecting: ["name", "points", "schoolPoints"]) { level in
      let points = level.texts("points"), schools = level.texts("schoolPoints")
      return level.text("name").map { Season(name: $0, points: points, schoolPoints: schools) }
    }
    data = file.items("data", expecting: ["what", "about", "required", "onlyFor"]) { DataBrought(reading: &$0) }
  }

  private mutating func readHolding(from file: inout MethodFile) {
    circle = file.has("circle") ? file.slug("circle") : nil
    groundRules = file.texts("groundRules")
    agreements = file.texts("agreements")
    evaluation = file.texts("evaluation")
    after = file.texts("after")
    checklist = file.optionalInside("checklist", expecting: ["name", "note", "points"]) { level in
      let note = level.optionalText("note"), points = level.texts("points")
      if points.isEmpty { level.find("points", .own(KindWords.checklistIsEmpty)) }
      return level.text("name").map { Checklist(name: $0, note: note, points: points) }
    }
    asks = file.items("asks", expecting: ["who", "what", "minutes"]) { level in
      let what = level.text("what"), minutes = level.whole("minutes", from: 1, to: 600)
      guard let who = level.word("who", Ask.Who.self), let what, let minutes else { return nil }
      return Ask(who, what, minutes: minutes)
    }
  }

  /// The items may not take longer than the meeting. That the breaks do not fit is said, but refuses nothing: a
  /// municipality may have decided so.
  private func checkMinutes(in file: inout MethodFile) {
    if agendaMinutes > minutes {
      file.find("agenda", .own(KindWords.agendaIsLong(agendaMinutes, of: minutes)), line: file.line(of: "minutes"))
    }
    if let firstTime, firstTime.minutes < minutes {
      file.find("firstTime", .own(KindWords.firstTimeIsShort(firstTime.minutes, minutes)))
    }
  }

  private func checkCircle(in file: inout MethodFile) {
    let isUsed = agenda.contains(where: \.isCircle)
    if isUsed, !file.has("circle") { file.find("circle", .own(KindWords.circleIsMissing)) }
    if !isUsed, let circle { file.find("circle", .own(KindWords.circleIsUnused(circle))) }
  }
}

extension MeetingKind.AgendaItem {
  static func read(from file: inout MethodFile) -> [Self] {
    let count = file.findings.count
    let items = file.items("agenda", expecting: ["title", "minutes", "points", "circle"]) { level -> Self? in
      let title = level.text("title"), points = level.texts("points"), isCircle = level.isSet("circle")
      guard let minutes = level.whole("minutes", from: 1, to: 600), let title else { return nil }
      return Self(title, minutes: minutes, points: points, isCircle: isCircle)
    }
    if items.isEmpty, file.findings.count == count { file.find("agenda", .own(KindWords.agendaIsMissing)) }
    return items
  }
}

extension MeetingKind.Invited {
  init?(reading level: inout MethodFile) {
    let ring = level.word("ring", Ring.self), note = level.optionalText("note")
    let named = ["role", "unit", "other"].filter(level.has)
    guard named.count == 1 else {
      level.find(named.first ?? "role", .own(KindWords.oneOfInvited))
      return nil
    }
    let who: Who? =
      switch named[0] {
      case "role": level.word("role", Role.self).map { .role($0) }
      case "unit": level.unitKind("unit").map { .unit($0) }
      default: level.text("other").map { .other($0) }
      }
    guard let who, let ring else { return nil }
    self.init(who, ring, note: note)
  }
}

extension MeetingKind.Preparation {
  init(reading file: inout MethodFile) {
    self.init()
    let fields = ["reads", "questions", "brings", "asks"]
    let read = file.optionalInside("preparation", expecting: fields) { level -> Self? in
      var own = Self()
      own.reads = level.optionalText("reads")
      own.questions = level.texts("questions")
      own.brings = level.optionalText("brings")
      own.asks = level.optionalText("asks")
      return own
    }
    if let read { self = read }
  }
}

extension MeetingKind.DataBrought {
  init?(reading level: inout MethodFile) {
    let about = level.word("about", About.self), isRequired = level.isSet("required")
    let onlyFor = level.has("onlyFor") ? level.unitKind("onlyFor") : nil
    guard let what = level.text("what"), let about else { return nil }
    self.init(what, about: about, isRequired: isRequired, onlyFor: onlyFor)
  }
}

extension MethodFile {
  /// One of the nineteen kinds of units, by its code.
  fileprivate mutating func unitKind(_ field: String) -> UnitKind? {
    guard let text = text(field) else { return nil }
    if let kind = UnitKind(code: text), UnitKind.known.contains(kind) { return kind }
    let codes = UnitKind.known.map(\.code)
    find(field, .wrong(found: text, expected: .oneOf(codes, nearest: Slip.nearest(to: text, among: codes))))
    return nil
  }
}
