import Foundation

extension MethodFinding {
  /// The whole message: `social-trivsel.yaml, linje 12, feltet »threshold«: Her står »2«. Skriv et helt tal fra 3 til 50.`
  package var message: String { "\(file)\(place.map { ", \($0)" } ?? ""): \(problem.sentence)" }

  /// Where in the file: `linje 12, feltet »threshold«`; nil when the whole file is meant.
  package var place: String? {
    let parts = [line.map { "linje \($0)" }, field.map { "feltet »\($0)«" }].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension MethodFinding.Problem {
  package var sentence: String {
    switch self {
    case .unreadable: "Filen kan ikke læses som tekst. Gem den som UTF-8, og prøv igen."
    case .tooLarge(let limit): "Filen er for stor. Den må højst fylde \(limit / 1024) kB."
    case .tooDeep: "Her er så mange niveauer inden i hinanden, at filen ikke kan være ment sådan. Ret linjen."
    case .notYAML(let detail): "Filen er ikke skrevet som YAML. Læseren stopper her: \(detail)."
    case .notAMapping: "Filen skal bestå af felter, ét på hver linje, som »name: Social trivsel«."
    case .missingField: "Feltet mangler. Skriv det ind; vejledningen fortæller, hvad der skal stå."
    case .unknownField(let nearest, let allowed):
      if let nearest {
        "Feltet findes ikke. Mener du »\(nearest)«?"
      } else {
        "Feltet findes ikke. Du kan bruge \(listed(allowed))."
      }
    case .repeatedField: "Feltet står der mere end én gang. Behold det ene."
    case .empty: "Feltet er tomt. Skriv en tekst, eller slet linjen, hvis feltet kan undværes."
    case .wrong(let found, let expected): "Her står »\(shortened(found))«. \(expected.sentence)"
    case .duplicateSlug(let first): "Filen \(first) har den samme slug. Giv den ene et andet navn."
    case .slugIsNotFileName(let found, let name):
      "Her står »\(shortened(found))«, men filen hedder \(name). De to skal være ens."
    case .noFiles: "Mappen er tom. Her skal ligge mindst én fil, der ender på .yaml."
    case .own(let sentence): sentence
    }
  }
}

extension MethodFinding.Expected {
  package var sentence: String {
    switch self {
    case .text: "Skriv en tekst."
    case .yesOrNo: "Skriv true for ja eller false for nej."
    case .oneOf(let words, let nearest):
      if let nearest { "Mener du »\(nearest)«?" } else { "Skriv \(listed(words, "eller"))." }
    case .wholeNumber(let from, let to): "Skriv et helt tal fra \(from) til \(to)."
    case .number(let above):
      "Skriv et tal\(above.map { " over \(plain($0))" } ?? "") med punktum før decimalerne, for eksempel 0.2."
    case .slug: "Skriv små bogstaver a–z, cifre og bindestreger, for eksempel social-trivsel."
    case .scale: "Skriv skalaens laveste og højeste værdi, for eksempel [1, 5]."
    case .webAddress: "Skriv en adresse, der begynder med https://."
    case .list: "Skriv en liste med en bindestreg foran hver linje."
    case .fields(let names): "Skriv felterne \(listed(names)) under hinanden, rykket to mellemrum ind."
    case .distinctTexts: "Skriv mindst to tekster, der er forskellige."
    case .own(let sentence): sentence
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
