import Foundation
import Profiles

extension DemoDelivery {
  func columns(for figures: [DemoFigure]) -> [DemoFile.Column] {
    var columns = [DemoFile.Column(head: heads.period, meaning: .period)]
    if let code = heads.code { columns.append(.init(head: code, meaning: .placeCode)) }
    columns.append(.init(head: heads.place, meaning: .place))
    if shape == .matrix { return columns }
    if indicators.count > 1 { columns.append(.init(head: heads.indicator, meaning: .indicator)) }
    if figures.contains(where: { $0.category != nil }) {
      columns.append(.init(head: heads.category, meaning: .category(of: heads.category.lowercased())))
    }
    switch figures.first(where: { $0.numbers != .missing })?.numbers {
    case .share:
      columns += [.init(head: heads.hits, meaning: .numerator), .init(head: heads.all, meaning: .denominator)]
    case .mean:
      columns += [
        .init(head: "Gennemsnit", meaning: .mean), .init(head: "Standardafvigelse", meaning: .deviation),
        .init(head: "Antal svar", meaning: .answers),
      ]
    default: columns.append(.init(head: "Værdi", meaning: .value))
    }
    return columns
  }

  /// Header and one line a figure, by period and place as a source sorts them.
  func lines(_ figures: [DemoFigure], _ columns: [DemoFile.Column], _ names: [String: String]) -> [[String]] {
    let whole = hasTotals ? totals(of: figures) : []
    let sorted = (figures + whole).enumerated().sorted { a, b in
      (a.element.period, a.element.place.code, a.offset) < (b.element.period, b.element.place.code, b.offset)
    }
    return [columns.map(\.head)] + sorted.map { line($0.element, columns, names) }
  }

  private func line(_ figure: DemoFigure, _ columns: [DemoFile.Column], _ names: [String: String]) -> [String] {
    columns.map { column in
      switch column.meaning {
      case .period: written(figure.period)
      case .place: figure.place.name
      case .placeCode: figure.place.code
      case .indicator: names[figure.indicator] ?? figure.indicator
      case .category: figure.category ?? "I alt"
      case .numerator, .denominator, .mean, .deviation, .answers, .value:
        number(column.meaning, figure.numbers, figure.indicator)
      }
    }
  }

  private func number(_ meaning: DemoFile.Meaning, _ numbers: DemoFigure.Numbers, _ indicator: String) -> String {
    switch (numbers, meaning) {
    case (.share(let hits, _), .numerator): "\(hits)"
    case (.share(_, let all), .denominator): "\(all)"
    case (.mean(let mean, _, _), .mean): dialect.text(mean, decimals: 2)
    case (.mean(_, let deviation, _), .deviation): dialect.text(deviation, decimals: 2)
    case (.mean(_, _, let answers), .answers): "\(answers)"
    case (.amount(let value), .value): dialect.text(value, decimals: DemoLevel.decimals(of: indicator))
    case (.count(let count), .value): "\(count)"
    // "M" is not measured. ".." could also mean that the source hides a small number, and would be treated so.
    default: "M"
    }
  }

  func matrix(_ figures: [DemoFigure]) -> [[String]] {
    let periods = Array(Set(figures.map(\.period))).sorted()
    var places: [DemoPlace] = []
    for figure in figures where !places.contains(figure.place) { places.append(figure.place) }
    let head = [""] + periods.map(written)
    return [head]
      + places.map { place in
        [place.name]
          + periods.map { period in
            let figure = figures.first { $0.place == place && $0.period == period }
            return figure.map { number(.value, $0.numbers, $0.indicator) } ?? "M"
          }
      }
  }

  /// The line "Fjordlund Kommune": the sum of the places, category by category.
  func totals(of figures: [DemoFigure]) -> [DemoFigure] {
    struct Key: Hashable {
      let indicator: String
      let period: Period
      let category: String?
    }
    var order: [Key] = []
    var parts: [Key: [DemoFigure.Numbers]] = [:]
    // What was not measured is not part of the whole; the source's own total leaves it out too.
    for figure in figures where figure.place.community != nil && figure.numbers != .missing {
      let key = Key(indicator: figure.indicator, period: figure.period, category: figure.category)
      if parts[key] == nil { order.append(key) }
      parts[key, default: []].append(figure.numbers)
    }
    return order.compactMap { key in
      DemoFigure.Numbers.sum(parts[key] ?? []).map {
        DemoFigure(
          indicator: key.indicator, place: .municipality, period: key.period, category: key.category, numbers: $0)
      }
    }
  }

  /// School years the long way, as the ministry writes them; days as Danes do; pooled years with a hyphen.
  private func written(_ period: Period) -> String {
    switch period {
    case .schoolYear(let year): dialect == .web ? "\(year)/\(year + 1)" : period.text
    case .day(let day): "\(day.day).\(day.month).\(day.year)"
    default: period.text
    }
  }
}

extension DemoDelivery.Dialect {
  func text(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    return self == .web ? text : text.replacingOccurrences(of: ".", with: ",")
  }

  func bytes(_ rows: [[String]]) -> Data {
    let separator = self == .web ? "," : self == .tabs ? "\t" : ";"
    let end = self == .excel ? "\r\n" : "\n"
    let text = rows.map { $0.map { quoted($0, separator) }.joined(separator: separator) + end }.joined()
    switch self {
    case .excel: return Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
    case .windows: return text.data(using: .windowsCP1252) ?? Data()
    case .web, .tabs: return Data(text.utf8)
    }
  }

  private func quoted(_ field: String, _ separator: String) -> String {
    field.contains(separator) || field.contains("\"")
      ? "\"\(field.replacingOccurrences(of: "\"", with: "\"\""))\"" : field
  }
}
