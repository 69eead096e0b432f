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

  /// One honest line under a lead question: what stands out, or that nothing does, or that nothing is known.
  static func lead(_ figures: [Figure], about subject: String) -> String {
    let hidden = figures.count(where: \.isHidden)
    let compared = Multiplicity(figures.map(\.comparison)).made
    if figures.isEmpty { return "Der er ingen tal om \(subject) i denne udgivelse." }
    if hidden == figures.count { return "Tallene om \(subject) er skjult for at beskytte enkeltpersoner." }
    if figures.allSatisfy(\.isOfWhole) { return development(figures, about: subject) }
    if compared == 0 { return "Vi kan ikke sammenligne tallene om \(subject) med \(rest(figures))." }
    let (strengths, wonders) = (figures.filter(\.isStrength), figures.filter(\.isWonder))
    if strengths.isEmpty, wonders.isEmpty {
      return
        "Ingen af de \(FigureWords.spelled(compared)) tal, vi kan sammenligne, skiller sig sikkert ud fra \(rest(figures))."
    }
    let whole = " end i \(rest(figures))"
    return [told(strengths, whole), wondered(wonders, strengths.isEmpty ? whole : "")].compactMap(\.self)
      .joined(separator: " ")
  }

  private static func told(_ figures: [Figure], _ whole: String) -> String? {
    guard let first = figures.first else { return nil }
    if figures.count == 1 { return "Tallene tyder på, at \(finding(first))\(whole)." }
    let count = FigureWords.capitalised(FigureWords.spelled(figures.count))
    return "\(count) tal tyder på styrker, blandt andet at \(finding(first))\(whole)."
  }

  private static func wondered(_ figures: [Figure], _ whole: String) -> String? {
    guard let first = figures.first else { return nil }
    if figures.count == 1 { return "I kan undre jer over, at \(finding(first))\(whole)." }
    return "I kan undre jer over \(FigureWords.spelled(figures.count)) tal, blandt andet at \(finding(first))\(whole)."
  }

  private static func finding(_ figure: Figure) -> String {
    "\(FigureWords.subject(figure.indicator)) er \(figure.comparison.direction.map { FigureWords.word($0) } ?? "")"
  }

  private static func development(_ figures: [Figure], about subject: String) -> String {
    let rising = figures.filter { $0.trend == .rising }, falling = figures.filter { $0.trend == .falling }
    let parts =
      rising.prefix(2).map { "\(FigureWords.subject($0.indicator)) er steget" }
      + falling.prefix(2).map { "\(FigureWords.subject($0.indicator)) er faldet" }
    if parts.isEmpty { return "Vi kan ikke se en sikker udvikling i tallene om \(subject) over de seneste fem år." }
    return "\(FigureWords.capitalised(parts.joined(separator: ", og "))) de seneste fem år."
  }

  private static func rest(_ figures: [Figure]) -> String { FigureWords.rest(of: figures.first?.whole ?? "") }

  /// How many comparisons were made and how many would stand out by chance, before the few that do.
  static func counted(_ profile: Profile) -> String {
    let (made, out) = (profile.comparisons.made, profile.comparisons.standingOut)
    let area = profile.area.name
    let whole = FigureWords.rest(of: profile.whole?.name ?? "")
    guard made > 0 else {
      return "Vi kan ikke sammenligne \(area) med \(whole), fordi tallene er skjult eller mangler et antal bag sig."
    }
    let start = "Vi har sammenlignet \(FigureWords.spelled(made)) tal for \(area) med \(whole)."
    let found =
      out == 0
      ? "Ingen af dem skiller sig sikkert ud."
      : "\(FigureWords.capitalised(FigureWords.spelled(out))) skiller sig ud, \(FigureWords.spelled(made - out)) gør ikke."
    return [start, found, hidden(profile.hidden), chance(Int(profile.comparisons.signsByChance.rounded()))].compactMap(
      \.self
    )
    .joined(separator: " ")
  }

  private static func hidden(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    return "\(FigureWords.capitalised(FigureWords.spelled(count))) tal er skjult."
  }

  private static func chance(_ expected: Int) -> String {
    expected == 0
      ? "Omkring ét tal ud af tyve skiller sig ud ved et tilfælde."
      : "Med så mange sammenligninger vil omkring \(FigureWords.spelled(expected)) tal skille sig ud ved et tilfælde."
  }

  static func strengthsHeading(_ count: Int) -> String {
    count == 0
      ? "Styrker"
      : "\(FigureWords.capitalised(FigureWords.spelled(count, "én"))) \(count == 1 ? "styrke" : "styrker") at bygge på"
  }

  static func wondersHeading(_ count: Int) -> String {
    count == 0 ? "At undres over" : "\(FigureWords.capitalised(FigureWords.spelled(count, "én"))) ting at undres over"
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
    let whole = rest(figures)
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
