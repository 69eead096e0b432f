import Danish

/// What a release changes, in words.
enum ReleaseDifferenceWords {
  static func kind(_ kind: ReleaseDifference.Kind) -> String {
    switch kind {
    case .added: "nyt"
    case .changed: "rettet"
    case .hidden: "nu skjult"
    case .shown: "nu vist"
    case .gone: "væk"
    }
  }

  static func column(_ kind: ReleaseDifference.Kind) -> String {
    switch kind {
    case .added: "Nye"
    case .changed: "Rettede"
    case .hidden: "Nu skjult"
    case .shown: "Nu vist"
    case .gone: "Væk"
    }
  }

  /// "Udgivelsen føjer 40 tal til og retter 3."
  static func lead(_ differences: [ReleaseDifference]) -> String {
    func sum(_ kind: ReleaseDifference.Kind) -> Int { differences.reduce(0) { $0 + $1.count(kind) } }
    var parts: [String] = []
    if sum(.added) > 0 { parts.append("føjer \(Danish.count(sum(.added))) tal til") }
    if sum(.changed) > 0 { parts.append("retter \(Danish.count(sum(.changed)))") }
    if sum(.hidden) > 0 { parts.append("skjuler \(Danish.count(sum(.hidden))), der blev vist") }
    if sum(.shown) > 0 { parts.append("viser \(Danish.count(sum(.shown))), der var skjult") }
    if sum(.gone) > 0 { parts.append("tager \(Danish.count(sum(.gone))) bort") }
    return "I forhold til de tal, læserne så før: udgivelsen \(Danish.list(parts))."
  }

  static func nothing(since number: Int) -> String {
    "Ingen tal: udkastet viser det samme som udgivelse \(number), som alle ser nu."
  }

  static func more(_ count: Int) -> String { "og \(Danish.count(count)) ændringer til" }
}
