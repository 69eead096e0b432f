import People
import Profiles
import Storage
import Values
import Web

/// What people have asked about the invented figures: one question with its answer, and one that waits.
struct DemoQuestions: Sendable {
  let assembly: Assembly
  let now: Instant

  private struct Asked: Sendable {
    let indicator, community, person, text: String
    var wording: String?
    var answer: String?
  }

  private static let all = [
    Asked(
      indicator: "samlet-fravaer", community: "Strandby", person: "Birgitte Holm",
      text: "Tæller det med, når en hel klasse er på lejrskole?",
      wording: "Tæller lejrskole og studieture med som fravær?",
      answer: "Nej. Det er undervisning et andet sted. Kun elever, der ikke deltager, er fraværende."
    ),
    Asked(
      indicator: "samlet-fravaer", community: "Strandby", person: "Malte Skov",
      text: "Hvor meget betyder det for tallet, at nogle elever har meget højt fravær?"),
  ]

  func build() async throws {
    let municipality = DemoPeople.municipality
    let job = ReleaseJob(store: assembly.store, catalogue: assembly.catalogue, municipality: municipality)
    guard let release = try await job.current() else { return }
    for asked in Self.all {
      try await assembly.store.write { [self] tx in try ask(asked, release.number, tx) }
    }
  }

  private func ask(_ asked: Asked, _ release: Int, _ tx: Transaction) throws {
    let tree = try AreaStore.tree(of: DemoPeople.municipality, in: tx)
    guard let indicator = assembly.catalogue[asked.indicator],
      let area = tree.areas(of: .localCommunity).first(where: { $0.name == asked.community })
    else { return }
    let draft = QuestionDraft(indicator: indicator, area: area, release: release, text: asked.text)
    let asker = try visitor(asked.person, tx)
    let id = try QuestionStore.ask(draft, by: asker, post: nil, at: now, in: tx)
    guard let answer = asked.answer, let question = try QuestionStore.find(id, of: DemoPeople.municipality, in: tx)
    else { return }
    _ = try QuestionStore.answer(
      AnswerDraft(wording: asked.wording ?? asked.text, answer: answer, readers: .partner, version: question.version),
      to: question, by: try visitor("Ole Winther", tx), post: nil, at: now, in: tx)
  }

  private func visitor(_ name: String, _ tx: Transaction) throws -> Visitor {
    guard let person = DemoPerson.all.first(where: { $0.name == name }),
      let visitor = try ReachStore.visitor(DemoPeople.municipality, person.id, on: now.day, in: tx)
    else { throw DemoYear.UnknownPlanner(name: name) }
    return visitor
  }
}
