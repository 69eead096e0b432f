import People
import Storage
import Values

/// Minutes go out and are approved, each with its letters in the same transaction: all of them or none.
///
/// Whoever calls has checked that it is time. False when somebody else was first. Where nobody has said whom letters are
/// from, there are none.
package enum MinutesSendingStore {
  package static func send(
    _ view: MinutesLook, version: Int, from post: PostAddress?, in tx: Transaction
  ) throws -> Bool {
    let until = view.look.now.day.adding(workingDays: MinutesStanding.objectionDays)
    guard try MinutesStore.send(view.document, until: until, version: version, view.look, at: view.look.now, in: tx)
    else { return false }
    try tell(view, until: until, version: version + 1, from: post, tx)
    return true
  }

  package static func approve(
    _ view: MinutesLook, version: Int, from post: PostAddress?, in tx: Transaction
  ) throws -> Bool {
    guard try MinutesStore.approve(version: version, view.look, at: view.look.now, in: tx) else { return false }
    try tell(view, until: nil, version: version + 1, from: post, tx)
    return true
  }

  private static func tell(
    _ view: MinutesLook, until: Day?, version: Int, from post: PostAddress?, _ tx: Transaction
  ) throws {
    guard let post else { return }
    try MinutesPostStore.add(
      view.document, names: view.reader.names, until: until, version: version, view.look, from: post,
      at: view.look.now, in: tx)
  }
}
