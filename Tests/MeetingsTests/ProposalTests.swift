import Meetings
import People
import TestSupport
import Testing
import Values

@Suite struct ProposalTests {
  private static let strandby = ID<Area>("strandby")

  private func unit(_ name: String, _ kind: UnitKind, in area: ID<Area>?) -> Unit {
    Unit(id: ID(name), name: name, kind: kind, area: area)
  }

  private func candidate(_ name: String, _ role: Role, _ scope: Scope, _ unit: Unit? = nil) -> Candidate {
    Candidate(person: ID(name), name: name, role: role, scope: scope, unit: unit)
  }

  /// Strandby has a school, a day-care centre and a sports club; Kirkeby has a school; the dental service has no place.
  private var town: (Proposal.Place, [Candidate]) {
    let school = unit("skole", .school, in: Self.strandby), dayCare = unit("klitten", .dayCare, in: Self.strandby)
    let club = unit("klub", .associations, in: Self.strandby), far = unit("kirkeby", .school, in: ID("kirkeby"))
    let dental = unit("tandpleje", .dentalService, in: nil)
    let place = Proposal.Place(
      scope: .area(Self.strandby), units: [school.id, dayCare.id, club.id], areas: [Self.strandby, ID("kommunen")])
    return (
      place,
      [
        candidate("Birgitte", .schoolLeader, .unit(school.id), school),
        candidate("Sofie", .afterSchoolLeader, .unit(school.id), school),
        candidate("Anders", .dayCareLeader, .unit(dayCare.id), dayCare),
        candidate("Carl", .employee, .team(ID("t")), school),
        candidate("Kurt", .schoolLeader, .unit(far.id), far), candidate("Tove", .employee, .unit(dental.id), dental),
        candidate("Peter", .externalParticipant, .unit(club.id), club), candidate("Thea", .consultant, .municipality),
        candidate("Palle", .chief, .area(ID("kirkeby"))),
      ]
    )
  }

  @Test
  func `the learning meeting proposes those who have the roles here, each once, and says whom nobody answers for`()
    throws
  {
    let kind = try #require(Shipped.kind("laeringsmoede"))
    let (place, candidates) = town
    let proposal = Proposal(kind, at: place, among: candidates)
    #expect(proposal.invitations.map(\.candidate.name) == ["Birgitte", "Anders", "Sofie", "Tove", "Peter"])
    #expect(proposal.invitations.map(\.ring) == [.core, .core, .core, .supporting, .extended])
    #expect(proposal.unanswered.contains { $0.who == .unit(.educationalPsychology) })
    #expect(proposal.unanswered.contains { if case .other = $0.who { true } else { false } })
    #expect(!proposal.unanswered.contains { $0.who == .role(.schoolLeader) })
  }

  @Test func `somebody from another place is not proposed, somebody for the whole municipality is`() throws {
    let kind = try #require(Shipped.kind("dialogmoede"))
    let (place, candidates) = town
    // The leaders of the units here hold the contracts with the administration; Kurt's is another place.
    #expect(
      Proposal(kind, at: place, among: candidates).invitations.map(\.candidate.name)
        == ["Birgitte", "Sofie", "Anders", "Thea"])
  }

  @Test func `whoever the candidates are, nobody is proposed twice and every line is answered or told`() throws {
    var chance = Chance(seed: 33)
    let units = UnitKind.known.map { unit($0.code, $0, in: Bool.random(using: &chance) ? Self.strandby : nil) }
    let place = Proposal.Place(
      scope: .area(Self.strandby), units: Set(units.filter { $0.area != nil }.map(\.id)), areas: [Self.strandby])
    for _ in 0..<300 {
      let candidates = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
        let unit = units.randomElement(using: &chance)
        return candidate(
          "P\(Int.random(in: 0...15, using: &chance))", Role.allCases.randomElement(using: &chance) ?? .chief,
          unit.map { .unit($0.id) } ?? .municipality, unit)
      }
      for kind in Shipped.kinds {
        let proposal = Proposal(kind, at: place, among: candidates)
        let persons = proposal.invitations.map(\.candidate.person)
        #expect(Set(persons).count == persons.count)
        #expect(proposal.unanswered.allSatisfy(kind.invited.contains))
        let reasons = Set(proposal.invitations.map(\.reason))
        #expect(reasons.isDisjoint(with: proposal.unanswered))
      }
    }
  }
}
