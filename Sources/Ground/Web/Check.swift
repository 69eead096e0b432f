import Storage

/// Something that must be true of what is stored. The program looks at it when it starts, and `faelled doctor` deeply.
package struct Check: Sendable {
  package let name: String
  package let run: @Sendable (Store, Depth) async throws -> [Remark]

  package init(_ name: String, run: @escaping @Sendable (Store, Depth) async throws -> [Remark]) {
    self.name = name
    self.run = run
  }

  /// A start has milliseconds, and only looks at what is about to be shown; a night has minutes.
  package enum Depth: Sendable {
    case start
    case deep
  }

  /// A sentence in Danish for the person who runs the program: what is the matter, and what to do.
  package struct Remark: Sendable, Hashable {
    package let text: String
    /// Something is wrong; else it is only good to know.
    package let isFault: Bool

    package static func fault(_ text: String) -> Remark { Remark(text: text, isFault: true) }
    package static func note(_ text: String) -> Remark { Remark(text: text, isFault: false) }
  }
}
