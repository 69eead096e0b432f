import Live
import Storage
import Values

/// What every part of the product may lean on: the database, the settings, the clock and the log.
package struct House: Sendable {
  package let store: Store
  package let settings: Settings
  package let clock: @Sendable () -> Instant
  package let log: Log
  package let assets: Assets
  package let passwords: Passwords
  /// Who a session belongs to, asked anew for each request so that a changed role takes effect at once.
  /// Nil ends the session: the person has left or is disabled.
  package let resolve: Resolve
  /// Keeps in mind that somebody who is signed in was refused.
  package let noteRefusal: NoteRefusal
  /// Who follows what as it happens.
  package let live: LiveHub

  package typealias Resolve = @Sendable (ID<Tenant>, ID<Account>, Transaction) throws -> Visitor?
  package typealias NoteRefusal = @Sendable (RefusedVisit, Transaction) throws -> Void

  package init(
    store: Store, settings: Settings = Settings(), clock: @escaping @Sendable () -> Instant = Instant.now,
    log: Log = Log(), assets: Assets = Assets(), passwords: Passwords = Passwords(),
    resolve: @escaping Resolve = { _, _, _ in nil }, noteRefusal: @escaping NoteRefusal = { _, _ in }
  ) {
    self.store = store
    self.settings = settings
    self.clock = clock
    self.log = log
    self.assets = assets
    self.passwords = passwords
    self.resolve = resolve
    self.noteRefusal = noteRefusal
    live = LiveHub(settings.live)
  }
}

/// Somebody who is signed in asked for what they may not have.
package struct RefusedVisit: Sendable {
  package let visitor: Visitor
  /// The route, not the address: an address may hold what nobody else should read.
  package let pattern: String
  /// What was asked for, where the route says so.
  package let object: String?
  package let at: Instant
}
