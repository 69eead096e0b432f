// swift-tools-version:6.2
// The house: read from top to bottom, this file is the map that docs/architecture.md explains.
import PackageDescription

// Before the package and not after it: what stands below has no value yet when the package is made.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "faelled",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "faelled", targets: ["faelled"])],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    // Ground: knows nothing of municipalities; each part could be published alone.
    ground("Values"),  // ids with a type, instants and days
    ground("Danish", on: "Values"),  // numbers, dates, plurals and sorting as Danes write them
    ground("Markup"),  // HTML and Path: the border against cross-site scripting
    ground("Statistics"),  // intervals, comparisons, trends
    ground("Solver", on: "CClp"),  // linear programs
    ground("Disclosure", on: "Solver", libraries: [.crypto]),  // the only maker of a PublishedTable
    ground("Attacker", on: "Solver"),  // what a reader can work out; knows nothing of Disclosure
    ground("Tabular", on: "CZip", "CExpat", "CXlsxWriter"),  // bytes -> tidy table + findings
    ground("MethodFiles", libraries: [.yams]),  // indicators, meeting kinds and circles as files, read strictly
    ground("Charts", on: "Markup", "Danish", "CQREncode"),  // values -> accessible SVG
    ground("Documents", on: "Values", "CZip"),  // iCalendar, mail and papers as other programs read them
    ground("Storage", on: "Values", "CPQ", libraries: [.grdb, .nioPosix]),  // one Store over SQLite or PostgreSQL
    ground("Live", on: "Values", "Storage"),  // who follows what as it happens, and how far it has come
    ground(
      "Web", on: "Values", "Danish", "Markup", "Storage", "Live", "CSodium", "CZlib",
      libraries: [.hummingbird, .hummingbirdCore, .nio, .nioPosix, .crypto, .log, .lifecycle]),  // pages to people

    // letters, each once
    ground("Outbox", on: "Values", "Danish", "Markup", "Documents", "Storage", "Web", libraries: [.nioPosix]),

    // Product: what a municipality talks about. People is open to all of it.
    concept("People", libraries: [.crypto]),  // municipality, areas, units, teams, persons, roles, sign-in
    concept("YearWheel", on: "People", libraries: []),  // occasions through a school year; others publish to it
    concept("Profiles", on: "People", libraries: [.crypto]),  // indicators, imports, releases, the profile
    concept("Goals", on: "People", libraries: []),  // needs, goals and actions
    // kinds of meetings, meetings planned and prepared from them, invitations and guests
    concept("Meetings", on: "People", "YearWheel", "Profiles", "Goals", libraries: []),

    .target(
      name: "App", dependencies: ["People", "YearWheel", "Profiles", "Goals", "Meetings", "Outbox", .yams],
      path: "Sources/App", swiftSettings: strict),
    .executableTarget(
      name: "faelled", dependencies: ["App", "Tabular", "Disclosure", "Attacker", "Solver", .argumentParser],
      path: "Sources/faelled", swiftSettings: strict),

    // Tests: one target a room; Support carries what several of them need.
    .target(
      name: "TestSupport", dependencies: ["Values", "Markup", "Storage"], path: "Tests/Support", swiftSettings: strict),
    .target(
      name: "PageSupport", dependencies: ["TestSupport", "Values", .hummingbirdTesting], path: "Tests/PageSupport",
      swiftSettings: strict),
    tests("Values"), tests("Danish"), tests("Markup"), tests("Statistics"),
    tests("Disclosure", on: "Attacker", "Solver"), tests("Attacker"), tests("Tabular"), tests("Charts"),
    tests("Storage"), tests("Live"), tests("Web", on: "Live", .hummingbirdTesting),
    tests("People", on: "PageSupport", "Web", "Danish", "Tabular", .hummingbirdTesting),
    tests("Profiles", on: "MethodFiles", "PageSupport", "Web", "Outbox", .hummingbirdTesting), tests("MethodFiles"),
    tests("Documents"), tests("Outbox", on: "Documents", "Web"),
    tests("YearWheel", on: "PageSupport", "People", "Web", "Documents", .hummingbirdTesting),
    tests(
      "Meetings", on: "MethodFiles", "PageSupport", "People", "Web", "Outbox", "Documents", "Profiles", "YearWheel",
      "Goals",
      .hummingbirdTesting),
    tests("App", on: "PageSupport", "People", "YearWheel", "Profiles", "Meetings", .hummingbirdTesting),
    tests("Goals", on: "PageSupport", "People", "Web", .hummingbirdTesting), tests("Structure"),

    // Looked up while the program runs (dlopen), so a machine without it can say so.
    .target(name: "CClp", path: "Sources/Ground/C/CClp"),
    system("CPQ", "libpq"), system("CSodium", "libsodium"), system("CZip", "libzip"),
    system("CExpat", "expat"), system("CXlsxWriter", "xlsxwriter"), system("CZlib", "zlib"),
    system("CQREncode", "libqrencode"),
  ],
  swiftLanguageModes: [.v6]
)

/// A room that knows nothing of municipalities.
func ground(_ name: String, on rooms: Target.Dependency..., libraries: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: rooms + libraries, path: "Sources/Ground/\(name)", swiftSettings: strict)
}

/// A room that a municipality talks about; all of the ground is open to it.
func concept(_ name: String, on rooms: Target.Dependency..., libraries: [Target.Dependency]) -> Target {
  let ground: [Target.Dependency] = [
    "Values", "Danish", "Markup", "Statistics", "Disclosure", "Attacker", "Tabular", "MethodFiles", "Charts",
    "Documents",
    "Storage", "Live", "Web", "Outbox",
  ]
  return .target(
    name: name, dependencies: ground + rooms + libraries, path: "Sources/Product/\(name)",
    swiftSettings: strict)
}

/// The tests of one room (`Structure` looks at the whole house and has no room of its own).
func tests(_ room: String, on more: Target.Dependency...) -> Target {
  let own: [Target.Dependency] = room == "Structure" ? [] : [.init(stringLiteral: room)]
  let below: [Target.Dependency] = ["TestSupport", "Values", "Markup", "Storage"]
  return .testTarget(
    name: "\(room)Tests", dependencies: own + below.filter { !own.map(\.label).contains($0.label) } + more,
    // Fixtures are found beside the tests' own source, not copied into a bundle.
    path: "Tests/\(room)Tests", exclude: room == "Tabular" ? ["Fixtures"] : [], swiftSettings: strict)
}

/// A C library of the system, installed by bin/setup.
func system(_ name: String, _ pkgConfig: String) -> Target {
  .systemLibrary(name: name, path: "Sources/Ground/C/\(name)", pkgConfig: pkgConfig)
}

extension Target.Dependency {
  var label: String { if case .byNameItem(let name, _) = self { name } else { "\(self)" } }
  static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
  static let hummingbirdCore = product(name: "HummingbirdCore", package: "hummingbird")
  static let hummingbirdTesting = product(name: "HummingbirdTesting", package: "hummingbird")
  static let grdb = product(name: "GRDB", package: "GRDB.swift")
  static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
  static let yams = product(name: "Yams", package: "Yams")
  static let crypto = product(name: "Crypto", package: "swift-crypto")
  static let log = product(name: "Logging", package: "swift-log")
  static let nio = product(name: "NIOCore", package: "swift-nio")
  static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
  static let lifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
}
