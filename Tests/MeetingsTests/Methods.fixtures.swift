import Foundation
import Meetings
import MethodFiles

let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// What comes with the product.
enum Shipped {
  static let loaded = MethodLibrary.load(folders: [repository.appending(path: "Methods")])
  static var library: MethodLibrary { loaded.0 }

  static func kind(_ slug: String) -> MeetingKind? {
    if case .kind(let kind) = library[.kind, slug] { kind } else { nil }
  }

  static func circle(_ slug: String) -> Circle? {
    if case .circle(let circle) = library[.circle, slug] { circle } else { nil }
  }

  static var kinds: [MeetingKind] { library.slugs(.kind).sorted().compactMap(kind) }
  static var circles: [Circle] { library.slugs(.circle).sorted().compactMap(circle) }
}

/// A small kind that is right in every field; tests change one thing in it.
let rightKind = """
  slug: morgenmoede
  name: Morgenmøde
  purpose: At begynde dagen sammen.
  level: team
  minutes: 30
  breaks: 5
  firstTime:
    minutes: 45
    advice: Tag god tid.
  invited:
    - role: medarbejder
      ring: kerne
    - unit: sundhedspleje
      ring: understoettende
      note: Når hun er i huset
  planning:
    - field: referent
      question: Hvem skriver?
  topics:
    most: 2
    question: Bredt eller smalt?
  data:
    - what: Fravær
      about: boern
      required: true
      onlyFor: skole
  agenda:
    - title: Godmorgen
      minutes: 5
    - title: Samtale
      minutes: 20
      circle: true
  circle: refleksionscirklen
  checklist:
    name: Døre
    points: [Lås dem]
  asks:
    - who: alle
      what: Læs
      minutes: 5

  """

let rightCircle = """
  slug: trekanten
  name: Trekanten
  purpose: At nå rundt.
  phases:
    - name: Se
      question: Hvad ser vi?
      purpose: At se.
      step: data
      minutes: 10
    - name: Gør
      question: Hvad gør vi?
      purpose: At gøre.
      step: handling
      minutes: 5

  """

func findings(_ sort: Method.Sort, replacing old: String, by new: String) throws -> [MethodFinding] {
  let right = sort == .kind ? rightKind : rightCircle
  let changed = right.replacingOccurrences(of: old, with: new)
  guard changed != right else { throw NothingReplaced(old: old) }
  let (method, findings) = Method.read(
    changed, as: sort, named: "prøve.yaml", circles: ["refleksionscirklen", "smtte"])
  guard (method == nil) == !findings.isEmpty else { throw HalfAMethod() }
  return findings
}

struct NothingReplaced: Error { let old: String }

struct HalfAMethod: Error {}
