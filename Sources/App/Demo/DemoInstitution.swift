/// A school or day-care centre of the invented municipality, with the number of children on 1 January 2021.
package struct DemoInstitution: Sendable {
  package let code: String
  package let name: String
  package let community: DemoCommunity
  package let children: Int

  private init(_ code: String, _ name: String, in community: String, _ children: Int) {
    self.code = code
    self.name = name
    self.community = .coded(community)
    self.children = children
  }
}

extension DemoInstitution {
  package static let schools: [DemoInstitution] = [
    .init("900101", "Fjordlund Skole", in: "L01", 780), .init("900102", "Søndermarkskolen", in: "L01", 690),
    .init("900103", "Holmene Skole", in: "L02", 290), .init("900104", "Kirkeby Skole", in: "L03", 610),
    .init("900105", "Lindelse Skole", in: "L04", 540), .init("900106", "Nørremarkskolen", in: "L05", 820),
    .init("900107", "Strandby Skole", in: "L06", 330), .init("900108", "Vesterskov Skole", in: "L07", 300),
    .init("900109", "Åhuse Skole", in: "L08", 850),
  ]

  package static let dayCare: [DemoInstitution] = [
    .init("900201", "Børnehuset Mølleparken", in: "L01", 168), .init("900202", "Børnehuset Spiren", in: "L01", 120),
    .init("900203", "Børnehuset Havnen", in: "L01", 174), .init("900204", "Naturbørnehaven Egely", in: "L01", 132),
    .init("900205", "Øbørnehuset Holmene", in: "L02", 128), .init("900206", "Kirkeby Børnehus", in: "L03", 186),
    .init("900207", "Lindelse Børnehus", in: "L04", 162), .init("900208", "Børnehuset Regnbuen", in: "L05", 144),
    .init("900209", "Børnehuset Stjerneskuddet", in: "L05", 138), .init("900210", "Børnehuset Nordlys", in: "L05", 120),
    .init("900211", "Børnehuset Klitten", in: "L06", 122), .init("900212", "Skovbørnehuset Vesterskov", in: "L07", 118),
    .init("900213", "Åhuse Børnehus", in: "L08", 190), .init("900214", "Børnehuset Åbrinken", in: "L08", 150),
  ]
}

extension DemoInstitution {
  /// Pupils or children in `year` (0 is the first of the five) in some grades, as a share of ten year groups.
  ///
  /// In the last year Åhuse Skole took over grades 7–9 from Lindelse Skole: the figures jump, and whoever imports
  /// them is asked whether that is right.
  func pupils(_ grades: DemoGrades, in year: Int) -> Int {
    var size = Double(children) * grades.share * community.grown(year)
    if year == DemoYears.count - 1 {
      let moved = Double(DemoInstitution.schools[4].children) * 0.1 * Double(grades.upper.count)
      if code == "900105" { size -= moved * community.grown(year) }
      if code == "900109" { size += moved }
    }
    return max(0, Int(size.rounded()))
  }
}

/// A run of grades; grade 0 is the preschool class.
struct DemoGrades: Hashable, Sendable {
  let lowest: Int
  let highest: Int

  init(_ lowest: Int, _ highest: Int) {
    self.lowest = lowest
    self.highest = highest
  }

  var share: Double { Double(highest - lowest + 1) / 10 }

  /// The part of the run that lies in grades 7–9.
  var upper: Range<Int> { max(lowest, 7)..<max(max(lowest, 7), highest + 1) }
}

/// The five years the demo tells about.
enum DemoYears {
  static let count = 5
  /// School year 2021/22 and calendar year 2021.
  static let first = 2021
}

extension DemoCommunity {
  /// How many times larger the population is in `year` than in the first.
  func grown(_ year: Int) -> Double { grown(Double(year)) }

  func grown(_ years: Double) -> Double { 1 + growth / 100 * years }
}
