import Web

/// The season's topics and the checklist as they stand in a form. Without a heading there is none of them.
enum CheckingForms {
  static func fields(_ kind: MeetingKind) -> [(String, String)] {
    [
      ("saeson", kind.season?.name ?? ""), ("emner", MethodForms.lines(kind.season?.points ?? [])),
      ("skoleemner", MethodForms.lines(kind.season?.schoolPoints ?? [])), ("liste", kind.checklist?.name ?? ""),
      ("bemaerkning", kind.checklist?.note ?? ""), ("punkter", MethodForms.lines(kind.checklist?.points ?? [])),
    ]
  }

  static func read(_ form: Form, on kind: inout MeetingKind, _ errors: inout FormErrors) {
    let season = form.line("saeson"), topics = form.lines("emner"), schools = form.lines("skoleemner")
    errors.check("saeson", !season.isEmpty || topics.isEmpty && schools.isEmpty, MethodWords.seasonIsMissing)
    errors.check("emner", season.isEmpty || !topics.isEmpty || !schools.isEmpty, MethodWords.topicsAreMissing)
    kind.season = season.isEmpty ? nil : .init(name: season, points: topics, schoolPoints: schools)
    let list = form.line("liste"), points = form.lines("punkter"), note = form.optionalLine("bemaerkning")
    errors.check("liste", !list.isEmpty || points.isEmpty && note == nil, MethodWords.listIsMissing)
    errors.check("punkter", list.isEmpty || !points.isEmpty, MethodWords.pointsAreMissing)
    kind.checklist = list.isEmpty ? nil : .init(name: list, note: note, points: points)
  }
}
