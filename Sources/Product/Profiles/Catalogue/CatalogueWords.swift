import Foundation

extension MethodFinding {
  /// The whole message: `social-trivsel.yaml, linje 12, feltet »threshold«: Her står »2«. Skriv et helt tal fra 3 til 50.`
  package var message: String {
    var place = file
    if let line { place += ", linje \(line)" }
    if let field { place += ", feltet »\(field)«" }
    return "\(place): \(problem.sentence)"
  }
}

extension MethodFinding.Problem {
  package var sentence: String {
    switch self {
    case .unreadable: "Filen kan ikke læses som tekst. Gem den som UTF-8, og prøv igen."
    case .tooLarge(let limit): "Filen er for stor. En indikator fylder højst \(limit / 1024) kB."
    case .notYAML(let detail): "Filen er ikke skrevet som YAML. Læseren stopper her: \(detail)."
    case .notAMapping: "Filen skal bestå af felter, ét på hver linje, som »name: Social trivsel«."
    case .missingField: "Feltet mangler. Skriv det ind; README.md i samme mappe fortæller, hvad der skal stå."
    case .unknownField(let nearest, let allowed):
      if let nearest {
        "Feltet findes ikke. Mener du »\(nearest)«?"
      } else {
        "Feltet findes ikke. Du kan bruge \(listed(allowed))."
      }
    case .repeatedField: "Feltet står der mere end én gang. Behold det ene."
    case .empty: "Feltet er tomt. Skriv en tekst, eller slet linjen, hvis feltet kan undværes."
    case .wrong(let found, let expected): "Her står »\(shortened(found))«. \(expected.sentence)"
    case .notUsedWith(let measure): "Feltet bruges ikke, når measure er »\(measure)«. Slet linjen, eller ret measure."
    case .duplicateSlug(let first): "Filen \(first) har den samme slug. Giv den ene et andet navn."
    case .slugIsNotFileName(let found, let name):
      "Her står »\(shortened(found))«, men filen hedder \(name). De to skal være ens."
    case .breakOfOtherKind(let found, let kind):
      "Her står »\(shortened(found))«, men tallet opgøres \(kind.inWords). Skriv bruddet på samme måde: \(kind.example)."
    case .noFiles: "Mappen har ingen indikatorer. En indikator er en fil, der ender på .yaml."
    }
  }
}

extension MethodFinding.Expected {
  package var sentence: String {
    switch self {
    case .text: "Skriv en tekst."
    case .yesOrNo: "Skriv true for ja eller false for nej."
    case .oneOf(let words): "Skriv \(listed(words, "eller"))."
    case .wholeNumber(let from, let to): "Skriv et helt tal fra \(from) til \(to)."
    case .number(let above):
      "Skriv et tal\(above.map { " over \(plain($0))" } ?? "") med punktum før decimalerne, for eksempel 0.2."
    case .slug: "Skriv små bogstaver a–z, cifre og bindestreger, for eksempel social-trivsel."
    case .scale: "Skriv skalaens laveste og højeste værdi, for eksempel [1, 5]."
    case .period: "Skriv en periode, for eksempel 2024/25, 2024, 2024K2, 2024M05 eller 2024-12-31."
    case .webAddress: "Skriv en adresse, der begynder med https://."
    case .list: "Skriv en liste med en bindestreg foran hver linje."
    case .fields(let names): "Skriv felterne \(listed(names)) under hinanden, rykket to mellemrum ind."
    case .distinctTexts: "Skriv mindst to tekster, der er forskellige."
    }
  }
}

extension Period.Kind {
  fileprivate var inWords: String {
    switch self {
    case .schoolYear: "pr. skoleår"
    case .year: "pr. kalenderår"
    case .quarter: "pr. kvartal"
    case .month: "pr. måned"
    case .day: "på en bestemt dag"
    case .years: "for flere år samlet"
    }
  }

  fileprivate var example: String {
    switch self {
    case .schoolYear: "2024/25"
    case .year: "2024"
    case .quarter: "2024K2"
    case .month: "2024M05"
    case .day: "2024-12-31"
    case .years: "2022-2024"
    }
  }
}

private func listed(_ words: [String], _ last: String = "og") -> String {
  guard let final = words.last, words.count > 1 else { return words.first ?? "" }
  return "\(words.dropLast().joined(separator: ", ")) \(last) \(final)"
}

/// A message stays readable when somebody pasted a whole page into a field.
private func shortened(_ text: String) -> String { text.count > 60 ? "\(text.prefix(57))…" : text }

private func plain(_ number: Double) -> String {
  number == number.rounded() ? "\(Int(number))" : "\(number)"
}
