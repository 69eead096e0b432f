import Markup
import Storage
import Values
import Web

/// Signing in and out, and choosing a password.
enum SignInRoutes {
  static func add(to routes: inout Routes, _ house: House, doors: [OpenDoorSource]) {
    routes.get("/log-ind", .anyone) { call, visitor in
      if visitor != nil { return .seeOther(destination(call.query)) }
      let (isWaiting, open) = try await house.store.read { tx in
        (try SetUp.isWaiting(in: tx), try doors.flatMap { try $0.doors(tx) })
      }
      return .page(SignInPages.signIn(call.query, isWaitingForSetUp: isWaiting, open: open))
    }
    routes.post("/log-ind", .anyone) { call, _ in try await signIn(call, house) }
    routes.post("/log-ud", .anyone) { call, visitor in try await signOut(call, visitor, house) }
    routes.get("/adgangskode", .signedIn) { _, _ in .page(SignInPages.password()) }
    routes.post("/adgangskode", .signedIn, limit: .perMinute(10)) { call, visitor in
      try await changePassword(call, visitor, house)
    }
    routes.get("/velkommen/{token}", .anyone, limit: .perMinute(30)) { call, _ in try await welcome(call, house) }
    routes.post("/velkommen/{token}", .anyone, limit: .perMinute(30)) { call, _ in
      try await choosePassword(call, house)
    }
  }

  private static func signIn(_ call: Call, _ house: House) async throws -> Answer {
    let form = try await call.form()
    var errors = SignInForms.signInErrors(form)
    guard errors.isEmpty else { return .page(SignInPages.signIn(form, errors), status: 422) }
    let outcome = try await SignInStore.signIn(
      email: form.line("email"), password: form.raw("adgangskode"), from: call.address, replacing: call.session,
      at: call.now, house: house)
    switch outcome {
    case .opened(let session): return .seeOther(destination(form)).opening(session)
    case .refused:
      errors.add("email", SignInWords.refused)
      return .page(SignInPages.signIn(form, errors), status: 422)
    case .wait(let seconds):
      errors.add("email", SignInWords.wait(seconds))
      return .page(SignInPages.signIn(form, errors), status: 429).header("Retry-After", "\(seconds)")
    }
  }

  /// Only an address of our own; anything else goes to Min side.
  private static func destination(_ form: Form) -> Path { Path(local: form.text("next")) ?? .home }

  /// Open to anyone, so that pressing it twice is no error.
  private static func signOut(_ call: Call, _ visitor: Visitor?, _ house: House) async throws -> Answer {
    if let session = call.session {
      let now = call.now
      try await house.store.write { tx in
        try SignIn.end(session, in: tx)
        guard let visitor else { return }
        try AccessLogStore.append(.signOut, by: visitor.person, in: visitor.municipality, at: now, tx: tx)
      }
    }
    return .seeOther(.signIn).closingSession()
  }

  private static func changePassword(_ call: Call, _ visitor: Visitor, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let stored = try await house.store.read { tx in
      try AccountStore.password(of: visitor.person, in: visitor.municipality, tx: tx)
    }
    var errors = FormErrors()
    let isRight = try await house.passwords.verify(form.raw("nuvaerende"), against: stored)
    errors.check("nuvaerende", isRight, SignInWords.currentIsWrong)
    SignInForms.checkNewPassword(form, name: visitor.name, &errors)
    guard errors.isEmpty else { return .page(SignInPages.password(errors), status: 422) }
    let hash = try await house.passwords.hash(form.raw("ny-adgangskode"))
    let now = call.now
    let old = call.session
    let session = try await house.store.write { tx in
      try SignInStore.changePassword(
        to: hash, of: visitor.person, in: visitor.municipality, replacing: old, as: .passwordChanged, at: now, tx: tx)
    }
    return .seeOther(Path.home.with(query: [("besked", "adgangskode")])).opening(session)
  }

  private static func welcome(_ call: Call, _ house: House) async throws -> Answer {
    let token = Token(call.parameter("token"))
    let now = call.now
    let invitation = try await house.store.read { tx in try InvitationStore.find(token, at: now, in: tx) }
    guard let invitation else { return .page(SignInPages.spent(SignInWords.linkIsSpent), status: 404) }
    return .page(SignInPages.welcome(invitation, token))
  }

  private static func choosePassword(_ call: Call, _ house: House) async throws -> Answer {
    let token = Token(call.parameter("token"))
    let now = call.now
    let form = try await call.form()
    let invitation = try await house.store.read { tx in try InvitationStore.find(token, at: now, in: tx) }
    guard let invitation else { return .page(SignInPages.spent(SignInWords.linkIsSpent), status: 404) }
    var errors = FormErrors()
    SignInForms.checkNewPassword(form, name: invitation.name, &errors)
    guard errors.isEmpty else { return .page(SignInPages.welcome(invitation, token, errors), status: 422) }
    let hash = try await house.passwords.hash(form.raw("ny-adgangskode"))
    let old = call.session
    let session = try await house.store.write { tx -> NewSession? in
      guard try InvitationStore.use(token, at: now, in: tx) else { return nil }
      return try SignInStore.changePassword(
        to: hash, of: invitation.person, in: invitation.municipality, replacing: old, as: .invitationUsed, at: now,
        tx: tx)
    }
    guard let session else { return .page(SignInPages.spent(SignInWords.linkIsSpent), status: 404) }
    return .seeOther(.home).opening(session)
  }
}
