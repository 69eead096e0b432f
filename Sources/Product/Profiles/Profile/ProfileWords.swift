import Danish
import Foundation
import Statistics
import Values

/// What a profile says about all its figures together.
enum ProfileWords {
  /// Asked of every profile: how is the community, and how are the children?
  static let vitalityQuestion = "Hvordan er livskraften i lokalsamfundet?"
  static let childrenQuestion = "Hvordan er børnenes og de unges livsomstændigheder?"

  static func name(_ theme: Indicator.Theme) -> String {
    switch theme {
    case .wellbeing: "Trivsel"
    case .learning: "Læring"
    case .conditions: "Vilkår"
    case .vitality: "Livskraft"
    }
  }

  static func intro(_ theme: Indicator.Theme) -> String {
    switch theme {
    case .wellbeing:
      "Personligt og socialt: hvordan børn og unge har det med hinanden, hjemme, i fritiden og i skolen."
    case .learning: "Faglige forudsætninger: sprog, læsning, matematik og vejen videre efter 9. klasse."
    case .conditions: "Socioøkonomi: arbejde, uddannelse og økonomi i familierne."
    case .vitality: "Fritids- og foreningsliv: det, der samler folk, og det, de gør for hinanden."
    }
  }

  static func missing(_ theme: Indicator.Theme) -> String {
    "Her kommer tal om \(Danish.list(theme.topics)), når kommunen har læst dem ind og udgivet dem."
  }

  /// Under a question that no figure answers: that nothing stands out, or that nothing is known.
  static func lead(_ figures: [Figure], about subject: String) -> String {
    let hidden = figures.count(where: \.isHidden)
    let compared = Multiplicity(figures.map(\.comparison)).made
    if figures.isEmpty { return "Der er ingen tal om \(subject) i denne udgivelse." }
    if hidden == figures.count { return "Tallene om \(subject) er skjult for at beskytte enkeltpersoner." }
    if figures.allSatisfy(\.isOfWhole) {
      return "Vi kan ikke se en sikker udvikling i tallene om \(subject) over de seneste fem år."
    }
    let rest = FigureWords.rest(of: figures.first?.whole ?? "")
    if compared == 0 { return "Vi kan ikke sammenligne tallene om \(subject) med \(rest)." }
    return
      "Ingen af de \(FigureWords.spelled(compared)) tal, vi kan sammenligne, skiller sig sikkert ud fra \(rest)."
  }

  /// How many comparisons were made and how many would stand out by chance, before the few that do.
  static func counted(_ profile: Profile) -> String {
    if profile.figures.isEmpty { return "Der er ingen tal om \(profile.area.name) i denne udgivelse." }
    guard let whole = profile.whole else { return moved(profile) }
    let rest = FigureWords.rest(of: whole.name)
    guard profile.comparisons.made > 0 else {
      return
        "Vi kan ikke sammenligne \(profile.area.name) med \(rest), fordi tallene er skjult eller mangler et antal bag sig."
    }
    return counted(profile.comparisons, "tal", rest)
  }

  /// The same for one figure in all areas; nil where no area was compared.
  static func counted(_ figures: [Figure]) -> String? {
    let comparisons = Multiplicity(figures.map(\.comparison))
    guard comparisons.made > 0 else { return nil }
    return counted(comparisons, "områder", FigureWords.rest(of: figures.first?.whole ?? ""))
  }

  private static func counted(_ comparisons: Multiplicity, _ things: String, _ rest: String) -> String {
    let made = FigureWords.spelled(comparisons.made)
    let found =
      switch comparisons.standingOut {
      case 0 where comparisons.made == 1: "Den ene sammenligning, vi kan lave, viser ingen sikker forskel fra \(rest)."
      case 0: "Ingen af de \(made) \(things), vi kan sammenligne, skiller sig sikkert ud fra \(rest)."
      case let out:
        "\(FigureWords.capitalised(FigureWords.spelled(out))) af \(made) \(things) skiller sig ud fra \(rest)."
      }
    return "\(found) \(chance(Int(comparisons.signsByChance.rounded())))"
  }

  private static func chance(_ expected: Int) -> String {
    expected == 0
      ? "Selv uden forskelle gør omkring én sammenligning ud af tyve det ved et tilfælde."
      : "Selv uden forskelle ville omkring \(FigureWords.spelled(expected)) gøre det ved et tilfælde."
  }

  /// The whole is compared with nothing but itself five years ago.
  private static func moved(_ profile: Profile) -> String {
    let rising = profile.figures.count { $0.pointsTo == .higher }
    let falling = profile.figures.count { $0.pointsTo == .lower }
    if rising + falling == 0 { return "Vi kan ikke se en sikker udvikling i noget tal over de seneste fem år." }
    let parts = [(rising, "steget"), (falling, "faldet")].filter { $0.0 > 0 }.enumerated().map { place, part in
      "\(FigureWords.spelled(part.0))\(place == 0 ? " tal" : "") er \(part.1)"
    }
    return
      "\(FigureWords.capitalised(parts.joined(separator: ", og "))) de seneste fem år. For resten kan vi ikke se en sikker udvikling."
  }

  /// How much there is behind the few that were told: "71 nøgletal, det nyeste fra 4. kvt. 2025. Ni tal er skjult."
  static func extent(_ profile: Profile) -> String {
    let count = Danish.counted(profile.figures.count, one: "nøgletal", other: "nøgletal")
    let latest = profile.figures.compactMap(\.latest?.period).max().map { ", det nyeste fra \(FigureWords.phrase($0))" }
    let same = profile.figures.count { $0.comparison == .noneCertain }
    let others = same > 0 ? "For \(FigureWords.spelled(same)) kan vi ikke se en sikker forskel." : nil
    let hidden =
      profile.hidden > 0
      ? "\(FigureWords.capitalised(FigureWords.spelled(profile.hidden))) tal er skjult." : nil
    return ["\(count)\(latest ?? "").", others, hidden].compactMap(\.self).joined(separator: " ")
  }

  /// What a figure that points somewhere is to those who read it; a wonder is not a fault.
  static func name(_ telling: Telling) -> String {
    switch telling {
    case .strength: "Styrke"
    case .wonder: "At undres over"
    case .condition: "Hverken godt eller dårligt"
    }
  }

  static func more(_ count: Int) -> String { "Vis \(FigureWords.spelled(count)) til" }

  static func others(_ count: Int) -> String {
    count == 1
      ? "Vis det tal, der ikke skiller sig sikkert ud"
      : "Vis de \(FigureWords.spelled(count)) tal, der ikke skiller sig sikkert ud"
  }

  /// "6 tal, ét skiller sig ud": what one will find by unfolding a topic.
  static func count(_ figures: [Figure]) -> String {
    let told = figures.filter { $0.telling != nil }
    let all = "\(Danish.count(figures.count)) tal"
    guard let first = told.first else { return all }
    return "\(all), \(FigureWords.spelled(told.count)) \(first.isOfWhole ? "er steget eller faldet" : "skiller sig ud")"
  }

  static func spineTitle(_ figures: [Figure]) -> String {
    let out = Multiplicity(figures.map(\.comparison)).standingOut
    let (some, all) = (FigureWords.capitalised(FigureWords.spelled(out)), FigureWords.spelled(figures.count))
    return switch (out, figures.count) {
    case (0, 1): "Nøgletallet skiller sig ikke sikkert ud"
    case (_, 1): "Nøgletallet skiller sig ud"
    case (0, _): "Ingen af de \(all) nøgletal skiller sig sikkert ud"
    default: "\(some) af \(all) nøgletal skiller sig ud"
    }
  }

  /// What the spine says, for those who hear it: how many to each side, and how many cannot be told.
  static func spineSentence(_ figures: [Figure]) -> String {
    func names(_ chosen: [Figure]) -> String {
      let first = chosen.prefix(chosen.count > 5 ? 4 : 5).map { "»\($0.indicator.name)«" }
      return Danish.list(
        first.count < chosen.count ? first + ["\(FigureWords.spelled(chosen.count - first.count)) andre"] : first)
    }
    let higher = figures.filter { $0.comparison.direction == .higher }
    let lower = figures.filter { $0.comparison.direction == .lower }
    let same = figures.count { $0.comparison == .noneCertain }
    let hidden = figures.count(where: \.isHidden)
    let whole = FigureWords.rest(of: figures.first?.whole ?? "")
    var parts: [String] = []
    if !higher.isEmpty { parts.append("Højere end i \(whole): \(names(higher)).") }
    if !lower.isEmpty { parts.append("Lavere end i \(whole): \(names(lower)).") }
    if same > 0 { parts.append("For \(FigureWords.spelled(same)) nøgletal kan vi ikke se en sikker forskel.") }
    if hidden > 0 { parts.append("\(FigureWords.capitalised(FigureWords.spelled(hidden))) nøgletal er skjult.") }
    return parts.joined(separator: " ")
  }

  /// "Lokalsamfund", "Institutioner": what a list of areas is a list of.
  static func plural(_ kind: String, _ count: Int) -> String {
    switch kind {
    case "land": Danish.plural(count, one: "land", other: "lande")
    case "region": Danish.plural(count, one: "region", other: "regioner")
    case "kommune": Danish.plural(count, one: "kommune", other: "kommuner")
    case "distrikt": Danish.plural(count, one: "distrikt", other: "distrikter")
    case "institution": Danish.plural(count, one: "institution", other: "institutioner")
    default: kind
    }
  }
}
