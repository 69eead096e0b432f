import Documents
import Markup
import Storage
import Values
import Web

/// The page about letters, for those who run the house.
enum OutboxRoutes {
  /// Where the visitor gets letters.
  typealias Email = @Sendable (Visitor, Transaction) throws -> String?

  static func add(to routes: inout Routes, _ house: House, _ permission: Permission, _ email: @escaping Email) {
    routes.get("/drift/post", .needs(permission)) { call, visitor in
      let now = call.now
      let state = try await house.store.read { tx in
        try OutboxState.read(of: visitor.municipality, at: now, in: tx)
      }
      let receipt = OutboxWords.receipts[call.query.text("besked")].map { Parts.receipt($0) }
      return .page(OutboxPages.show(state, house.settings, receipt: receipt))
    }
    routes.post("/drift/post/proevebrev", .needs(permission), limit: .perHour(30)) { call, visitor in
      try await test(call, visitor, house, email)
    }
    routes.post("/drift/post/{id}/forsoeg", .needs(permission)) { call, visitor in
      let id = ID<Letter>(call.parameter("id"))
      let now = call.now
      let isThere = try await house.store.write { tx in
        try OutboxState.tryAgain(id, of: visitor.municipality, at: now, in: tx)
      }
      guard isThere else { throw Refusal.missing }
      return .seeOther(("/drift/post" as Path).with(query: [("besked", "igen")]))
    }
  }

  /// Goes the way of every other letter.
  private static func test(_ call: Call, _ visitor: Visitor, _ house: House, _ email: @escaping Email) async throws
    -> Answer
  {
    let now = call.now
    guard let from = house.settings.sender(named: "Fælled, \(visitor.municipalityName)") else {
      throw Refusal.conflict("Fælled ved ikke, hvem brevene er fra. Sæt FAELLED_MAIL_FROM, og start serveren igen.")
    }
    let isAdded = try await house.store.write { tx -> Bool in
      guard let to = try email(visitor, tx).flatMap({ MailAddress(name: visitor.name, email: $0) }) else {
        return false
      }
      let id = ID<Letter>.make(at: now)
      let message = MailMessage(
        id: id.raw, from: from, to: to, date: now, subject: OutboxWords.testSubject,
        text: OutboxWords.testText(visitor.name, at: now))
      return try OutboxStore.add(message, key: "proevebrev:\(id.raw)", of: visitor.municipality, at: now, in: tx)
    }
    guard isAdded else {
      throw Refusal.conflict("Du har ingen e-mailadresse, vi kan skrive til. Ret den under Brugere.")
    }
    return .seeOther(("/drift/post" as Path).with(query: [("besked", "proeve")]))
  }
}
