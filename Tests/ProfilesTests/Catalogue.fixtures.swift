import Foundation
import MethodFiles
import Profiles

/// The root of the repository, found from this file: tests read the files that are shipped.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

let shipped = repository.appending(path: "Methods/indicators")

/// A small indicator that is right in every field; tests change one thing in it.
let rightIndicator = """
  slug: cykler
  version: 1
  name: Cykler i skole
  theme: trivsel
  topic: fritidsliv
  question: Kommer børnene selv til skole?
  subject: andelen af elever, der cykler
  definition: Andelen, der cykler til skole.
  population: Elever i 0.–9. klasse
  measure: proportion
  numerator: Elever, der cykler
  denominator: Elever, der har svaret
  decimals: 1
  direction: higherBetter
  located: institution
  source:
    publisher: Kommunen
    product: Cykeltælling
    url: https://fjordlund.example/cykler
    public: false
  period: schoolYear
  frequency: Hvert år i maj.
  breaks:
    - from: 2023/24
      reason: Tællingen blev flyttet fra oktober til maj.
  sensitivity: open
  threshold: 5
  smallestRelevantDifference: 2.5
  mayConclude: Hvor mange der cykler.
  mayNotConclude: Hvorfor de gør det.
  breakdowns:
    - name: klassetrin
      categories: [0.–3. klasse, 4.–9. klasse]

  """

/// Loads a folder that holds exactly these files.
func load(_ files: [String: String]) throws -> (Catalogue, [MethodFinding]) {
  let folder = FileManager.default.temporaryDirectory.appending(path: "katalog-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  return Catalogue.load(folder: folder)
}

/// What is found when one text of the right indicator is replaced by another.
func findings(replacing old: String, by new: String) throws -> [MethodFinding] {
  let changed = rightIndicator.replacingOccurrences(of: old, with: new)
  guard changed != rightIndicator else { throw NothingReplaced(old: old) }
  let (catalogue, findings) = try load(["cykler.yaml": changed])
  guard catalogue.indicators.isEmpty || findings.isEmpty else { throw HalfAnIndicator() }
  return findings
}

struct NothingReplaced: Error { let old: String }

struct HalfAnIndicator: Error {}
