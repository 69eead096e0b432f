/// Why a backup was not made, or not put back; nothing was replaced.
package enum BackupError: Error, Hashable, Sendable {
  /// The copy is not what it should be; the text says what is wrong with it.
  case unusable(String)
  /// There is something in the database that restoring would replace.
  case notEmpty
  /// The backup would be written over the database itself.
  case targetIsDatabase
  /// PostgreSQL's own program is not installed, or older than the server.
  case programMissing(String)
  case programTooOld(String, server: Int)
  case programFailed(String, why: String)

  package var words: String {
    switch self {
    case .unusable(let why):
      "Sikkerhedskopien kan ikke bruges: \(why) Vælg en anden sikkerhedskopi; den forrige er ikke rørt."
    case .notEmpty:
      "Der er allerede data i databasen. Tilføj --replace, hvis sikkerhedskopien skal træde i stedet for dem."
    case .targetIsDatabase:
      "Sikkerhedskopien ville lægge sig oven i selve databasen. Vælg et andet filnavn."
    case .programMissing(let name):
      "Programmet \(name) mangler. Installér PostgreSQL's klientprogrammer, og prøv igen."
    case .programTooOld(let name, let server):
      "Programmet \(name) er ældre end databasens server (version \(server)). Installér version \(server) eller nyere."
    case .programFailed(let name, let why):
      "Programmet \(name) kunne ikke gøre sit arbejde færdigt: \(why)"
    }
  }
}
