import Markup
import NIOHTTP1
import Storage

/// A no in the words and the status a visitor gets.
struct Trouble {
  let status: Int
  let title: String
  let text: String
  var headers: [(name: String, value: String)] = []
  /// What to tell the administrator, so that the line in the log is found.
  var reference: String?
  /// What the log calls it, when it is worth a line of its own.
  var event: String?

  init(
    status: Int, title: String, text: String, headers: [(name: String, value: String)] = [], event: String? = nil
  ) {
    self.status = status
    self.title = title
    self.text = text
    self.headers = headers
    self.event = event
  }

  static func defect(reference: String) -> Trouble {
    var trouble = Trouble(
      status: 500, title: "Der gik noget galt hos os",
      text:
        "Fejlen er skrevet ned, og intet er gemt halvt. Prøv igen, og skriv til jeres administrator, hvis det sker igen."
    )
    trouble.reference = reference
    return trouble
  }

  /// Nil for an error nobody has foreseen.
  init?(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self.init(refusal)
    case let refusal as GateRefusal: self.init(refusal)
    case let error as StoreError: self.init(error)
    case let failure as FileFailure where failure.isFull: self.init(StoreError.full)
    case is Multipart.Malformed: self.init(.invalid("Filen kom ikke helt frem. Gå tilbage, og send den igen."))
    case is CutOff, is HTTPParserError:
      self.init(.invalid("Forbindelsen blev afbrudt, før vi havde fået det hele. Intet er gemt. Prøv igen."))
    case is PasswordFailure: self.init(.busy(retryAfter: 5))
    case is CancellationError: self.init(.unavailable)
    default: return nil
    }
  }

  init(_ refusal: Refusal) {
    switch refusal {
    case .missing, .hidden:
      self.init(
        status: 404, title: "Siden findes ikke",
        text: "Adressen kan være skrevet forkert, eller siden er flyttet. Gå til forsiden, og find den derfra.")
    case .notAllowed:
      self.init(
        status: 403, title: "Det har du ikke adgang til",
        text: "Din rolle giver ikke adgang til siden. Jeres administrator kan give dig en anden rolle.",
        event: "not-allowed")
    case .conflict(let sentence): self.init(status: 409, title: "En anden nåede det først", text: sentence)
    case .invalid(let sentence): self.init(status: 400, title: "Vi forstod ikke det, der blev sendt", text: sentence)
    case .tooLarge(let limit):
      self.init(
        status: 413, title: "Det er for stort",
        text: "I kan højst sende \(Trouble.size(limit)) ad gangen. Intet er gemt. Del filen i to, og send en ad gangen."
      )
    case .busy(let seconds):
      self.init(
        status: 429, title: "Vent lidt, før du prøver igen",
        text: "Der er kommet for mange forsøg på kort tid. Prøv igen om \(Trouble.wait(seconds)).",
        headers: [("Retry-After", "\(seconds)")], event: "rate-limited")
    case .unavailable:
      self.init(
        status: 503, title: "Siden kan ikke vises lige nu",
        text: "Prøv igen om et øjeblik. Det, I har gemt, er der stadig.", headers: [("Retry-After", "30")])
    }
  }

  private init(_ refusal: GateRefusal) {
    switch refusal {
    case .foreignForm:
      self.init(
        status: 403, title: "Formularen kom ikke fra Fælled",
        text: "Af hensyn til sikkerheden tager vi kun imod formularer, der er sendt fra vores egne sider. "
          + "Åbn siden igen, og prøv én gang til. Intet er ændret.", event: "foreign-form")
    case .ambiguous:
      self.init(
        status: 400, title: "Vi forstod ikke det, der blev sendt", text: "Prøv igen i en anden browser.",
        event: "ambiguous-request")
    case .unknownHost:
      self.init(
        status: 400, title: "Adressen er ikke vores",
        text: "Skriv adressen på jeres Fælled i browseren, og prøv igen.", event: "unknown-host")
    case .signInFirst:
      self.init(status: 401, title: "Log ind først", text: "Log ind, og prøv igen.")
    case .moved:
      self.init(.missing)  // answered with a redirect before it gets here
    case .wrongMethod(let allowed):
      self.init(
        status: 405, title: "Sådan kan siden ikke bruges",
        text: "Siden findes, men ikke til det, der blev spurgt om. Gå tilbage, og brug knapperne på siden.",
        headers: [("Allow", allowed)])
    case .tooSlow:
      self.init(
        status: 503, title: "Det tog for lang tid", text: "Vi måtte give op undervejs. Prøv igen om et øjeblik.",
        headers: [("Retry-After", "30")], event: "too-slow")
    }
  }
}
