import People
import Profiles
import Tabular
import Values
import Web

/// What a participant writes in the forms of a preparation.
enum PreparationForms {
  static let longest = 600
  static let longestText = 4000

  static func mark(
    _ form: Form, figures: [ReleasedProfileStore.Named], at now: Instant
  ) -> (PreparationMark?, FormErrors) {
    var errors = FormErrors()
    let attitude = PreparationMark.Attitude(rawValue: form.text("maerke"))
    errors.check("maerke", attitude != nil, PreparationWords.attitudeMissing)
    let chosen = form.text("tal"), figure = figures.first { $0.slug == chosen }
    errors.check("tal", chosen.isEmpty || figure != nil, PreparationWords.figureUnknown)
    let sentence = line(form, "saetning", &errors, longest)
    errors.check("saetning", !sentence.isEmpty, PreparationWords.sentenceMissing)
    guard errors.isEmpty, let attitude else { return (nil, errors) }
    let marked = figure.map { MarkedFigure(slug: $0.slug, name: $0.name) }
    let (id, version) = place(form, at: now) as (ID<PreparationMark>, Int)
    return (
      PreparationMark(id: id, attitude: attitude, figure: marked, sentence: sentence, version: version), errors
    )
  }

  static func topic(
    _ form: Form, figures: [ReleasedProfileStore.Named], at now: Instant
  ) -> (TopicProposal?, FormErrors) {
    var errors = FormErrors()
    let words = line(form, "emne", &errors, 200), chosen = form.text("valgt")
    let offered = topics(figures).first { $0.key.text == chosen }
    errors.check("valgt", chosen.isEmpty || offered != nil, PreparationWords.figureUnknown)
    errors.check("emne", !words.isEmpty || !chosen.isEmpty, PreparationWords.topicMissing)
    errors.check("emne", words.isEmpty || chosen.isEmpty, PreparationWords.topicTwice)
    guard errors.isEmpty else { return (nil, errors) }
    let (key, text) = offered ?? (TopicKey.of(words: words), words)
    let (id, version) = place(form, at: now) as (ID<TopicProposal>, Int)
    return (TopicProposal(id: id, key: key, words: text, version: version), errors)
  }

  /// What can be picked as a topic: the themes, then the figures.
  static func topics(_ figures: [ReleasedProfileStore.Named]) -> [(key: TopicKey, words: String)] {
    let themes = Indicator.Theme.allCases.filter { theme in figures.contains { $0.theme == theme } }
    return themes.map { (.theme($0.rawValue), ReleasedProfileStore.name($0)) }
      + figures.map { (.figure($0.slug), $0.name) }
  }

  /// The note that is mended and the version it was read with; a new one where the form names none.
  private static func place<T>(_ form: Form, at now: Instant) -> (ID<T>, Int) {
    isMending(form) ? (ID(form.text("id")), form.number("version") ?? 0) : (.make(at: now), 1)
  }

  static func isMending(_ form: Form) -> Bool { !form.text("id").isEmpty }

  /// Data of one's own. `file` is the name and what the bytes are; nil when none was sent. `kept` is the file the line
  /// that is mended has already.
  static func data(
    _ form: Form, file sent: (name: String, sort: FileSort, size: Int)?,
    kept: (name: String, sort: FileSort, size: Int)? = nil, refused: FileRefusal?, at now: Instant
  ) -> (BroughtData?, FormErrors) {
    var errors = FormErrors()
    let title = line(form, "titel", &errors, 120), what = line(form, "hvad", &errors, 300)
    let source = line(form, "kilde", &errors, 300)
    errors.check("titel", !title.isEmpty, PreparationWords.titleMissing)
    errors.check("hvad", !what.isEmpty, PreparationWords.whatMissing)
    errors.check("kilde", !source.isEmpty, PreparationWords.sourceMissing)
    let text = lines(form, "tekst", &errors), link = PlainText.line(form.text("link"))
    let file = sent ?? (text.isEmpty && link.isEmpty ? kept : nil)
    if let refused { errors.add("fil", PreparationWords.refused(refused)) }
    let given = [!text.isEmpty, !link.isEmpty, file != nil].filter { $0 }.count
    errors.check("tekst", given > 0 || refused != nil, PreparationWords.contentMissing)
    errors.check("tekst", given < 2, PreparationWords.contentTwice)
    errors.check("link", link.isEmpty || BroughtData.isLink(link), PreparationWords.linkOdd)
    errors.check("link", CPR.find(in: link) == nil, PreparationWords.cpr)
    errors.check("ingen", form.checked("ingen"), PreparationWords.nobodyMissing)
    guard errors.isEmpty else { return (nil, errors) }
    let content: BroughtData.Content =
      file.map { .file(name: $0.name, kind: $0.sort, size: $0.size) } ?? (link.isEmpty ? .text(text) : .link(link))
    let (id, version) = place(form, at: now) as (ID<BroughtData>, Int)
    return (
      BroughtData(id: id, title: title, what: what, source: source, content: content, version: version), errors
    )
  }

  /// One line, without a CPR number and not too long.
  static func line(_ form: Form, _ field: String, _ errors: inout FormErrors, _ most: Int) -> String {
    let text = PlainText.line(form.text(field))
    errors.check(field, text.count <= most, PreparationWords.tooLong(most))
    errors.check(field, CPR.find(in: text) == nil, PreparationWords.cpr)
    return text
  }

  /// Looked for where a file is plain text; what is packed inside others' formats, the sender answers for.
  static func hasPersonNumber(_ bytes: [UInt8], _ sort: FileSort) -> Bool {
    (sort == .csv || sort == .txt) && bytes.withUnsafeBufferPointer { CPR.find(in: $0) != nil }
  }

  private static func lines(_ form: Form, _ field: String, _ errors: inout FormErrors) -> String {
    let text = form.lines(field).joined(separator: "\n")
    errors.check(field, text.count <= longestText, PreparationWords.tooLong(longestText))
    errors.check(field, CPR.find(in: text) == nil, PreparationWords.cpr)
    return text
  }
}
