import Danish
import People
import Tabular
import Values
import Web

/// A meeting as it stands in forms: a new one in six fields, and everything about one that is there.
enum MeetingForms {
  /// `kinds` are the slugs to choose from.
  static func new(
    _ form: Form, kinds: Set<String>, today: Day, allowed: (Scope) -> Bool
  ) -> (NewMeeting?, FormErrors) {
    var errors = FormErrors()
    let kind = form.text("moedeform")
    errors.check("moedeform", kinds.contains(kind), MeetingWords.kindMissing)
    let scope = Scope(text: PlainText.line(form.text("omraade")))
    errors.check("omraade", scope.map(allowed) ?? false, MeetingWords.placeMissing)
    let day = day(form, today: today, &errors)
    let start = time(form, "fra", on: day, &errors)
    let place = line(form, "sted", &errors)
    let aims = long(form, "maal", &errors)
    guard errors.isEmpty, let scope, let day, let start else { return (nil, errors) }
    return (NewMeeting(kind: kind, scope: scope, day: day, start: start, place: place, aims: aims), errors)
  }

  /// What a form of a meeting that is there begins with.
  static func form(_ meeting: Meeting) -> Form {
    Form(
      [
        ("titel", meeting.title), ("fra", Danish.clock(minutes: meeting.start)),
        ("til", Danish.clock(minutes: meeting.end % 1440)), ("sted", meeting.place),
        ("moedeleder", meeting.leader?.raw ?? ""), ("referent", meeting.recorder?.raw ?? ""),
        ("indkalder", meeting.convener?.raw ?? ""), ("intention", meeting.intention), ("maal", meeting.aims),
        ("data", meeting.data), ("praktisk", meeting.practical), ("version", "\(meeting.version)"),
      ] + Form.fields("dato", meeting.day))
  }

  static func meeting(
    _ form: Form, on meeting: Meeting, _ participants: [Participant], today: Day
  ) -> (Meeting, FormErrors) {
    var next = meeting
    var errors = FormErrors()
    next.version = form.number("version") ?? 0
    next.title = line(form, "titel", &errors)
    errors.check("titel", !next.title.isEmpty, MeetingWords.titleMissing)
    if let day = day(form, today: min(today, meeting.day), &errors) { next.day = day }
    if let start = time(form, "fra", on: next.day, &errors) { next.start = start }
    if var end = time(form, "til", on: next.day, &errors) {
      // Midnight is the end of the day, not its beginning.
      if end == 0 { end = 1440 }
      next.end = end
      errors.check("til", end > next.start, MeetingWords.endsFirst)
    }
    next.place = line(form, "sted", &errors)
    next.intention = long(form, "intention", &errors)
    next.aims = long(form, "maal", &errors)
    next.data = long(form, "data", &errors)
    next.practical = long(form, "praktisk", &errors)
    next.convener = person(form, "indkalder", participants, &errors)
    next.leader = person(form, "moedeleder", participants, &errors)
    next.recorder = person(form, "referent", participants, &errors)
    return (next, errors)
  }

  private static func person(
    _ form: Form, _ field: String, _ participants: [Participant], _ errors: inout FormErrors
  ) -> ID<Participant>? {
    guard let text = form.optional(field) else { return nil }
    let found = participants.first { $0.id.raw == text }
    errors.check(field, found != nil, MeetingWords.notAParticipant)
    return found?.id
  }

  static func day(_ form: Form, today: Day, _ errors: inout FormErrors) -> Day? {
    guard let day = form.day("dato") else {
      errors.add("dato", MeetingWords.dayMissing)
      return nil
    }
    errors.check("dato", day >= today, MeetingWords.dayPast)
    errors.check("dato", day.days(since: today) <= 3 * 366, MeetingWords.dayFar)
    return day
  }

  static func time(_ form: Form, _ field: String, on day: Day?, _ errors: inout FormErrors) -> Int? {
    guard let minutes = Danish.parseTime(form.text(field)) else {
      errors.add(field, MeetingWords.oddTime)
      return nil
    }
    if let day { errors.check(field, Meeting.exists(minutes, on: day), MeetingWords.noSuchTime) }
    return minutes
  }

  static func line(_ form: Form, _ field: String, _ errors: inout FormErrors) -> String {
    let text = PlainText.line(form.text(field))
    errors.check(field, text.count <= 200, MeetingWords.tooLong)
    errors.check(field, CPR.find(in: text) == nil, MeetingWords.cpr)
    return text
  }

  /// Several lines, each a line of readable text.
  static func long(_ form: Form, _ field: String, _ errors: inout FormErrors) -> String {
    let lines = form.text(field).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let text = lines.map { PlainText.line(String($0)) }.joined(separator: "\n")
    errors.check(field, text.count <= 2000, MeetingWords.muchTooLong)
    errors.check(field, CPR.find(in: text) == nil, MeetingWords.cpr)
    return text
  }

  // The agenda

  static func agendaForm(_ meeting: Meeting) -> Form {
    Form(AgendaRows.fields(meeting.kind) + [("pause", "\(meeting.kind.breaks)"), ("version", "\(meeting.version)")])
  }

  static func agenda(_ form: Form, on meeting: Meeting) -> (Meeting, FormErrors) {
    var next = meeting
    var errors = FormErrors()
    next.version = form.number("version") ?? 0
    AgendaRows.read(form, on: &next.kind, &errors)
    next.kind.circle = meeting.circle?.slug
    errors.check("punkt-1", !next.kind.agenda.isEmpty, MeetingWords.agendaEmpty)
    let pause = form.optional("pause").map { Int($0) ?? -1 } ?? 0
    errors.check("pause", (0...600).contains(pause), "Skriv et tal fra 0 til 600.")
    next.kind.breaks = min(max(pause, 0), 600)
    for (place, item) in next.kind.agenda.enumerated() {
      let texts = [item.title] + item.points
      let field = "punkt-\(place + 1)"
      errors.check(field, texts.allSatisfy { CPR.find(in: $0) == nil }, MeetingWords.cpr)
      errors.check(field, item.title.count <= 200, MeetingWords.tooLong)
      errors.check(field, item.points.joined().count <= 2000, MeetingWords.muchTooLong)
    }
    return (next, errors)
  }

  // A guest by name

  static func guest(_ form: Form, id: ID<Participant>) -> (Participant, FormErrors) {
    var errors = FormErrors()
    let name = line(form, "navn", &errors)
    errors.check("navn", !name.isEmpty, MeetingWords.nameMissing)
    let email = PlainText.line(form.text("mail"))
    errors.check("mail", email.isEmpty || EmailAddress.isPlausible(email), MeetingWords.oddEmail)
    let organisation = line(form, "fra", &errors)
    let note = line(form, "bemaerkning", &errors)
    let ring = MeetingKind.Invited.Ring(rawValue: form.text("kreds")) ?? .extended
    return (
      Participant(id: id, name: name, email: email, organisation: organisation, ring: ring, note: note), errors
    )
  }
}
