import Profiles
import Web

/// A note as it stands in the form that mends it.
extension PreparationForms {
  static func form(_ mark: PreparationMark) -> Form {
    Form([
      ("id", mark.id.raw), ("version", "\(mark.version)"), ("maerke", mark.attitude.rawValue),
      ("tal", mark.figure?.slug ?? ""), ("saetning", mark.sentence),
    ])
  }

  /// A topic from the list is chosen there again; one of one's own stands as words.
  static func form(_ topic: TopicProposal) -> Form {
    let own: Bool = if case .words = topic.key { true } else { false }
    return Form([
      ("id", topic.id.raw), ("version", "\(topic.version)"), ("valgt", own ? "" : topic.key.text),
      ("emne", own ? topic.words : ""),
    ])
  }

  /// A file stays where it is while no other is chosen. That nobody can be recognised is said anew: the words may be new.
  static func form(_ data: BroughtData) -> Form {
    var fields = [
      ("id", data.id.raw), ("version", "\(data.version)"), ("titel", data.title), ("hvad", data.what),
      ("kilde", data.source),
    ]
    let (words, link, _) = data.content.columns
    if let words { fields.append(("tekst", words)) }
    if let link { fields.append(("link", link)) }
    return Form(fields)
  }

  /// The fields of a note beside each other: mine and what is saved.
  static func difference(
    _ mine: Form, _ theirs: Form, figures: [ReleasedProfileStore.Named]
  ) -> [(label: String, yours: String, theirs: String)] {
    func attitude(_ form: Form) -> String {
      PreparationMark.Attitude(rawValue: form.text("maerke")).map(PreparationWords.name) ?? ""
    }
    func figure(_ form: Form) -> String {
      figures.first { $0.slug == form.text("tal") }?.name
        ?? (form.text("maerke").isEmpty ? "" : PreparationWords.ownKnowledge)
    }
    let labels = [
      ("saetning", "Med en sætning"), ("emne", "Emne"), ("titel", "Navn"), ("hvad", "Hvad er det?"),
      ("kilde", "Hvor kommer det fra?"), ("tekst", "En tekst"), ("link", "Link"),
    ]
    return [("Mærke", attitude(mine), attitude(theirs)), ("Tal", figure(mine), figure(theirs))]
      + labels.map { ($0.1, mine.text($0.0), theirs.text($0.0)) }
  }
}
