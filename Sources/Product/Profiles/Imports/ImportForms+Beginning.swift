import Web

extension MappingForm {
  /// What the form begins with: the guess, or what was chosen before.
  func begin(_ guess: Mapping.Guess) -> Form {
    var fields: [(name: String, value: String)] = []
    if let indicator = guess.indicator ?? guess.indicatorColumn.map(Self.column) {
      fields.append((Name.indicator, indicator))
    }
    fields += labelFields(guess.indicatorColumn, guess.indicatorLabels)
    if let column = guess.areaColumn { fields.append((Name.area, Self.column(column))) }
    // Where no column looks like a period, the file most often says it in its name or nowhere: that is asked outright.
    fields.append((Name.period, guess.periodColumn.map(Self.column) ?? Self.fixed))
    fields += measureFields(guess.measures)
    for category in guess.categories {
      guard let place = survey.columns.firstIndex(where: { $0.name == category.column }) else { continue }
      fields.append((Name.category(place), Self.divides))
    }
    return Form(fields)
  }

  func begin(_ mapping: Mapping) -> Form {
    var fields = measureFields(mapping.measures)
    switch mapping.indicator {
    case .fixed(let slug): fields.append((Name.indicator, slug))
    case .column(let column, let labels):
      fields.append((Name.indicator, Self.column(column)))
      fields += labelFields(column, labels)
    }
    switch mapping.area {
    case .fixed(let area): fields.append((Name.area, area))
    case .column(let name):
      fields.append((Name.area, Self.column(name)))
      let unknown = survey.columns.first { $0.name == name }.map(unknownAreas) ?? []
      if !unknown.isEmpty, Set(unknown).isSubset(of: mapping.skipped[name] ?? []) {
        fields.append((Name.unknownAreas, Self.leaveOut))
      }
    }
    switch mapping.period {
    case .fixed(let period): fields += [(Name.period, Self.fixed), (Name.fixedPeriod, period.text)]
    case .column(let column):
      fields.append((Name.period, Self.column(column)))
      for (place, label) in (survey.columns.first { $0.name == column }.map(unreadPeriods) ?? []) {
        if let period = mapping.periodLabels[label] { fields.append((Name.periodLabel(place), period.text)) }
      }
    }
    for category in mapping.categories {
      guard let place = survey.columns.firstIndex(where: { $0.name == category.column }) else { continue }
      fields.append((Name.category(place), Self.divides))
    }
    return Form(fields)
  }

  private func labelFields(_ column: String?, _ meanings: [String: String]) -> [(name: String, value: String)] {
    let labels = survey.columns.first { $0.name == column }?.labels ?? []
    return labels.enumerated().compactMap { place, label in meanings[label].map { (Name.label(place), $0) } }
  }

  private func measureFields(_ measures: Mapping.Measures) -> [(name: String, value: String)] {
    [
      (Name.value, measures.value), (Name.numerator, measures.numerator), (Name.denominator, measures.denominator),
      (Name.deviation, measures.deviation),
    ].compactMap { name, value in value.map { (name, $0) } }
  }
}
