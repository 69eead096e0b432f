import Markup
import Values

extension Path {
  package static let methods: Path = "/metoder"
  static let methodImport: Path = "/metoder/import"

  package static func method(_ sort: Method.Sort, _ slug: String) -> Path { "/metoder/\(sort.rawValue)/\(slug)" }
  static func methodCopy(_ sort: Method.Sort, _ slug: String) -> Path { "/metoder/\(sort.rawValue)/\(slug)/kopi" }
  static func methodFile(_ sort: Method.Sort, _ slug: String) -> Path { "/metoder/\(sort.rawValue)/\(slug)/fil" }
  static func methodDownload(_ sort: Method.Sort, _ slug: String) -> Path { "/metoder/\(sort.rawValue)/\(slug)/hent" }
  static func methodPart(_ sort: Method.Sort, _ slug: String, _ part: MethodPart) -> Path {
    "/metoder/\(sort.rawValue)/\(slug)/ret/\(part.rawValue)"
  }
  static func methodSharing(_ sort: Method.Sort, _ slug: String) -> Path {
    "/metoder/\(sort.rawValue)/\(slug)/deling"
  }
  static func methodPuttingAway(_ sort: Method.Sort, _ slug: String) -> Path {
    "/metoder/\(sort.rawValue)/\(slug)/laeg-vaek"
  }
  static func methodTakingOut(_ sort: Method.Sort, _ slug: String) -> Path {
    "/metoder/\(sort.rawValue)/\(slug)/tag-frem"
  }
  static func methodVersions(_ sort: Method.Sort, _ slug: String) -> Path {
    "/metoder/\(sort.rawValue)/\(slug)/versioner"
  }
  static func methodVersion(_ sort: Method.Sort, _ slug: String, _ number: Int) -> Path {
    "/metoder/\(sort.rawValue)/\(slug)/versioner/\(number)"
  }
  static func methodRestoring(_ sort: Method.Sort, _ slug: String, _ number: Int) -> Path {
    "/metoder/\(sort.rawValue)/\(slug)/versioner/\(number)/genskabelse"
  }
}
