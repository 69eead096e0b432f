import Danish
import Markup
import MethodFiles
import People
import Web

/// Pieces the pages about methods share.
enum MethodParts {
  /// A file as it stands, in a box of its own that the keyboard can scroll.
  static func text(_ text: String, against other: String? = nil) -> HTML {
    let lines: [HTML] = LineDifference.lines(of: text, newSince: other ?? text).map { line, isNew in
      isNew ? "<ins>\(line)</ins>\n" : "\(line)\n"
    }
    return "<pre class=\"file-text\" tabindex=\"0\" aria-label=\"Filens tekst\">\(lines)</pre>"
  }

  /// What must be put right in a file, in the order of its lines.
  static func findings(_ findings: [MethodFinding]) -> HTML {
    Parts.section(
      "fund", "Det skal rettes i filen",
      Parts.findings(
        findings.map { finding in
          Parts.FindingRow(
            finding.line.map { "Linje \($0)" } ?? "Hele filen", detail: finding.field.map { "Feltet »\($0)«" },
            found: "\(finding.problem.sentence)")
        }))
  }

  /// Who else can see a method, and whether it is put away; only for those who may change it.
  static func sharing(_ entry: MethodEntry, _ choices: ScopeChoices?) -> HTML {
    guard entry.mayEdit, let own = entry.own, let choices else { return .empty }
    let path = Path.methodSharing(own.sort, own.slug)
    let rows = own.shares.map { scope in
      Parts.Row(
        entry.place(scope),
        end: Parts.post(
          "Stop", to: path, .quietSmall, values: [("sted", scope.text), ("stop", "1")],
          about: "med at dele med \(entry.place(scope))"))
    }
    let groups = choices.groups.map { group in
      (
        title: group.name,
        choices: group.places.filter { isShareable($0.scope) && $0.scope != own.owner }.map {
          Choice($0.scope.text, $0.name)
        }
      )
    }.filter { !$0.choices.isEmpty }
    let fields = Fields(Form(), prefix: "del-")
    return Parts.section(
      "deling", "Hvem kan se den?",
      "<p>Den hører til \(entry.place(own.owner) == "Hele kommunen" ? "hele kommunen" : entry.place(own.owner)).</p>",
      rows.isEmpty ? .empty : Parts.rows(rows),
      own.owner == .municipality || own.shares.contains(.municipality)
        ? .empty
        : fields.form(
          to: path, [fields.select("sted", "Del den med", groups: groups, empty: "Vælg")], submit: "Del",
          weight: .normal),
      Parts.actions(
        own.putAway == nil
          ? Parts.post("Læg den væk", to: .methodPuttingAway(own.sort, own.slug), .quiet)
          : Parts.post("Tag den frem igen", to: .methodTakingOut(own.sort, own.slug))))
  }

  static func isShareable(_ scope: Scope) -> Bool {
    switch scope {
    case .municipality, .unit: true
    case .area, .team: false
    }
  }
}
