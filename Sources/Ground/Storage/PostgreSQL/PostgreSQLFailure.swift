import CPQ

/// What the server said, before we decide what it means for the transaction.
struct PostgreSQLFailure: Error {
  var state = ""
  var message = ""
  private var constraint = ""
  private var column = ""

  /// The connection gave no answer at all.
  init(message: String) { self.message = message }

  init(_ result: OpaquePointer) {
    func field(_ letter: Unicode.Scalar) -> String {
      PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) } ?? ""
    }
    state = field("C")
    message = field("M")
    constraint = field("n")
    column = "\(field("t")).\(field("c"))"
  }

  /// The server asks us to run the transaction again from the start.
  var asksForAnotherTry: Bool { state == "40001" || state == "40P01" }

  /// A schema change made a prepared question outdated; a fresh connection knows nothing of it.
  var isOutdated: Bool { state == "26000" || (state == "0A000" && message.contains("plan")) }

  var isLost: Bool {
    state.isEmpty || state.hasPrefix("08") || ["57P01", "57P02", "57P03", "57P05", "25P03"].contains(state)
  }

  var error: StoreError {
    switch state {
    case "40001", "40P01", "53300", "55P03", "57014": .busy
    case "53100": .full
    case "25006": .readOnly
    case "23502": .constraint(column)
    case "23503": .constraint("foreign key")
    case _ where state.hasPrefix("23"): .constraint(constraint)
    case "XX001", "XX002": .corrupt
    case _ where isLost: .lost(outcomeUnknown: false)
    default: .other("PostgreSQL \(state): \(message)")
    }
  }
}
