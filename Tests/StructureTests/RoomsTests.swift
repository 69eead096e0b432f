import Foundation
import Testing

/// A line of code knows its room: what a file may import follows from where it lies and how its name ends.
@Suite struct RoomsTests {
  static let pureGround: Set = [
    "Values", "Danish", "Statistics", "Disclosure", "Attacker", "Tabular", "MethodFiles", "Documents",
  ]
  static let standard: Set = ["Foundation", "Crypto", "Yams", "Synchronization"]

  /// What each suffix may import besides Foundation, the pure ground and the concepts below.
  static let layers: [(suffix: String, rooms: Set<String>)] = [
    ("Schema", ["Storage"]),
    // Web for `Visitor`, whom every question is asked for, and for sessions.
    // Outbox, because a letter is put there in the transaction of the act that causes it.
    // Live, because an event tells its number to the other servers in the transaction that writes it.
    ("Store", ["Storage", "Web", "Outbox", "Live"]),
    ("Forms", ["Web"]),
    ("Routes", ["Web", "Storage", "Markup", "Live"]),
    ("Pages", ["Markup", "Charts", "Web"]),
    ("Parts", ["Markup", "Charts", "Web"]),
    ("Paths", ["Markup"]),
    ("Words", []),
    ("Permissions", ["Web"]),
    ("Jobs", ["Storage", "Web", "Markup", "Live"]),
  ]

  @Test func `a pure file in a concept sees no SQL, no HTML and no web`() {
    let files = House.files(under: "Sources/Product")
    #expect(files.count > 20)
    for file in files {
      let stem = file.name.replacing(".swift", with: "")
      // The file named like its folder is the concept's front door: it puts the layers together.
      if House.concepts.contains(stem) { continue }
      // `PersonStore+Listing` is a part of the store; `Role+Permissions` is a table of permissions.
      let parts = stem.split(separator: "+")
      let extra = Self.layers.first { layer in parts.contains { $0.hasSuffix(layer.suffix) } }?.rooms ?? []
      let allowed = Self.pureGround.union(Self.standard).union(extra).union(House.concepts)
      let foreign = file.imports.subtracting(allowed)
      #expect(foreign.isEmpty, "\(file.path) imports \(foreign.sorted().joined(separator: ", "))")
    }
  }

  @Test func `the ground knows nothing of municipalities`() {
    let product = Set(House.concepts + ["App"])
    for file in House.files(under: "Sources/Ground") {
      #expect(file.imports.isDisjoint(with: product), "\(file.path) imports upward")
    }
  }

  @Test func `only Web knows Hummingbird and only Storage knows the database engines`() {
    for file in House.files(under: "Sources") {
      for (library, room) in [("Hummingbird", "Ground/Web"), ("GRDB", "Ground/Storage"), ("CPQ", "Ground/Storage")]
      where file.imports.contains(library) {
        #expect(file.path.contains(room), "\(file.path) imports \(library)")
      }
    }
  }

  @Test func `a concept neither crashes on bad input nor prints`() {
    for file in House.files(under: "Sources/Product") {
      for word in ["fatalError(", "try!", " as! ", " print("] {
        let line = file.lines.firstIndex { $0.contains(word) && !$0.contains("//") }
        #expect(line == nil, "\(file.path):\((line ?? 0) + 1) uses \(word)")
      }
    }
  }

  @Test func `markup that was kept as bytes is shown again by the frozen pages alone`() {
    let users = House.files(under: "Sources").filter { $0.text.contains("HTML(kept:") }.map(\.name)
    #expect(users == ["FrozenMain+Printing.swift"], "whoever else does so must prove who wrote the bytes")
  }

  @Test func `time, chance and identity come in as arguments below the routes`() {
    for file in House.files(under: "Sources/Product") {
      let stem = file.name.replacing(".swift", with: "")
      if stem.hasSuffix("Routes") || stem.hasSuffix("Jobs") || House.concepts.contains(stem) { continue }
      for word in ["Date()", "Instant.now()", "UUID()"] {
        #expect(!file.text.contains(word), "\(file.path) takes \(word) itself")
      }
    }
  }
}
