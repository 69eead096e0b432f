/// What has been going on in the five years: the developments a learning meeting could be about.
enum DemoStory {
  struct Slope: Sendable {
    let indicator: String
    let community: String
    /// On the indicator's own scale (logit for shares), around the middle year.
    let perYear: Double

    init(_ indicator: String, _ community: String, _ perYear: Double) {
      self.indicator = indicator
      self.community = community
      self.perYear = perYear
    }
  }

  static let slopes: [Slope] = [
    // Strandby: better friends, noisier classes, fewer away.
    .init("social-trivsel", "L06", 0.03), .init("ro-og-orden", "L06", -0.05), .init("hoejt-fravaer", "L06", -0.08),
    // Nørremark: a common effort for language from the day-care centres and up.
    .init("sprog-3-aar", "L05", 0.22), .init("sprog-boernehaveklasse", "L05", 0.14),
    .init("foerskriftligt-boernehaveklasse", "L05", 0.1), .init("laesning-laveste-gruppe", "L05", -0.06),
    // Åhuse: more lonely teenagers in spite of everything that goes well.
    .init("ensomhed-unge", "L08", 0.13), .init("faglig-trivsel", "L08", -0.03),
    // Fjordlund By: absence rises where it falls elsewhere.
    .init("hoejt-fravaer", "L01", 0.07), .init("samlet-fravaer", "L01", 0.2),
    // Lindelse: the year the oldest pupils left.
    .init("faglig-trivsel", "L04", -0.02), .init("social-trivsel", "L04", -0.025), .init("mobning", "L04", 0.12),
    // Holmene: the clubs are coming back.
    .init("foreningsmedlemskaber", "L02", 0.05), .init("tilflyttede-boern", "L02", 0.08),
    // Vesterskov: fewer move in every year.
    .init("tilflyttede-boern", "L07", -0.09), .init("fraflyttede-boern", "L07", 0.06),
  ]

  /// A survey that was not held: the school wrote to say so.
  static func isMissing(_ school: String, _ year: Int) -> Bool { school == "900108" && year == 2022 }
}
