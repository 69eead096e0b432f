import People
import Tabular
import Values

/// What each kind of label means: by the mapping, the catalogue and the area tree.
extension ImportReading {
  func isLeftOut(_ label: String, in column: String) -> Bool { mapping.skipped[column]?.contains(label) ?? false }

  func indicator(_ label: String) -> LabelMeaning<Indicator> {
    guard case .column(_, let translation) = mapping.indicator else { return .unknown(ImportWords.unknownIndicator) }
    let slug = translation[label] ?? label
    if slug.isEmpty { return .leftOut }
    guard let indicator = catalogue[slug] ?? catalogue.named(label) else {
      return .unknown(ImportWords.unknownIndicator)
    }
    return .one(indicator, named: indicator.slug)
  }

  func area(_ label: String) -> LabelMeaning<AreaID> {
    switch areas.matching(label) {
    case .one(let area): .one(area.id, named: area.id.raw)
    case .several(let several): .wrong(ImportWords.ambiguousArea(several.map(\.name)))
    case .none: .unknown(TextEncoding.looksGarbled(label) ? ImportWords.garbledArea : ImportWords.unknownArea)
    }
  }

  func period(_ label: String) -> LabelMeaning<Period> {
    guard let period = mapping.periodLabels[label] ?? Period(reading: label, expecting: expectedKind) else {
      return .unknown(ImportWords.unreadablePeriod)
    }
    return period.start > today ? .wrong(ImportWords.futurePeriod(today)) : .one(period, named: period.text)
  }

  private var expectedKind: Period.Kind? {
    if case .fixed(let slug) = mapping.indicator { catalogue[slug]?.period } else { nil }
  }

  /// The value is "klassetrin=4.–6. klasse", or nothing for everybody.
  func category(_ label: String, _ choice: Mapping.CategoryColumn) -> LabelMeaning<String> {
    if choice.totals.contains(label) || label.isEmpty { return .one("", named: "") }
    let known = catalogue.category(label, in: choice.breakdown)
    let name = known ?? label
    return .one(
      "\(choice.breakdown)=\(name)", named: name,
      oddity: known == nil ? ImportWords.unknownCategory(choice.breakdown) : nil)
  }
}
