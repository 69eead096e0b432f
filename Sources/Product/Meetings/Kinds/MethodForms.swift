import Danish
import MethodFiles
import People
import Web

/// Parts of kinds and circles as they stand in forms. Whatever a form does not ask about stays as it was.
enum MethodForms {
  /// What the form of a part begins with.
  static func form(_ method: Method, _ part: MethodPart) -> Form {
    switch method {
    case .kind(let kind): Form(fields(kind, part))
    case .circle(let circle): Form(part == .phases ? CircleForms.phases(circle) : CircleForms.frame(circle))
    }
  }

  /// The method with the part as the form has it, and what is wrong with it. `circles` are the slugs to choose from.
  static func read(
    _ form: Form, _ part: MethodPart, on method: Method, circles: Set<String>
  ) -> (Method, FormErrors) {
    var errors = FormErrors()
    var next = method
    switch method {
    case .kind(var kind):
      read(form, part, on: &kind, &errors)
      next = .kind(kind)
    case .circle(var circle):
      if part == .phases {
        CircleForms.readPhases(form, on: &circle, &errors)
      } else {
        CircleForms.read(form, on: &circle, &errors)
      }
      next = .circle(circle)
    }
    guard errors.isEmpty else { return (next, errors) }
    // The file's own rules have the last word: what a form saves must be a file that reads without a finding.
    let findings = Method.read(next.file, as: next.sort, named: next.slug, circles: circles).findings
    for finding in findings { errors.add(field(of: finding, part), finding.problem.sentence) }
    return (next, errors)
  }

  /// The field of the form that a finding is about.
  private static func field(of finding: MethodFinding, _ part: MethodPart) -> String {
    switch (part, finding.field?.split(separator: "[").first.map(String.init)) {
    case (.frame, "agenda"), (.frame, "minutes"), (.frame, "firstTime"): "varer"
    case (.frame, "breaks"): "pause"
    case (.frame, _): "navn"
    case (.agenda, "circle"): "cirkel"
    case (.agenda, _): "punkt-1"
    case (.invited, _): "kerne"
    case (.preparing, _): "spoergsmaal"
    case (.agreeing, _): "aftaler"
    case (.checking, "season"): "saeson"
    case (.checking, _): "liste"
    case (.phases, _): "fase-1"
    }
  }

  private static func fields(_ kind: MeetingKind, _ part: MethodPart) -> [(String, String)] {
    switch part {
    case .frame:
      [
        ("navn", kind.name), ("formaal", kind.purpose), ("varer", "\(kind.minutes)"), ("pause", "\(kind.breaks)"),
        ("indkalder", kind.convener ?? ""), ("hyppighed", kind.frequency ?? ""),
      ]
    case .invited: MeetingKind.Invited.Ring.allCases.map { ring in (ring.rawValue, InvitedLines.text(kind, ring)) }
    case .preparing:
      [
        ("laeser", kind.preparation.reads ?? ""), ("spoergsmaal", lines(kind.preparation.questions)),
        ("medbringer", kind.preparation.brings ?? ""), ("spoerger", kind.preparation.asks ?? ""),
        ("hjaelper", kind.helper ?? ""),
      ]
    case .agenda: AgendaRows.fields(kind)
    case .agreeing:
      [
        ("spilleregler", lines(kind.groundRules)), ("aftaler", lines(kind.agreements)),
        ("evaluering", lines(kind.evaluation)), ("bagefter", lines(kind.after)),
      ]
    case .checking: CheckingForms.fields(kind)
    case .phases: []
    }
  }

  private static func read(_ form: Form, _ part: MethodPart, on kind: inout MeetingKind, _ errors: inout FormErrors) {
    switch part {
    case .frame:
      kind.name = form.line("navn")
      kind.purpose = form.line("formaal")
      kind.minutes = minutes(form, "varer", 5...600, &errors)
      kind.breaks = form.text("pause").isEmpty ? 0 : minutes(form, "pause", 0...300, &errors)
      kind.convener = form.optionalLine("indkalder")
      kind.frequency = form.optionalLine("hyppighed")
      errors.check("navn", !kind.name.isEmpty && kind.name.count <= 200, MethodWords.nameIsOdd)
      errors.check("formaal", !kind.purpose.isEmpty, MethodWords.purposeIsMissing)
    case .invited:
      kind.invited = MeetingKind.Invited.Ring.allCases.flatMap { InvitedLines.read(form.lines($0.rawValue), $0) }
    case .preparing:
      kind.preparation.reads = form.optionalLine("laeser")
      kind.preparation.questions = form.lines("spoergsmaal")
      kind.preparation.brings = form.optionalLine("medbringer")
      kind.preparation.asks = form.optionalLine("spoerger")
      kind.helper = form.optionalLine("hjaelper")
    case .agenda: AgendaRows.read(form, on: &kind, &errors)
    case .agreeing:
      kind.groundRules = form.lines("spilleregler")
      kind.agreements = form.lines("aftaler")
      kind.evaluation = form.lines("evaluering")
      kind.after = form.lines("bagefter")
    case .checking: CheckingForms.read(form, on: &kind, &errors)
    case .phases: break
    }
  }

  static func minutes(_ form: Form, _ field: String, _ range: ClosedRange<Int>, _ errors: inout FormErrors) -> Int {
    if let minutes = form.number(field), range.contains(minutes) { return minutes }
    errors.add(field, MethodWords.minutes(range))
    return 0
  }

  static func lines(_ texts: [String]) -> String { texts.joined(separator: "\n") }
}

extension Form {
  /// Everything typed, on one line.
  func optionalLine(_ name: String) -> String? {
    let text = line(name)
    return text.isEmpty ? nil : text
  }

  /// One text a line; blank lines are nothing.
  func lines(_ name: String) -> [String] {
    text(name).split(whereSeparator: \.isNewline).map { PlainText.line(String($0)) }.filter { !$0.isEmpty }
  }
}
