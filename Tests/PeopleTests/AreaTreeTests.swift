import People
import TestSupport
import Testing
import Values

@Suite struct AreaTreeTests {
  static let denmark = Area(id: ID("dk"), kind: .country, code: "0", name: "Hele landet", slug: "danmark")
  static func municipality(_ code: String, _ name: String, aliases: [String] = []) -> Area {
    Area(
      id: ID("k\(code)"), kind: .municipality, parent: denmark.id, code: code, name: name, slug: "k\(code)",
      aliases: aliases)
  }
  static let hedensted = municipality("766", "Hedensted")
  static let tree = AreaTree(
    [
      denmark, hedensted, municipality("101", "København"), municipality("751", "Aarhus"),
      municipality("169", "Høje-Taastrup"), municipality("820", "Vesthimmerland"), municipality("400", "Bornholm"),
      Area(id: ID("town"), kind: .localCommunity, parent: hedensted.id, name: "Hedensted by", slug: "hedensted-by"),
      Area(
        id: ID("snede"), kind: .localCommunity, parent: hedensted.id, name: "Øster Snede", slug: "oester-snede",
        aliases: ["Ø. Snede"]),
      Area(
        id: ID("nord"), system: .schoolDistricts, kind: .district, parent: hedensted.id, code: "N1", name: "Nord",
        slug: "nord"),
      Area(
        id: ID("skole"), kind: .institution, parent: ID("snede"), code: "613004", name: "Øster Snede Skole",
        slug: "oester-snede-skole"),
    ], memberships: [AreaMembership(area: ID("skole"), inside: ID("nord"))])

  @Test(arguments: [
    ("766", "k766"), ("0766", "k766"), ("Hedensted", "k766"), ("Hedensted Kommune", "k766"),
    ("HEDENSTED KOMMUNE", "k766"),
    ("766 Hedensted", "k766"), ("Hedensted (766)", "k766"), ("Copenhagen", "k101"), ("København", "k101"),
    ("Koebenhavn", "k101"), ("KØBENHAVNS KOMMUNE", "k101"), ("Århus", "k751"), ("Aarhus", "k751"),
    ("Høje Tåstrup", "k169"),
    ("Vesthimmerlands Kommune", "k820"), ("Vesthimmerlands", "k820"), ("Bornholms Regionskommune", "k400"),
    ("Ø. Snede", "snede"), ("Oester Snede", "snede"), ("n1", "nord"), ("613004", "skole"), ("Hele landet", "dk"),
    ("Danmark", "dk"),
    ("Denmark", "dk"),
  ])
  func `a file's word for an area finds the area`(word: String, id: String) {
    #expect(Self.tree.match(word)?.id == ID<Area>(id), "\(word)")
  }

  @Test(arguments: ["", " ", "765", "Hedensted Nord", "751 Hedensted", "Fyn", "i alt", "Kommune", "0", "x"])
  func `a word that fits nothing, or two things that disagree, is no match`(word: String) {
    #expect(word == "0" || Self.tree.match(word) == nil, "\(word)")
  }

  @Test func `two areas with one name are told apart by kind and never guessed`() {
    let town = Area(id: ID("t"), kind: .localCommunity, parent: Self.hedensted.id, name: "Hedensted", slug: "t")
    let tree = AreaTree([Self.denmark, Self.hedensted, town])
    guard case .several(let both) = tree.matching("Hedensted") else { return #expect(Bool(false), "a guess was made") }
    #expect(Set(both.map(\.id)) == [Self.hedensted.id, town.id])
    #expect(tree.match("Hedensted", kind: .municipality)?.id == Self.hedensted.id)
    #expect(tree.match("Hedensted", kind: .localCommunity)?.id == town.id)
  }

  @Test func `children come in Danish order and the tree walks top-down`() {
    #expect(Self.tree.children(of: Self.denmark.id).map(\.name).last == "Aarhus")
    #expect(Self.tree.ancestors(of: ID("skole")).map(\.id.raw) == ["snede", "k766", "dk"])
    #expect(Self.tree.depth(of: ID("skole")) == 3)
    #expect(Set(Self.tree.leaves(under: Self.hedensted.id).map(\.id.raw)) == ["town", "nord", "skole"])
    #expect(Self.tree.all.count == Self.tree.count)
  }

  @Test func `a school lies in a local community and in a school district at once`() {
    #expect(Self.tree.members(of: ID("nord")).map(\.id.raw) == ["skole"])
    #expect(Self.tree.otherAreas(of: ID("skole")).map(\.id.raw) == ["nord"])
    #expect(Self.tree.members(of: ID("snede")).map(\.id.raw) == ["skole"])
    #expect(Self.tree.systems == [.localCommunities, .schoolDistricts])
  }

  @Test func `an area cannot lie in itself, below itself or in another system`() {
    var area = Self.hedensted
    area.parent = ID("snede")
    #expect(Self.tree.objection(to: area) == .parentIsBelowItself)
    area.parent = area.id
    #expect(Self.tree.objection(to: area) == .parentIsBelowItself)
    var nord = Self.tree[ID("nord")]!
    nord.parent = ID("snede")
    #expect(Self.tree.objection(to: nord) == .parentIsOfAnotherSystem(.localCommunities))
    nord.parent = ID("gone")
    #expect(Self.tree.objection(to: nord) == .parentIsMissing)
    var country = Self.denmark
    country.parent = ID("town")
    #expect(Self.tree.objection(to: country) != nil)
    #expect(Self.tree.objection(to: Self.tree[ID("skole")]!) == nil)
  }

  @Test func `a code is taken also when it is written with a nought in front`() {
    let new = Self.municipality("0766", "Ny Kommune")
    let renamed = Area(
      id: ID("ny"), kind: .municipality, parent: Self.denmark.id, code: new.code, name: new.name, slug: "ny")
    #expect(Self.tree.objection(to: renamed) == .codeIsTaken(by: "Hedensted"))
  }

  @Test func `a broken tree with a ring in it still ends`() {
    let a = Area(id: ID("a"), kind: .district, parent: ID("b"), name: "A", slug: "a")
    let b = Area(id: ID("b"), kind: .district, parent: ID("a"), name: "B", slug: "b")
    let tree = AreaTree([a, b])
    #expect(tree.ancestors(of: a.id).map(\.name) == ["B"])
    #expect(tree.descendants(of: a.id).map(\.name) == ["B"])
  }

  @Test func `in any tree, every area is below exactly those above it`() {
    var chance = Chance(seed: 7)
    for _ in 0..<50 {
      let areas = (0..<20).map { place in
        Area(
          id: ID("\(place)"), kind: .district,
          parent: place == 0 ? nil : ID("\(Int.random(in: 0..<place, using: &chance))"),
          name: "Område \(place)", slug: "\(place)")
      }
      let tree = AreaTree(areas.shuffled(using: &chance))
      for area in areas {
        for below in tree.descendants(of: area.id) {
          #expect(tree.ancestors(of: below.id).contains { $0.id == area.id })
        }
        for above in tree.ancestors(of: area.id) { #expect(tree.contains(area.id, within: above.id)) }
      }
      #expect(tree.all.count == 20)
    }
  }
}
