import Documents
import Foundation
import Markup
import Storage
import Synchronization
import Values
import Web

/// The outbox: letters that acts have caused, sent by the machine's own mail program, each of them once.
///
/// Read in this order: `Letter` (what it promises), `OutboxStore.add` (how a letter gets in), `PostOffice` (how it gets out).
extension Feature {
  /// `desk` is the folder where letters lie while they are handed over; `permission` opens the page about them, and
  /// `email` says where a visitor gets letters.
  package static func outbox(
    desk folder: URL, permission: Permission, email: @escaping @Sendable (Visitor, Transaction) throws -> String?
  ) -> Feature {
    let desk = Desk(folder)
    return Feature(
      name: "outbox", migrations: OutboxSchema.migrations,
      jobs: [
        Job(name: "send-letters", every: .seconds(5)) { house in
          guard let program = house.settings.sendmail else { return }
          let office = PostOffice(store: house.store, desk: try desk.open(), program: program)
          try await office.work(house.clock)
        },
        Job(name: "forget-letters", every: .seconds(24 * 3600), first: .seconds(120)) { house in
          let month = house.clock().adding(seconds: -30 * 24 * 3600)
          try await house.store.write { try OutboxStore.forget(before: month, in: $0) }
        },
      ], checks: [OutboxCheck.standing]
    ) { routes, house in
      OutboxRoutes.add(to: &routes, house, permission, email)
    }
  }

  /// Opened by the first letter: a command that sends none makes no folder.
  private final class Desk: Sendable {
    private let folder: URL
    private let opened = Mutex<PostDesk?>(nil)

    init(_ folder: URL) { self.folder = folder }

    func open() throws -> PostDesk {
      try opened.withLock { opened in
        if let opened { return opened }
        let desk = try PostDesk(folder: folder)
        opened = desk
        return desk
      }
    }
  }
}

extension Settings {
  /// Whom the house's letters are from; nil when neither FAELLED_MAIL_FROM nor FAELLED_ADDRESS says.
  package func sender(named name: String) -> MailAddress? {
    if let mailFrom { return MailAddress(name: name, email: mailFrom) }
    let host = address.flatMap { URL(string: $0)?.host() }
    return host.flatMap { MailAddress(name: name, email: "faelled@\($0)") }
  }
}

/// What the doctor says about letters that stand still.
enum OutboxCheck {
  static let standing = Check("outbox") { store, depth in
    guard depth == .deep else { return [] }
    return try await store.read { tx in
      let now = Instant.now()
      let row = try tx.row(
        """
        SELECT count(*) FILTER (WHERE state IN ('venter', 'sender')), min(made) FILTER (WHERE state IN ('venter', 'sender')),
        count(*) FILTER (WHERE state = 'opgivet') FROM outbox
        """)
      guard let row else { return [] }
      let oldest: Instant? = row[1]
      return OutboxWords.remarks(waiting: row[0], oldest: oldest, givenUp: row[2], at: now)
    }
  }
}
