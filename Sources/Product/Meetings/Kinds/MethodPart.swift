/// One part of a method that is changed on a page of its own, so that no form is longer than one can take in.
enum MethodPart: String, CaseIterable, Sendable {
  case frame = "rammen"
  case invited = "deltagere"
  case preparing = "forberedelse"
  case agenda = "dagsorden"
  case agreeing = "aftaler"
  case checking = "tjekliste"
  case phases = "faser"

  static func parts(of sort: Method.Sort) -> [MethodPart] {
    sort == .kind ? [.frame, .invited, .preparing, .agenda, .agreeing, .checking] : [.frame, .phases]
  }
}
