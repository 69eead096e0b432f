import Markup
import Values

extension Path {
  static func needs(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/behov" }
  static func newNeed(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/behov/ny" }
  static func goals(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/maal" }
  static func newGoal(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/maal/ny" }
  static func actions(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/handlinger" }
  static func newAction(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/handlinger/ny" }
}
