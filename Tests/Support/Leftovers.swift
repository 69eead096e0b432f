import Foundation
import Storage
import Synchronization

/// What the templates leave when the tests are over: files and databases, removed as the process ends.
enum Leftovers {
  private static let names = Mutex<[String]>([])

  static func add(_ name: String) {
    names.withLock { names in
      if names.isEmpty { atexit { Leftovers.remove() } }
      names.append(name)
    }
  }

  private static func remove() {
    for name in names.withLock({ $0 }) {
      if name.hasPrefix("/") {
        for tail in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: name + tail) }
      } else if let server = Templates.server {
        try? PostgreSQLAdministrator(server).run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
      }
    }
  }
}
