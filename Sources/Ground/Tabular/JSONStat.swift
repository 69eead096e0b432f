import Foundation

/// Reads JSON-stat, version 1 (a dataset wrapped under a name, with id and size inside `dimension`) and version 2.
enum JSONStat {
  static func read(_ file: MappedFile) throws -> TidySource {
    guard file.count <= 200 << 20 else { throw Unreadable(.tooLarge(megabytes: 200)) }
    guard let root = try? JSONSerialization.jsonObject(with: Data(file.bytes)) else {
      throw Unreadable(.kind("JSON", "Filen er JSON, men den er ødelagt eller ikke hentet helt. Hent den igen."))
    }
    guard let (dataset, others) = dataset(in: root) else { throw Unreadable(.notJSONStat()) }
    var findings = Findings()
    if others > 0 { findings.add(.otherDatasets(others)) }
    return TidySource(try cube(dataset), findings: findings)
  }

  typealias Object = [String: Any]

  private static func dataset(in root: Any) -> (Object, others: Int)? {
    guard let object = root as? Object else { return nil }
    if object["dimension"] is Object { return (object, 0) }
    if let link = object["link"] as? Object, let items = link["item"] as? [Object] {
      let inner = items.filter { $0["dimension"] is Object }
      return inner.first.map { ($0, inner.count - 1) }
    }
    // Version 1 may hold several under names of their own; the first by name is as good as any.
    let inner = object.sorted { $0.key < $1.key }.compactMap { $0.value as? Object }.filter {
      $0["dimension"] is Object
    }
    return inner.first.map { ($0, inner.count - 1) }
  }

  private static func cube(_ dataset: Object) throws -> Cube {
    let dimension = dataset["dimension"] as? Object ?? [:]
    let ids = (dataset["id"] ?? dimension["id"]) as? [String] ?? []
    let sizes = ((dataset["size"] ?? dimension["size"]) as? [Any] ?? []).compactMap(integer)
    guard !ids.isEmpty, ids.count == sizes.count, sizes.allSatisfy({ $0 > 0 && $0 <= Cube.mostCells }) else {
      throw Unreadable(.notJSONStat())
    }
    var cells = 1
    for size in sizes {
      let (product, isTooLarge) = cells.multipliedReportingOverflow(by: size)
      guard !isTooLarge, product <= Cube.mostCells else { throw Unreadable(.tooManyCells(Cube.mostCells)) }
      cells = product
    }
    var taken: [String] = []
    let axes = zip(ids, sizes).map { id, size in axis(id, size, dimension[id] as? Object ?? [:], &taken) }
    return filled(axes, cells, values: dataset["value"], status: dataset["status"])
  }

  private static func axis(_ id: String, _ size: Int, _ dimension: Object, _ taken: inout [String]) -> Cube.Axis {
    let category = dimension["category"] as? Object ?? [:]
    let labels = category["label"] as? Object ?? [:]
    var keys = [String?](repeating: nil, count: size)
    if let list = category["index"] as? [String] {
      for (i, key) in list.prefix(size).enumerated() { keys[i] = key }
    } else if let map = category["index"] as? Object {
      for (key, place) in map { if let i = integer(place), keys.indices.contains(i) { keys[i] = key } }
    } else if size == 1 {
      keys[0] = labels.keys.first
    }
    var name = (dimension["label"] as? String).flatMap { $0.isEmpty ? nil : $0 } ?? id
    if taken.contains(name) { name = taken.contains(id) ? "\(id) (\(taken.count + 1))" : id }
    taken.append(name)
    let texts = keys.enumerated().map { i, key in key.map { labels[$0] as? String ?? $0 } ?? "\(i + 1)" }
    return Cube.Axis(name: name, labels: texts)
  }

  private static func filled(_ axes: [Cube.Axis], _ cells: Int, values: Any?, status: Any?) -> Cube {
    var cube = Cube(
      axes: axes, values: Array(repeating: .nan, count: cells), marks: Array(repeating: -1, count: cells), signs: [])
    var known: [String: Int32] = [:]
    func mark(_ i: Int, _ text: String) {
      guard !text.isEmpty else { return }
      if known[text] == nil {
        known[text] = Int32(cube.signs.count)
        cube.signs.append(text)
      }
      cube.marks[i] = known[text]!
    }
    each(values, cells) { i, value in
      if let number = value as? NSNumber {
        cube.values[i] = number.doubleValue
      } else if let text = value as? String {
        if let number = Double(text) { cube.values[i] = number } else { mark(i, text) }
      }
    }
    if let one = status as? String {
      for i in 0..<cells where cube.values[i].isNaN { mark(i, one) }
    }
    each(status, cells) { i, value in
      if cube.values[i].isNaN, cube.marks[i] < 0, let text = value as? String { mark(i, text) }
    }
    return cube
  }

  /// A list with all cells, or an object with some of them by their number.
  private static func each(_ all: Any?, _ cells: Int, _ body: (Int, Any) -> Void) {
    if let list = all as? [Any] {
      for (i, value) in list.prefix(cells).enumerated() { body(i, value) }
    } else if let some = all as? Object {
      for (key, value) in some { if let i = Int(key), (0..<cells).contains(i) { body(i, value) } }
    }
  }

  private static func integer(_ value: Any) -> Int? {
    (value as? NSNumber)?.intValue ?? (value as? String).flatMap { Int($0) }
  }
}
