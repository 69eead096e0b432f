import Danish

extension Catalogue {
  /// The indicator whose name is written so in a file, upper and lower case and spelling of æ, ø and å aside.
  package func named(_ label: String) -> Indicator? {
    let wanted = Danish.fold(label)
    let found = indicators.filter { Danish.fold($0.name) == wanted || $0.slug == wanted }
    return found.count == 1 ? found[0] : nil
  }
}
