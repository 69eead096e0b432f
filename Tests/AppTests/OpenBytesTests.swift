import App
import Foundation
import HTTPTypes
import HummingbirdTesting
import PageSupport
import People
import Profiles
import Testing
import Web

/// The bytes of open pages: who may keep them, and that they hold nothing of what is hidden.
@Suite struct OpenBytesTests {
  @Test func `not a byte outside changes when a hidden number does`() async throws {
    // Sydskole and Bakkeskolen are the two parts of Syd: one is hidden for being small, the other to protect it.
    var moved = OpenTown.absence
    (moved[2].1, moved[3].1) = (4, 43)
    let (before, after) = (try await Self.everything(OpenTown.absence), try await Self.everything(moved))
    #expect(before.count == OpenTown.pages.count + OpenTown.places.count)
    for (address, text) in before {
      let isSame = after[address] == text
      #expect(isSame, "\(address) tells of a hidden number")
    }
    // The trial of the trial: a number that is shown does change them.
    var shown = OpenTown.absence
    shown[0].1 += 2
    let changed = try await Self.everything(shown)
    #expect(changed["lokalsamfund/hele/profil"] != before["lokalsamfund/hele/profil"])
  }

  private static func everything(_ absence: [(String, Int, Int)]) async throws -> [String: String] {
    let found = Found()
    try await OpenTown.open(absence: absence) { town in
      try await town.openProfile()
      for address in OpenTown.pages + OpenTown.places.map({ "lokalsamfund/\($0)/profil.csv" }) {
        let shown = try await town.guest.get("\(OpenTown.open)/\(address)")
        #expect(shown.status == 200, "\(address)")
        await found.add(address, shown.text)
      }
    }
    return await found.all
  }

  private actor Found {
    var all: [String: String] = [:]
    func add(_ address: String, _ text: String) { all[address] = text }
  }

  @Test func `a stranger's page may be kept and is asked about, sets no cookie and runs no script`() async throws {
    try await OpenTown.open { town in
      try await town.openProfile()
      let cookie = try await town.premises.cookie(.schoolLeader, of: town.id)
      for address in OpenTown.pages + ["lokalsamfund/nord/profil.csv"] {
        let path = "\(OpenTown.open)/\(address)"
        let shown = try await town.ask(path)
        #expect(shown.headers[.cacheControl] == "public, no-cache", "\(address)")
        #expect(shown.headers[.setCookie] == nil)
        #expect(shown.headers[.vary]?.contains("Cookie") == true)
        let policy = shown.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("nonce"), "\(address): \(policy)")
        let tag = try #require(shown.headers[.eTag])
        let again = try await town.ask(path, [(.ifNoneMatch, tag)])
        #expect(again.status == .notModified && again.body.readableBytes == 0, "\(address)")
        let known = try await town.ask(path, [(.cookie, cookie), (.ifNoneMatch, tag)])
        #expect(known.headers[.cacheControl] == "private, no-cache")
        if !address.hasSuffix(".csv") {
          #expect(known.status == .ok, "the page of somebody signed in has a name in its frame: \(address)")
          #expect(String(buffer: known.body).contains("Log ud") && !String(buffer: shown.body).contains("Log ud"))
        }
      }
      #expect(try await town.visitor(.dataSteward).post("/data/lukning").status == 303)
      let tag = "W/\"*\""
      let closed = try await town.ask("\(OpenTown.open)/lokalsamfund", [(.ifNoneMatch, tag)])
      #expect(closed.status == .notFound && closed.headers[.cacheControl] == "no-store")
    }
  }

  @Test func `a page inside and the open page of the same area have different names in caches`() async throws {
    try await OpenTown.open { town in
      try await town.openProfile()
      let cookie = try await town.premises.cookie(.schoolLeader, of: town.id)
      let inside = try await town.ask("/lokalsamfund/nord/profil", [(.cookie, cookie)])
      let outside = try await town.ask("\(OpenTown.open)/lokalsamfund/nord/profil", [(.cookie, cookie)])
      #expect(inside.headers[.eTag] != outside.headers[.eTag])
      #expect(inside.headers[.cacheControl] == "private, no-cache")
      #expect(String(buffer: inside.body).contains("den åbne udgave"))
      let mixed = try await town.ask(
        "\(OpenTown.open)/lokalsamfund/nord/profil", [(.ifNoneMatch, inside.headers[.eTag] ?? "")])
      #expect(mixed.status == .ok)
    }
  }

  @Test func `a draft is looked through with the eyes of each circle, and the page says whose`() async throws {
    try await OpenTown.open { town in
      let steward = try await town.visitor(.dataSteward)
      let draft = try #require(try await steward.post("/data/udgivelser").location)
      let page = try await steward.get(draft)
      #expect(page.words.contains("Se udkastet, som andre vil se det"))
      #expect(page.words.contains("Mødets gæster og alle ser ikke: Gode til læsning i de nationale test"))
      let eyes = [
        ("medarbejdere", "medarbejdere og ledere"), ("partnere", "samarbejdspartnere med login"),
        ("gaester", "mødets gæster"), ("alle", "alle"),
      ]
      for (word, name) in eyes {
        let shown = try await steward.get("\(draft)/\(word)/lokalsamfund/aaskolen/profil")
        #expect(shown.words.contains("Udkast til udgivelse 2, som \(name) vil se det"))
        #expect(shown.text.contains("3,9") == ["medarbejdere", "partnere"].contains(word), "\(word)")
        #expect(shown.words.contains("Gode til læsning") == (word == "medarbejdere"), "\(word)")
        for address in shown.links(from: "\(draft)/\(word)/lokalsamfund/aaskolen/profil")
        where address.hasPrefix("\(draft)/\(word)/") {
          #expect([200, 303].contains(try await steward.get(address).status), "\(address)")
        }
      }
      #expect(try await steward.get("\(draft)/enhver/lokalsamfund/nord/profil").status == 404)
      for role in [Role.schoolLeader, .boardRepresentative, .auditor] {
        let refused = try await town.visitor(role).get("\(draft)/alle/lokalsamfund/nord/profil")
        #expect(refused.status == 403)
      }
      #expect(try await town.guest.get("\(draft)/alle/lokalsamfund/nord/profil").status == 303)
    }
  }
}
