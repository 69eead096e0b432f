import Markup
import Storage
import Values
import Web

/// The page of the first minutes, open only to whoever has the token from the terminal.
enum SetUpRoutes {
  static func add(to routes: inout Routes, _ house: House) {
    routes.get("/opsaetning", .anyone, limit: .perMinute(30)) { call, _ in
      let token = Token(call.query.text("token"))
      let now = call.now
      guard try await house.store.read({ tx in try SetUp.isOpen(for: token, at: now, in: tx) }) else { return spent }
      return .page(SignInPages.setUp(token))
    }
    routes.post("/opsaetning", .anyone, limit: .perMinute(10)) { call, _ in try await complete(call, house) }
  }

  private static var spent: Answer {
    .page(SignInPages.spent(SignInWords.setUpIsSpent), status: 404)
  }

  private static func complete(_ call: Call, _ house: House) async throws -> Answer {
    let form = try await call.form()
    let token = Token(form.text("token"))
    let now = call.now
    guard try await house.store.read({ tx in try SetUp.isOpen(for: token, at: now, in: tx) }) else { return spent }
    let (draft, errors) = SignInForms.setUp(form)
    guard errors.isEmpty else { return .page(SignInPages.setUp(token, form, errors), status: 422) }
    let hash = try await house.passwords.hash(form.raw("ny-adgangskode"))
    let old = call.session
    do {
      let session = try await house.store.write { tx -> NewSession? in
        guard let made = try SetUp.complete(draft, token: token, passwordHash: hash, at: now, in: tx) else {
          return nil
        }
        return try SignIn.begin(made.person, of: made.municipality, replacing: old, at: now, in: tx)
      }
      return session.map { Answer.seeOther(.home).opening($0) } ?? spent
    } catch is AddressTaken {
      var errors = errors
      errors.add("email", PersonWords.addressTaken)
      return .page(SignInPages.setUp(token, form, errors), status: 422)
    }
  }
}
