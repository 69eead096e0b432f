import Danish

/// Everything the participants prepared, as all of them see it together: gathered per figure, under the three marks.
package struct GatheredPreparation: Hashable, Sendable {
  /// One thing somebody wrote. The name is nil when its participant would rather not show it.
  package struct Voice: Hashable, Sendable {
    package let name: String?
    package let sentence: String

    package init(name: String?, sentence: String) { (self.name, self.sentence) = (name, sentence) }
  }

  /// What was said of one figure, or of what the figures do not show.
  package struct Subject: Hashable, Sendable {
    /// Nil for the participants' own knowledge.
    package let figure: MarkedFigure?
    package let voices: [PreparationMark.Attitude: [Voice]]

    package var count: Int { voices.values.reduce(0) { $0 + $1.count } }
  }

  package struct Brought: Hashable, Sendable {
    package let name: String?
    package let data: BroughtData
  }

  package let subjects: [Subject]
  package let topics: [TopicWish]
  package let brought: [Brought]
}

extension GatheredPreparation {
  /// Puts preparations together. Figures that most had something to say of come first, own knowledge last. Within a
  /// mark the voices stand in the order of the alphabet, never by who was first or last to write.
  package init(_ all: [(id: String, name: String, preparation: Preparation)], merged: [TopicKey: String]) {
    var voices: [MarkedFigure?: [PreparationMark.Attitude: [Voice]]] = [:]
    var names: [String: MarkedFigure] = [:]
    for (_, name, preparation) in all {
      for mark in preparation.marks {
        // The same indicator under an older name is the same figure.
        let figure = mark.figure.map { names[$0.slug] ?? $0 }
        if let figure { names[figure.slug] = figure }
        let voice = Voice(name: preparation.showsName ? name : nil, sentence: mark.sentence)
        voices[figure, default: [:]][mark.attitude, default: []].append(voice)
      }
    }
    let found = voices.map { figure, said in
      Subject(figure: figure, voices: said.mapValues { Danish.sorted($0, by: \.sentence) })
    }
    subjects = Danish.sorted(found) { $0.figure?.name ?? "" }.enumerated().sorted { a, b in
      let ranks = [a, b].map { ($0.element.figure == nil ? 1 : 0, -$0.element.count, $0.offset) }
      return ranks[0] < ranks[1]
    }.map(\.element)
    topics = TopicWish.gather(
      all.flatMap { one in one.preparation.topics.map { .init(by: one.id, key: $0.key, words: $0.words) } },
      merged: merged)
    brought = Danish.sorted(
      all.flatMap { one in
        one.preparation.brought.map { Brought(name: one.preparation.showsName ? one.name : nil, data: $0) }
      }
    ) { $0.data.title }
  }
}
