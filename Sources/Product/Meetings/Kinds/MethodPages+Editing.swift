import Danish
import Markup
import MethodFiles
import People
import Web

/// The pages where methods are copied, changed and read in.
extension MethodPages {
  static func copy(
    _ entry: MethodEntry, _ form: Form, _ errors: FormErrors = FormErrors(),
    owners: [(title: String, choices: [Choice])]
  ) -> Page {
    let fields = Fields(form, errors)
    // The free meeting is what a new kind begins with: whoever comes here wants one of their own.
    let isNew = entry.slug == MethodPages.plain
    let title = isNew ? "Lav en ny mødeform" : "Lav en kopi"
    return Page(
      title: errors.title(title), menu: "metoder",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: [.init("Mødeformer", .methods), .init(entry.name, .method(entry.sort, entry.slug)), .init("Kopi")],
          title: title,
          lead: "\(isNew ? "Den" : "Kopien") begynder som »\(entry.name)«. Derefter kan I rette alt i den."),
        fields.form(
          to: .methodCopy(entry.sort, entry.slug),
          [
            fields.text("navn", "Hvad skal den hedde?"),
            fields.select("hvem", "Hvem er den til?", groups: owners, empty: "Vælg"),
          ], submit: isNew ? "Lav mødeformen" : "Lav kopien",
          quiet: Parts.link("Fortryd", to: .method(entry.sort, entry.slug), .quiet))))
  }

  /// The form of one part. `preview` is how the method would read, when somebody asked to see it before saving.
  static func edit(
    _ entry: MethodEntry, _ part: MethodPart, _ form: Form, _ errors: FormErrors = FormErrors(),
    circles: [Choice], preview: HTML? = nil, conflict: Conflict? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    let title = MethodWords.part(part, entry.sort)
    let shown: HTML? = preview.map { html in
      "<div role=\"status\">\(Parts.notice(title: "Sådan kommer det til at se ud", "<p>Intet er gemt endnu.</p>"))</div>\(html)"
    }
    return Page(
      title: errors.title("Ret \(title.lowercased())"), menu: "metoder",
      main: Parts.narrow(
        fields.summary ?? .empty,
        Parts.head(
          crumbs: [.init("Mødeformer", .methods), .init(entry.name, .method(entry.sort, entry.slug)), .init("Ret")],
          title: title),
        conflict.map(ConflictParts.versions) ?? .empty, shown ?? .empty,
        fields.form(
          to: .methodPart(entry.sort, entry.slug, part),
          MethodFields.of(part, entry.sort, fields, circles: circles) + [
            fields.hidden("version", form.text("version"))
          ],
          submit: "Gem",
          quiet: Parts.button("Se det, før du gemmer", .normal, name: "vis", value: "1")
            + Parts.link("Fortryd", to: .method(entry.sort, entry.slug), .quiet))))
  }

  /// The file itself, for those who would rather write it.
  static func file(
    _ entry: MethodEntry, _ form: Form, _ errors: FormErrors = FormErrors(), findings: [MethodFinding] = [],
    preview: HTML? = nil, theirs: MethodVersion? = nil, note: String? = nil
  ) -> Page {
    let fields = Fields(form, errors)
    let title = "Ret \(entry.sort.definite) som fil"
    return Page(
      title: errors.title(title), menu: "metoder",
      main: (fields.summary ?? .empty)
        + Parts.head(
          crumbs: [.init("Mødeformer", .methods), .init(entry.name, .method(entry.sort, entry.slug)), .init("Fil")],
          title: title)
        + (note.map { Parts.notice(.plain, "<p>\($0)</p>") } ?? .empty)
        + (theirs.map { conflict(form.text("fil"), $0) } ?? .empty)
        + (findings.isEmpty ? .empty : MethodParts.findings(findings))
        + fields.form(
          to: .methodFile(entry.sort, entry.slug),
          [
            fields.long(
              "fil", "Filen", hint: "Ét felt på hver linje. Felterne er forklaret nederst på siden.", rows: 24,
              isFile: true),
            fields.hidden("version", form.text("version")),
          ], submit: "Gem filen",
          quiet: Parts.button("Se den, før du gemmer", .normal, name: "vis", value: "1")
            + Parts.link("Fortryd", to: .method(entry.sort, entry.slug), .quiet))
        + (preview ?? .empty) + MethodGuide.section(entry.sort))
  }

  private static func conflict(_ mine: String, _ theirs: MethodVersion) -> HTML {
    let who = theirs.saved.by ?? "En anden"
    return """
      <section class="section" aria-labelledby="konflikt"><header><h2 id="konflikt">\(who) har også rettet her</h2>\
      <p>Ingenting er gået tabt, og din tekst er ikke gemt endnu. Det, der kun står i den ene tekst, er understreget. Ret \
      din tekst i feltet nedenfor, så den siger det, I begge mener, og gem så igen.</p></header>\
      <div class="versions"><section class="yours stack flow-2" aria-labelledby="din"><h3 class="h-small" id="din">Din tekst</h3>\
      <p class="meta">Ikke gemt endnu.</p>\(MethodParts.text(mine, against: theirs.text))</section>\
      <section class="stack flow-2" aria-labelledby="deres"><h3 class="h-small" id="deres">Det, der er gemt</h3>\
      <p class="meta">\(MethodWords.saved(theirs.saved)).</p>\(MethodParts.text(theirs.text, against: mine))</section></div></section>

      """
  }

  static func receive(
    _ form: Form, _ errors: FormErrors = FormErrors(), findings: [MethodFinding] = [],
    owners: [(title: String, choices: [Choice])]
  ) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title("Hent en fil ind"), menu: "metoder",
      main: (fields.summary ?? .empty)
        + Parts.head(
          crumbs: [.init("Mødeformer", .methods), .init("Hent en fil ind")], title: "Hent en fil ind",
          lead: "En mødeform eller en cirkel fra en anden kommune, eller en, I selv har hentet og rettet.")
        + (findings.isEmpty ? .empty : MethodParts.findings(findings))
        + fields.form(
          to: .methodImport,
          [
            fields.file(
              "fil", "Filen", accept: ".yaml,.yml",
              hint: "Er der fejl i filen, bliver intet gemt, og I får at vide, hvilken linje det drejer sig om."),
            fields.select("hvem", "Hvem er den til?", groups: owners, empty: "Vælg"),
          ], submit: "Hent filen ind", quiet: Parts.link("Fortryd", to: .methods, .quiet), uploads: true))
  }

  static func versions(_ entry: MethodEntry, _ versions: [MethodVersion], newest: Int) -> Page {
    let rows = versions.map { version in
      Parts.Row(
        "Version \(Danish.count(version.number))", to: .methodVersion(entry.sort, entry.slug, version.number),
        note: MethodWords.saved(version.saved)
          + (version.restoredFrom.map { " · teksten fra version \(Danish.count($0))" } ?? ""),
        end: version.number == newest ? Parts.badge("Bruges nu", .ok) : nil)
    }
    return Page(
      title: "Versioner", menu: "metoder",
      main: Parts.narrow(
        Parts.head(
          crumbs: [
            .init("Mødeformer", .methods), .init(entry.name, .method(entry.sort, entry.slug)), .init("Versioner"),
          ], title: "Versioner", lead: "Hver gang nogen gemmer, bliver der en ny version. De gamle bliver stående."),
        Parts.rows(rows)))
  }

  /// An old version, with what is different in it beside the newest.
  static func version(_ entry: MethodEntry, _ version: MethodVersion, newest: String, mayRestore: Bool) -> Page {
    let title = "Version \(Danish.count(version.number))"
    return Page(
      title: "\(title) af \(entry.name)", menu: "metoder",
      main: Parts.head(
        crumbs: [
          .init("Mødeformer", .methods), .init(entry.name, .method(entry.sort, entry.slug)),
          .init("Versioner", .methodVersions(entry.sort, entry.slug)), .init(title),
        ], title: "\(entry.name), version \(Danish.count(version.number))", lead: MethodWords.saved(version.saved),
        actions: mayRestore
          ? Parts.actions(
            Parts.post(
              "Brug den her igen", to: .methodRestoring(entry.sort, entry.slug, version.number), .primary,
              values: [("version", "\(entry.own?.version ?? 0)")])) : nil)
        + body(entry)
        + Parts.section(
          "fil", "Teksten som fil", intro: "Det, der ikke står i den nyeste version, er understreget.",
          MethodParts.text(version.text, against: newest)))
  }
}
