/// One row of the file as it passes by: a code for each label, a number or a sign for each measure.
///
/// The row lives only as long as the closure it is handed to: its memory is used again for the next one.
package struct TidyRow: ~Copyable {
  /// The row as the person sees it in an editor or in Excel; the first row of the file is 1.
  package let line: Int
  let codes: UnsafeBufferPointer<Int32>
  let values: UnsafeBufferPointer<Double>
  let marks: UnsafeBufferPointer<Int32>
  let labels: UnsafePointer<Interner>
  let signs: UnsafePointer<Interner>

  /// The label as a small number, the same for the same text in the same dimension, counted from 0 as they appear.
  package func code(_ dimension: Int) -> Int { Int(codes[dimension]) }

  /// The label as text. Costs a String: ask once per new code, not once per row.
  package func label(_ dimension: Int) -> String { labels[dimension][Int(codes[dimension])] }

  /// The number, or nil when the file has a sign or nothing there.
  package func value(_ measure: Int) -> Double? {
    let value = values[measure]
    return value.isNaN ? nil : value
  }

  /// The file's own sign where there is no number (`..`, `<10`, `M`); empty for an empty cell and for a number.
  package func mark(_ measure: Int) -> String { marks[measure] < 0 ? "" : signs.pointee[Int(marks[measure])] }
}
