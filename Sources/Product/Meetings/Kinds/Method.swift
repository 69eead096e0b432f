import MethodFiles
import Synchronization
import Tabular
import Values

/// A method is what a municipality can read, copy and change about its meetings: a meeting kind or a circle.
package enum Method: Hashable, Sendable {
  case kind(MeetingKind)
  case circle(Circle)

  package enum Sort: String, CaseIterable, Sendable {
    case kind = "moeder"
    case circle = "cirkler"
  }

  package var sort: Sort {
    switch self {
    case .kind: .kind
    case .circle: .circle
    }
  }

  package var slug: String {
    get {
      switch self {
      case .kind(let kind): kind.slug
      case .circle(let circle): circle.slug
      }
    }
    set {
      update {
        $0.slug = newValue
      } circle: {
        $0.slug = newValue
      }
    }
  }

  package var name: String {
    get {
      switch self {
      case .kind(let kind): kind.name
      case .circle(let circle): circle.name
      }
    }
    set {
      update {
        $0.name = newValue
      } circle: {
        $0.name = newValue
      }
    }
  }

  package var minutes: Int {
    switch self {
    case .kind(let kind): kind.minutes
    case .circle(let circle): circle.minutes
    }
  }

  /// The method as a file.
  package var file: String {
    switch self {
    case .kind(let kind): kind.file
    case .circle(let circle): circle.file
    }
  }

  private mutating func update(_ kind: (inout MeetingKind) -> Void, circle: (inout Circle) -> Void) {
    switch self {
    case .kind(var own):
      kind(&own)
      self = .kind(own)
    case .circle(var own):
      circle(&own)
      self = .circle(own)
    }
  }
}

extension Method {
  /// Reads a file of a sort. `circles` are the slugs a kind may refer to; nil leaves that unchecked.
  package static func read(
    _ text: String, as sort: Sort, named name: String, circles: Set<String>? = nil
  ) -> (method: Method?, findings: [MethodFinding]) {
    let (opened, found) = MethodFile.read(text, named: name)
    guard var file = opened else { return (nil, found) }
    let method = Method(reading: &file, as: sort, circles: circles)
    let findings = (persons(in: text, named: name) + file.findings).sorted()
    return (findings.isEmpty ? method : nil, findings)
  }

  /// A method as it was saved here; nil for one that a newer version of the product wrote and this one cannot read.
  ///
  /// A meeting keeps its own copy of its kind, and forty phones ask for it at once: a text is read the first time only.
  package static func saved(_ text: String, as sort: Sort) -> Method? {
    let key = SavedText(sort: sort, text: text)
    if let method = readLately.withLock({ $0[key] }) { return method }
    guard let method = read(text, as: sort, named: "").method else { return nil }
    readLately.withLock { $0.keep(method, as: key) }
    return method
  }

  private struct SavedText: Hashable {
    let sort: Sort
    let text: String
  }

  private static let readLately = Mutex(LastUsed<SavedText, Method>(limit: 200))

  /// A recipe is about nobody: whoever writes a child's number into one is stopped at the line, and the number is not
  /// repeated.
  private static func persons(in text: String, named name: String) -> [MethodFinding] {
    guard CPR.find(in: text) != nil else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    let places = lines.filter { CPR.find(in: String($1)) != nil }.map { $0.offset + 1 }
    return places.map { MethodFinding(file: name, line: $0, field: nil, problem: .own(KindWords.cpr)) }
  }

  init?(reading file: inout MethodFile, as sort: Sort, circles: Set<String>?) {
    switch sort {
    case .circle:
      guard let circle = Circle(reading: &file) else { return nil }
      self = .circle(circle)
    case .kind:
      let kind = MeetingKind(reading: &file)
      if let circles, let slug = file.has("circle") ? kind?.circle : nil, !circles.contains(slug) {
        let known = circles.sorted()
        file.find("circle", .own(KindWords.unknownCircle(slug, nearest: Slip.nearest(to: slug, among: known), known)))
        return nil
      }
      guard let kind else { return nil }
      self = .kind(kind)
    }
  }

  /// What sort of file somebody has sent: a circle has phases, a kind has an agenda.
  package static func sort(of text: String) -> Sort {
    let lines = text.split(whereSeparator: \.isNewline)
    return lines.contains { $0.hasPrefix("phases:") } && !lines.contains { $0.hasPrefix("agenda:") } ? .circle : .kind
  }
}
