import App
import Foundation
import PageSupport
import People
import Storage
import Testing

@Suite struct ReadingOnlyTests {
  @Test func `looking at every page changes nothing in the database`() async throws {
    try await Premises.open { premises, guest in
      let way = try await WholeWay.walk(premises, guest)
      let waiting = try await WholeWay.upload(
        WholeWay.csv([("Strandby", "2024/25", "7,1")]), named: "venter.csv", from: "En anden", way.steward)
      try await WholeWay.map(waiting, way.steward)
      #expect(try await way.steward.post("/data/aabning", [("set", "1")]).status == 303)
      let meeting = try await prepare(way)
      let code = try await door(meeting, way)
      let visiting = try await guest.post("/m/\(code)", [("navn", "Gæst")])
      let practice = try #require(try await way.steward.post("/metoder/moeder/laeringsmoede/proeve", []).location)
      let before = try await dump(premises.store)
      var seen: Set<String> = []
      // Outcomes are written in once the meeting has begun, by its planner alone.
      let outcomes = ["behov/ny", "maal/ny", "handlinger/ny", "referat", "referat.docx", "referat/ret/moedet"].map {
        "\(meeting)/\($0)"
      }
      for (visitor, own) in [(way.administrator, []), (way.steward, outcomes + [practice, "\(meeting)/rum/skaerm"])] {
        seen.formUnion(try await crawl(visitor, extra: extra(way, waiting) + own))
      }
      let rooms = ["/m/\(code)/rum", "/m/\(code)/skaerm"]
      let files = ["csv", "xlsx"].map { "/m/\(code)/lokalsamfund/strandby/profil.\($0)" }
      seen.formUnion(try await crawl(guest.carrying(visiting.cookie), extra: ["/m", "/m/\(code)"] + files + rooms))
      let after = try await dump(premises.store)
      for (table, content) in before {
        let isSame = after[table] == content
        #expect(isSame, "reading pages changed the table \(table)")
      }
      #expect(after.count == before.count && before.count > 15)
      // Some pages need a link that works once, something this municipality has not made, or only send on; the rest must have been opened.
      let once = [
        "/velkommen/{token}", "/opsaetning", "/organisation/import/{id}", "/organisation/team/{id}", "/log-ind", "/was",
        "/mine-oplysninger/hent", "/brugere/{id}/oplysninger.json", "/aaben/{kommune}",
        "/data/udgivelser/{release}/{kreds}/kommune", "/aarshjul/kalender/{token}", "/svar/{token}",
        "/svar/{token}/referat", "/svar/{token}/referat.docx", "/svar/{token}/referat.pdf",
        // Without the program that makes PDF a page says so.
        "/moeder/{id}/referat.pdf", "/moeder/referater/samlet.pdf",
        "/m/{kode}/forbered", "/m/{kode}/forbered/data/{data}", "/m/{kode}/forberedelser",
        // Answers without an end.
        "/moeder/{id}/rum/live", "/moeder/{id}/rum/skaerm/live", "/m/{kode}/rum/live", "/m/{kode}/skaerm/live",
      ]
      for route in try premises.assembly.routes().table where route.method == "GET" && !once.contains(route.pattern) {
        let regex = try Regex(
          "^" + route.pattern.replacing(".", with: "\\.").replacing(#/\{[^}]*\}/#, with: "[^/]+") + "$")
        let isOpened = seen.contains { $0.wholeMatch(of: regex) != nil }
        #expect(isOpened, "no page of \(route.pattern) was opened")
      }
    }
  }

  /// A kind of meeting of the municipality's own, a meeting with what came out of it, an occasion and a holiday, made by
  /// somebody who may. Gives the address of the meeting.
  private func prepare(_ way: WholeWay) async throws -> String {
    func day(_ name: String, _ day: String) -> [(String, String)] {
      [("\(name)-dag", day), ("\(name)-maaned", "2"), ("\(name)-aar", "2027")]
    }
    let role = [("rolle", Role.consultant.rawValue), ("sted", Scope.municipality.text)]
    #expect(try await way.administrator.post("/brugere/\(way.person)/roller", role).status == 303)
    let kind = [("navn", "Vores møde"), ("hvem", "kommune")]
    #expect(try await way.steward.post("/metoder/moeder/frit-moede/kopi", kind).status == 303)
    let meeting = [
      ("moedeform", "laeringsmoede"), ("omraade", Scope.municipality.text), ("dato-dag", "3"), ("dato-maaned", "2"),
      ("dato-aar", "2027"), ("fra", "9.00"),
    ]
    let planned = try #require(try await way.steward.post("/moeder", meeting).location)
    let address = String(planned.prefix { $0 != "?" }.dropLast("/planlaeg".count))
    #expect(try await way.steward.post(address + "/behov", [("behov", "Ro")]).status == 303)
    let goal = [("maal", "Rolig start"), ("tegn-1", "Stille")] + day("ser", "4")
    #expect(try await way.steward.post(address + "/maal", goal).status == 303)
    let action = [("hvad", "Besøg hinanden"), ("hvem-navn", "Peter Dam")] + day("frist", "4")
    #expect(try await way.steward.post(address + "/handlinger", action).status == 303)
    let data = [("titel", "Samtaler"), ("hvad", "Fem samtaler"), ("kilde", "Os"), ("ingen", "1")]
    let brought = try await way.steward.upload(
      address + "/forbered/data", data, file: "Mere tid", named: "samtaler.txt")
    #expect(brought.status == 303)
    let question = [("spoergsmaal", "Hvem er talt med?")]
    #expect(
      try await way.administrator.post("/lokalsamfund/strandby/tal/samlet-fravaer/spoergsmaal", question).status == 303)
    let occasion = [
      ("titel", "Læringsdag"), ("slags", "laeringsmoede"), ("sted", Scope.municipality.text), ("gentag", "en-gang"),
      ("fridage", "spring-over"), ("version", "1"),
    ]
    #expect(try await way.steward.post("/aarshjul/begivenheder", occasion + day("dato", "3")).status == 303)
    let holiday = [("navn", "Vinterferie"), ("version", "1")] + day("foerste", "13") + day("sidste", "21")
    #expect(try await way.steward.post("/aarshjul/ferier", holiday).status == 303)
    return address
  }

  /// The code guests come in by, made by the planner.
  private func door(_ meeting: String, _ way: WholeWay) async throws -> String {
    #expect(try await way.steward.post("\(meeting)/gaester/kode", [("nu", "1")]).status == 303)
    let page = try await way.steward.get("\(meeting)/gaester")
    let code = try #require(page.text.firstMatch(of: #/<dt>kode<\/dt><dd>([A-Z0-9]{3}) ([A-Z0-9]{3})</#))
    return String(code.1 + code.2)
  }

  /// Files and pages that a reader comes to by other ways than a plain link.
  private func extra(_ way: WholeWay, _ waiting: String) -> [String] {
    [
      "/data/import/\(way.file)", "/data/import/\(waiting)", "/data/import/\(waiting)/plan",
      "/data/import/\(waiting)/fund.csv",
      "/data/datasaet/\(way.dataset)", "/data/udgivelser/\(way.release)/skjult",
      "/data/udgivelser/\(way.release)/skjult.csv", "/drift/post", "/moeder/referater", "/moeder/referater/samlet.docx",
    ]
  }

  /// Follows the links from Min side; gives the addresses that answered with a page or a file.
  private func crawl(_ visitor: Guest, extra: [String]) async throws -> Set<String> {
    var waiting = ["/"] + extra, met: Set<String> = [], seen: Set<String> = []
    while let address = waiting.popLast(), met.count < 900 {
      guard met.insert(address).inserted else { continue }
      let shown = try await visitor.get(address)
      #expect([200, 303, 403].contains(shown.status), "\(address): \(shown.status)")
      if shown.status == 200 { seen.insert(String(address.prefix { $0 != "?" })) }
      waiting += shown.links(from: address).filter { !met.contains($0) }
    }
    return seen
  }

  /// Every row of every table as text, but for what reading is meant to write: who looked, and when they were last here.
  private func dump(_ store: Store) async throws -> [String: String] {
    try await store.read { (tx: Transaction) throws in
      var content: [String: String] = [:]
      let tables = try tx.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'access_log%'")
      for table in tables.map({ $0[0] as String }) {
        let columns = try tx.rows("SELECT name FROM pragma_table_info(\(table))").map { $0[0] as String }
        let kept = columns.filter { !(table == "session" && $0 == "seen") }
        let row = kept.map { "quote(\"\($0)\")" }.joined(separator: " || '|' || ")
        let all = SQL(
          stringLiteral:
            "SELECT coalesce(group_concat(row, char(10)), '') FROM (SELECT \(row) AS row FROM \"\(table)\" ORDER BY 1)")
        content[table] = try tx.row(all).map { $0[0] as String } ?? ""
      }
      return content
    }
  }
}
