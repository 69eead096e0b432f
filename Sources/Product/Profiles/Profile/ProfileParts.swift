import Danish
import Markup
import Values
import Web

/// The pieces of the profile page.
enum ProfileParts {
  static func trace(_ release: Release) -> Trace {
    Trace(
      [
        Trace.Step(phase: 4, note: "det, I har prøvet af"), Trace.Step(phase: 1, note: "profilen, udgivelse \(release.number)"),
        Trace.Step(phase: 2, note: "det, I undrer jer over"),
      ], here: 1)
  }
}
