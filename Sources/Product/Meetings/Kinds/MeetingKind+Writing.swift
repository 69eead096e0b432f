import MethodFiles
import People

extension MeetingKind {
  /// The kind as a file that reads back as the same kind.
  package var file: String {
    var out = MethodWriter()
    out.text("slug", slug)
    out.text("name", name)
    out.text("purpose", purpose)
    out.texts("contributions", contributions)
    out.text("level", level?.rawValue)
    out.text("sharedUpward", sharedUpward)
    out.text("frequency", frequency)
    out.text("convener", convener)
    out.number("minutes", minutes)
    out.number("breaks", breaks == 0 ? nil : breaks)
    writeFirstTime(to: &out)
    out.items("invited", invited) { $0.write(to: &$1) }
    writePreparing(to: &out)
    out.items("agenda", agenda) { item, out in
      out.text("title", item.title)
      out.number("minutes", item.minutes)
      out.flag("circle", item.isCircle)
      out.texts("points", item.points)
    }
    writeHolding(to: &out)
    return out.text
  }

  private func writeFirstTime(to out: inout MethodWriter) {
    out.inside("firstTime") { out in
      out.number("minutes", firstTime?.minutes)
      out.text("advice", firstTime?.advice)
    }
  }

  private func writePreparing(to out: inout MethodWriter) {
    out.items("planning", planning) { task, out in
      out.text("field", task.field.rawValue)
      out.text("question", task.question)
      out.texts("points", task.points)
    }
    out.inside("topics") { out in
      out.number("most", topics?.most)
      out.text("question", topics?.question)
      out.texts("advice", topics?.advice ?? [])
    }
    out.text("helper", helper)
    out.items("meetingsBefore", meetingsBefore) { meeting, out in
      out.text("name", meeting.name)
      out.number("minutes", meeting.minutes)
      out.text("who", meeting.who)
      out.texts("points", meeting.points)
    }
    out.inside("preparation") { out in
      out.text("reads", preparation.reads)
      out.texts("questions", preparation.questions)
      out.text("brings", preparation.brings)
      out.text("asks", preparation.asks)
    }
    out.inside("season") { out in
      out.text("name", season?.name)
      out.texts("points", season?.points ?? [])
      out.texts("schoolPoints", season?.schoolPoints ?? [])
    }
    out.items("data", data) { item, out in
      out.text("what", item.what)
      out.text("about", item.about.rawValue)
      out.flag("required", item.isRequired)
      out.text("onlyFor", item.onlyFor?.code)
    }
  }

  private func writeHolding(to out: inout MethodWriter) {
    out.text("circle", circle)
    out.texts("groundRules", groundRules)
    out.texts("agreements", agreements)
    out.texts("evaluation", evaluation)
    out.texts("after", after)
    out.inside("checklist") { out in
      out.text("name", checklist?.name)
      out.text("note", checklist?.note)
      out.texts("points", checklist?.points ?? [])
    }
    out.items("asks", asks) { ask, out in
      out.text("who", ask.who.rawValue)
      out.text("what", ask.what)
      out.number("minutes", ask.minutes)
    }
  }
}

extension MeetingKind.Invited {
  fileprivate func write(to out: inout MethodWriter) {
    switch who {
    case .role(let role): out.text("role", role.rawValue)
    case .unit(let kind): out.text("unit", kind.code)
    case .other(let words): out.text("other", words)
    }
    out.text("ring", ring.rawValue)
    out.text("note", note)
  }
}

extension Circle {
  /// The circle as a file that reads back as the same circle.
  package var file: String {
    var out = MethodWriter()
    out.text("slug", slug)
    out.text("name", name)
    out.text("purpose", purpose)
    out.texts("advice", advice)
    out.flag("anyOrder", isAnyOrder)
    out.text("source", source)
    out.items("phases", phases) { phase, out in
      out.text("name", phase.name)
      out.text("question", phase.question)
      out.text("purpose", phase.purpose)
      out.text("step", phase.step.rawValue)
      out.number("minutes", phase.minutes)
      out.texts("questions", phase.questions)
      out.texts("glasses", phase.glasses)
      out.text("ready", phase.ready)
    }
    return out.text
  }
}
