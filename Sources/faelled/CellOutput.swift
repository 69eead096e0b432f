import Disclosure
import Foundation
import Solver
import Tabular

/// What `protect` and `attack` write: the table on standard output, what was done on standard error.
enum CellOutput {
  /// Nothing is written before all of it is made, so a failure before this leaves nothing.
  static func write(_ header: [String], _ rows: some Sequence<[CSVWriter.Cell]>) throws {
    var bytes = Data()
    var writer = CSVWriter(.plain) { bytes.append(contentsOf: $0) }
    try writer.header(header)
    for row in rows { try writer.row(row) }
    try writer.finish()
    do {
      try FileHandle.standardOutput.write(contentsOf: bytes)
    } catch {
      throw CommandRefusal(
        "Tabellen kunne ikke skrives. Er der plads på disken? Er der kommet noget i filen, så slet den: den er ikke hel."
      )
    }
  }
}

/// The one line of JSON that a program can read afterwards.
struct CellSummary: Encodable {
  let cells: Int
  let hidden: Int
  let threshold: Int
  let width: Int
  let solver = SolverLibrary.installed?.version
  var primary: Int?
  var complementary: Int?
  var exact: Int?
  var narrow: Int?
  /// Seconds from the file being read to the answer.
  var time = 0.0
  var solverCalls = 0

  init(_ rule: Disclosure.TableRule, cells: Int, hidden: Int) {
    (self.cells, self.hidden, threshold, width) = (cells, hidden, rule.threshold, rule.width)
  }

  func write() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    FileHandle.standardError.write(try encoder.encode(self) + [0x0A])
  }
}

extension Duration {
  var inSeconds: Double { Double(components.seconds) + 1e-18 * Double(components.attoseconds) }
}
