import Tabular

/// What a label of a file stands for.
enum LabelMeaning<Value> {
  /// Two labels may mean the same ("0766" and "Hedensted"): they share a name. `oddity` is what someone should look at.
  case one(Value, named: String, oddity: String? = nil)
  /// Left out because a person said so.
  case leftOut
  /// Nothing we know answers to it.
  case unknown(ImportWords.Words)
  /// It means something, but nothing that can be used here.
  case wrong(ImportWords.Words)
}

/// A label that has been judged: the place of what it means, or why its rows are not used.
enum LabelFound: Equatable {
  case good(Int)
  case skip
  case wrong
}

/// The labels of one column by the reader's own codes: each is judged once, however many rows carry it.
struct LabelColumn<Value> {
  /// Where the column stands in the row; nil when the whole file has one value, or none.
  let dimension: Int?
  private(set) var values: [Value]
  /// Labels that nothing answers to, in the order of the file.
  private(set) var unknown: [String] = []
  private var known: [LabelFound?] = []
  private var places: [String: Int] = [:]

  init(dimension: Int?, fixed: Value? = nil) {
    self.dimension = dimension
    values = fixed.map { [$0] } ?? []
  }

  /// Nil for a label that has not been judged yet.
  @inline(__always)
  func found(_ row: borrowing TidyRow, _ column: Int, _ view: FileView) -> LabelFound? {
    guard let dimension else { return values.isEmpty ? .wrong : .good(0) }
    let code = view.code(row, dimension, column)
    return code < known.count ? known[code] : nil
  }

  mutating func learn(_ code: Int, _ label: String, _ meaning: LabelMeaning<Value>) -> LabelFound {
    let found: LabelFound
    switch meaning {
    case .one(let value, let name, _): found = .good(place(of: value, named: name))
    case .leftOut: found = .skip
    case .unknown:
      unknown.append(label)
      found = .wrong
    case .wrong: found = .wrong
    }
    while known.count <= code { known.append(nil) }
    known[code] = found
    return found
  }

  private mutating func place(of value: Value, named name: String) -> Int {
    if let place = places[name] { return place }
    places[name] = values.count
    values.append(value)
    return values.count - 1
  }
}
