import Danish
import Values
import Web

/// What is said about letters.
enum OutboxWords {
  static let receipts = [
    "proeve": "Prøvebrevet ligger i udbakken.", "igen": "Brevet bliver prøvet igen om et øjeblik.",
  ]

  static let testSubject = "Prøvebrev fra Fælled"

  static func testText(_ name: String, at now: Instant) -> String {
    """
    Hej \(name)

    Dette er et prøvebrev. Når du læser det, kan Fælled sende breve ud af huset.

    Det blev skrevet \(Danish.moment(now)). Du skal ikke svare på det.
    """
  }

  /// Letters that have stood for an hour are a fault: somebody waits for them.
  static func remarks(waiting: Int, oldest: Instant?, givenUp: Int, at now: Instant) -> [Check.Remark] {
    var remarks: [Check.Remark] = []
    let letters = Danish.counted(waiting, one: "brev", other: "breve")
    if let oldest, now.seconds(since: oldest) > 3600 {
      remarks.append(
        .fault(
          "\(letters) venter på at blive sendt, det ældste siden \(Danish.moment(oldest)). Se efter, om FAELLED_SENDMAIL er sat, og om postprogrammet virker. /drift/post siger, hvad det svarer."
        ))
    } else if waiting > 0 {
      remarks.append(.note("\(letters) venter på at blive sendt."))
    }
    if givenUp > 0 {
      let words = Danish.counted(givenUp, one: "brev er opgivet", other: "breve er opgivet")
      remarks.append(.note("\(words). Se hvorfor på /drift/post."))
    }
    return remarks
  }
}
