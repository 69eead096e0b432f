import Foundation
import Synchronization

/// The folder where letters lie while a mail program has them. One process at a time works at a desk.
package final class PostDesk: Sendable {
  /// Names the desk in the database, the same for ever.
  package let name: String
  private let folder: String
  /// The open file whose lock says that this process has the desk; -1 for none.
  private let owner = Mutex<Int32>(-1)

  package enum Outcome: Sendable { case sent, notSent, underWay }

  package enum Handover: Sendable {
    case taken
    /// In the mail program's own words. For good when it is no use to try again.
    case refused(String, isForGood: Bool)
  }

  /// Makes the folder and gives it its name the first time.
  package init(folder: URL) throws {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    self.folder = folder.path
    let file = folder.appending(path: "navn")
    if let name = try? String(contentsOf: file, encoding: .utf8), !name.isEmpty {
      self.name = name
    } else {
      name = UUID().uuidString.lowercased()
      try Data(name.utf8).write(to: file, options: .atomic)
    }
  }

  deinit {
    owner.withLock { if $0 >= 0 { close($0) } }
  }

  /// False while another process works here. The system lets go of the desk when a process ends, however it ends.
  package func take() -> Bool {
    owner.withLock { file in
      if file >= 0 { return true }
      let opened = open(folder + "/optaget", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard opened >= 0 else { return false }
      guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
        close(opened)
        return false
      }
      file = opened
      return true
    }
  }

  private func path(_ attempt: String, _ ending: String) -> String { "\(folder)/\(attempt).\(ending)" }

  /// What became of an attempt that this process knows nothing of.
  func outcome(_ attempt: String) -> Outcome {
    if access(path(attempt, "sent"), F_OK) == 0 { return .sent }
    let lock = open(path(attempt, "lock"), O_RDWR | O_CLOEXEC)
    // It never came so far.
    guard lock >= 0 else { return .notSent }
    defer { close(lock) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { return .underWay }
    // It may have finished between the first look and the lock.
    return access(path(attempt, "sent"), F_OK) == 0 ? .sent : .notSent
  }

  func clear(_ attempt: String) {
    for ending in ["eml", "sent", "fejl", "lock"] { unlink(path(attempt, ending)) }
  }

  /// Gives one letter to the mail program and waits for its answer.
  func hand(_ letter: OutboxStore.Claimed, to program: String) -> Handover {
    let attempt = letter.attempt
    guard write(letter.message, to: path(attempt, "eml")) else {
      return .refused("Brevet kunne ikke skrives til disken.", isForGood: false)
    }
    let lock = open(path(attempt, "lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      if lock >= 0 { close(lock) }
      return .refused("Brevet kunne ikke låses på disken.", isForGood: false)
    }
    defer { close(lock) }
    guard let code = run(letter, program, lock) else {
      return .refused("Postprogrammet \(program) kunne ikke startes.", isForGood: false)
    }
    if code == 0, access(path(attempt, "sent"), F_OK) == 0 { return .taken }
    let words = (try? String(contentsOfFile: path(attempt, "fejl"), encoding: .utf8)) ?? ""
    let tidy = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // sysexits.h: the letter itself is wrong, or nobody has that address.
    let isForGood = [65, 67, 68].contains(code)
    return .refused(tidy.isEmpty ? "Postprogrammet svarede med kode \(code)." : tidy, isForGood: isForGood)
  }

  /// Straight into the file with its own name: `clear` finds a half-written one again, where an atomic write that is
  /// killed leaves a file that nobody knows the name of.
  private func write(_ message: String, to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(message.utf8))
      return true
    } catch {
      unlink(path)
      return false
    }
  }

  /// The words of the process that carries the letter; its arguments stand in $1 to $6, never in the text. A mail program
  /// that says nothing for five minutes is stopped, and the letter tried again.
  private static let carry = """
    timeout -k 10 300 "$1" -i -f "$2" -- "$3" <"$4" 2>"$6" >&2 || exit "$?"
    mv -f "$4" "$5"
    """

  /// POSIX_SPAWN_SETSID, which glibc's headers hide from Swift (bits of <spawn.h>).
  private static let ownSession: Int16 = 0x80

  /// The exit code; nil when the process could not be started. The process keeps the lock, in a session of its own, so
  /// that neither a signal to this program nor its end takes it along.
  private func run(_ letter: OutboxStore.Claimed, _ program: String, _ lock: Int32) -> Int32? {
    let attempt = letter.attempt
    let arguments = [
      "/bin/sh", "-c", Self.carry, "faelled-post", program, letter.sender, letter.recipient, path(attempt, "eml"),
      path(attempt, "sent"), path(attempt, "fejl"),
    ]
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The copy is the only descriptor that goes along: everything else of ours is closed on exec.
    posix_spawn_file_actions_adddup2(&actions, lock, 9)
    posix_spawnattr_setflags(&attributes, Self.ownSession)
    var strings: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for string in strings { free(string) } }
    var process = pid_t()
    guard posix_spawn(&process, "/bin/sh", &actions, &attributes, &strings, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return nil }
    }
    // The low seven bits are the signal that ended it; none for an ordinary exit.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
