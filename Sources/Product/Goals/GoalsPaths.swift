import Markup
import Values

extension Path {
  package static func agreement(_ id: ID<Agreement>) -> Path { "/aftaler/\(id.raw)" }
  static func agreementStatus(_ id: ID<Agreement>) -> Path { "/aftaler/\(id.raw)/status" }
}
