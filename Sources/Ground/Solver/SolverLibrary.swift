import CClp

/// Clp as it is found on this machine.
package struct SolverLibrary: @unchecked Sendable {
  // Points at functions that are looked up once and never change: as safe to share as the functions themselves.
  let functions: UnsafePointer<clp_library>

  /// Nil when the library is not there.
  package init?(named name: String) {
    guard let functions = clp_open(name) else { return nil }
    self.functions = functions
  }

  /// The installed library, looked for once.
  package static let installed: SolverLibrary? = ["libClp.so.1", "libClp.so", "libClp.1.dylib"].lazy
    .compactMap { SolverLibrary(named: $0) }.first

  /// "1.17.6": kept beside what was decided with it.
  package var version: String { String(cString: functions.pointee.version()) }
}
