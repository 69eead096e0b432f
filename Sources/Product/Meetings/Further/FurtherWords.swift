/// What is said about meetings that lead to each other.
enum FurtherWords {
  static let lead = "Det, der forbereder mødet, og det, mødet kan føre til. Deltagerne følger med."

  static let above =
    "Dem, der plejer at mødes på næste niveau, kommer på listen af sig selv. Vælg, hvem herfra der er med."
  static let notPlanned = "Ikke planlagt endnu"

  static func title(_ further: FurtherMeeting) -> String {
    switch further.sort {
    case .before: further.kind.name
    case .following: "Et opfølgende møde"
    case .extended: "Et møde med udvidet kreds"
    case .level: "Samtalen på næste niveau"
    }
  }
}
