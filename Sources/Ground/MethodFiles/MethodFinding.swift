import Foundation

/// Something in a method file that must be put right before the file can be used: which file, line and field,
/// what stands there and what was expected. Findings are collected, never thrown, so that one sees them all at once.
package struct MethodFinding: Hashable, Sendable {
  /// The file's name, without the folders above it.
  package let file: String
  /// Counted from 1; nil when the whole folder or file is meant.
  package let line: Int?
  /// The field's name as written in the file; `source.licence` for a field inside another.
  package let field: String?
  package let problem: Problem

  package init(file: String, line: Int?, field: String?, problem: Problem) {
    self.file = file
    self.line = line
    self.field = field
    self.problem = problem
  }

  package enum Problem: Hashable, Sendable {
    case unreadable
    case tooLarge(limit: Int)
    case tooDeep
    case notYAML(detail: String)
    case notAMapping
    case missingField
    case unknownField(nearest: String?, allowed: [String])
    case repeatedField
    case empty
    case wrong(found: String, expected: Expected)
    case duplicateSlug(firstFile: String)
    case slugIsNotFileName(found: String, fileName: String)
    case noFiles
    /// A rule of the concept that owns the file, in that concept's own words: one whole sentence or two.
    case own(String)
  }

  /// What a field may hold.
  package enum Expected: Hashable, Sendable {
    case text
    case yesOrNo
    /// `nearest` is the word somebody probably meant, where the list is too long to find it by reading.
    case oneOf([String], nearest: String? = nil)
    case wholeNumber(from: Int, to: Int)
    case number(above: Double?)
    case slug
    case scale
    case webAddress
    case list
    case fields([String])
    case distinctTexts
    /// In the words of the concept that owns the file: "Skriv en periode, for eksempel 2024/25."
    case own(String)
  }
}

extension MethodFinding: Comparable {
  package static func < (a: MethodFinding, b: MethodFinding) -> Bool {
    (a.file, a.line ?? 0, a.field ?? "", a.message) < (b.file, b.line ?? 0, b.field ?? "", b.message)
  }
}
