import Danish
import Markup
import Storage

extension Trouble {
  /// What a visitor is told when the database says no. Nil for the database's own defects.
  init?(_ error: StoreError) {
    switch error {
    case .busy:
      self.init(
        status: 503, title: "Vi har for travlt lige nu", text: "Intet er gemt. Prøv igen om et øjeblik.",
        headers: [("Retry-After", "5")], event: "store-busy")
    case .full:
      self.init(
        status: 507, title: "Vi kan ikke gemme lige nu",
        text:
          "Der er ikke mere plads, så intet blev gemt. I kan stadig læse alt. Jeres administrator skal skaffe plads.",
        event: "store-full")
    case .readOnly:
      self.init(
        status: 503, title: "Vi kan ikke gemme lige nu",
        text: "Intet blev gemt. I kan stadig læse alt. Sig det til jeres administrator.", event: "store-read-only")
    case .failing:
      self.init(
        status: 503, title: "Vi kan ikke gemme lige nu",
        text: "Intet blev gemt. I kan stadig læse det, der er gemt. Sig det til jeres administrator med det samme.",
        event: "store-failing")
    case .lost(outcomeUnknown: true):
      self.init(
        status: 503, title: "Forbindelsen blev afbrudt, mens vi gemte",
        text: "Se efter, om ændringen er kommet med, før du prøver igen.", headers: [("Retry-After", "10")],
        event: "store-lost")
    case .lost, .unreachable:
      self.init(
        status: 503, title: "Vi kan ikke få fat i jeres data lige nu",
        text: "Intet er gemt, og intet er tabt. Prøv igen om et øjeblik.", headers: [("Retry-After", "10")],
        event: "store-lost")
    case .constraint, .corrupt, .unfinishedRestore, .newerSchema, .changedSchema, .other: return nil
    }
  }

  /// "200 MB"
  static func size(_ bytes: Int) -> String {
    bytes >= 1024 * 1024 ? "\(bytes / 1024 / 1024)\u{A0}MB" : "\(max(1, bytes / 1024))\u{A0}kB"
  }

  /// "30 sekunder", "5 minutter"
  static func wait(_ seconds: Int) -> String {
    if seconds < 90 { return Danish.counted(seconds, one: "sekund", other: "sekunder") }
    return Danish.counted((seconds + 59) / 60, one: "minut", other: "minutter")
  }

  var page: Page {
    let wayOut = Parts.actions(Parts.link("Gå til forsiden", to: "/"))
    return Page(title: title, main: Parts.apology(title, text, actions: wayOut, reference: reference))
  }

  /// RFC 9457, for programs.
  func problem(id: String) -> Answer {
    let text = """
      {"type":"about:blank","title":\(JSON.string(title)),"status":\(status),"detail":\(JSON.string(text)),\
      "instance":\(JSON.string("urn:faelled:request:\(id)"))}
      """
    return .bytes(Array(text.utf8), type: "application/problem+json", status: status)
  }
}

enum JSON {
  static func string(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        out += "\\u00" + hex(UInt8(scalar.value))
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
