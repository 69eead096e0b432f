import Danish
import Foundation
import Statistics
import Values

extension FigureWords {
  /// The word beside the mark: which way, and how sure.
  package static func word(_ comparison: Comparison) -> String {
    switch comparison {
    case .clear(let direction): "\(word(direction)), tydelig forskel"
    case .sign(let direction): "\(word(direction)), tegn på forskel"
    case .noneCertain: "ingen sikker forskel"
    case .tooFew: "for få til at sammenligne"
    case .untested: "kan ikke vurderes"
    case .hidden: "skjult"
    case .notMade: "–"
    }
  }

  /// The word for the movement over the years; nil where it is not asked.
  package static func word(_ trend: RecentTrend?) -> String? {
    switch trend {
    case .rising: "steget"
    case .falling: "faldet"
    case .noneCertain: "ingen sikker udvikling"
    case .tooFewMeasurements: "for få målinger"
    case nil: nil
    }
  }

  /// The same for figures of all kinds: over the years, or from month to month.
  package static func movement(_ verdict: Verdict) -> String? {
    switch verdict.steadiness {
    case .ordinary: "svinger som sædvanligt"
    case .signal: "uden for det sædvanlige"
    case .tooFewMeasurements: "for få målinger"
    case nil: word(verdict.trend)
    }
  }

  /// What a number that is drawn hollow is called; answers where people were asked, otherwise simply few.
  package static func few(_ indicator: Indicator) -> String {
    if case .mean = indicator.measure { "bygger på få svar" } else { "bygger på få" }
  }

  package static func word(_ direction: Comparison.Direction) -> String { direction == .higher ? "højere" : "lavere" }

  /// What is measured, ready to be followed by a verb.
  ///
  /// A rate is named with its unit, because "antallet af foreninger er højere" would be about another number; a
  /// subject that ends in a clause gets the comma that closes it: "andelen af unge, der har fritidsjob, er …".
  package static func subject(_ indicator: Indicator) -> String {
    var subject = indicator.subject
    if case .rate(let per) = indicator.measure, !subject.contains("pr. ") {
      subject += subject.contains(", ") ? ", pr.\u{A0}\(Danish.count(per))" : " pr.\u{A0}\(Danish.count(per))"
    }
    let clauses = [", der ", ", som ", ", hvis ", ", hvor ", ", når ", ", pr.\u{A0}"]
    return clauses.contains(where: subject.contains) ? subject + "," : subject
  }

  /// "resten af Fjordlund Kommune", "resten af landet" where the whole is called "Hele landet".
  package static func rest(of whole: String) -> String { "resten af \(bare(whole))" }

  /// The name without a "hele" of its own, so that it can follow "hele" and "resten af".
  static func bare(_ whole: String) -> String {
    whole.lowercased().hasPrefix("hele ") && whole.count > 5 ? String(whole.dropFirst(5)) : whole
  }

  /// For the head of a narrow column: "Kommunen", "Landet", or the name itself.
  package static func brief(_ whole: String) -> String {
    if whole.hasSuffix(" Kommune") || whole.hasSuffix(" kommune") { return "Kommunen" }
    return ["danmark", "hele landet"].contains(whole.lowercased()) ? "Landet" : whole
  }

  /// The first letter large, the rest as it is.
  package static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// Small numbers as words, as in running Danish: "to styrker", "ét tal", "14 tal".
  package static func spelled(_ number: Int, _ one: String = "ét") -> String {
    let words = ["nul", one, "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"]
    return words.indices.contains(number) ? words[number] : Danish.count(number)
  }

  /// How the figure is placed on the map, in words.
  package static func located(_ indicator: Indicator) -> String {
    indicator.located == .institution ? "opgjort efter institution" : "opgjort efter bopæl"
  }

  /// Which way the municipality hopes for; nil for figures that are neither good nor bad.
  package static func hoped(_ indicator: Indicator) -> String? {
    switch indicator.direction {
    case .higherBetter: "højt er gunstigt"
    case .lowerBetter: "lavt er gunstigt"
    case .neutral: nil
    }
  }
}
