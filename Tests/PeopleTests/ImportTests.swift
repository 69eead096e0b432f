import PageSupport
import People
import Storage
import Tabular
import TestSupport
import Testing
import Values

@Suite struct ImportTests {
  static let units = """
    Udtræk af enheder;;;
    Institutionsnavn;Institutionstype;Institutionsnr.;Lokalsamfund;Telefon
    Strandby Skole;Folkeskole;280766;Strandby;12 34 56 78
    Børnehuset Åen;Børnehus;280001;Strandby;
    Sundhedsplejen;Sundhedspleje;;;
    """
  static let people = """
    Fornavn;Efternavn;Arbejdsmail;Stillingsbetegnelse;Tjenestested;Team;Rolle
    Carl;Lærer;carl@fjordby.example;lærer;280766;;
    Ellen;Ny;ellen@fjordby.example;pædagog;Strandby Skole;Mellemtrinnet;
    Ellen;Ny;ellen@fjordby.example;pædagog;Strandby Skole;;ressourceperson
    """

  static func upload(_ browser: Browser, _ text: String, _ kind: String, named name: String = "fil.csv") async throws
    -> Shown
  {
    try await browser.upload("/organisation/import", [("hvad", kind)], file: text, named: name)
  }

  @Test
  func `units come in from a file after they were looked through, and the same file a second time changes nothing`()
    async throws
  {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        #expect(try await anna.get("/organisation/import").status == 200)
        let path = try #require(try await Self.upload(anna, Self.units, "enheder").location)
        let preview = try await anna.get(path)
        #expect(preview.words.contains("Børnehuset Åen") && preview.words.contains("12 34 56 78"))
        let before = try await town.store.read { tx in try UnitStore.all(of: town.fjordby.id, in: tx).count }
        #expect(before == 2, "a preview changes nothing")
        let seen = try #require(preview.hidden("set"))
        #expect(try await anna.post(path + "/godkendelse", [("set", seen)]).status == 303)
        #expect(try await anna.post(path + "/godkendelse", [("set", seen)]).status == 409)
        let units = try await town.store.read { tx in try UnitStore.all(of: town.fjordby.id, in: tx) }
        #expect(units.map(\.name) == ["Børnehuset Åen", "Strandby Lokalråd", "Strandby Skole", "Sundhedsplejen"])
        #expect(units.first { $0.code == "280766" }?.phone == "12 34 56 78")
        let tree = try await town.store.read { tx in try AreaStore.tree(of: town.fjordby.id, in: tx) }
        #expect(tree.match("280001")?.parent == town.fjordby.strandby.id)
        let again = try await Self.upload(anna, Self.units, "enheder", named: "samme.csv")
        #expect(again.status == 200 && again.words.contains("Intet er ændret") && again.words.contains("Anna Admin"))
      }
    }
  }

  @Test func `people come in with their roles and teams, and those who are there are only changed where they differ`()
    async throws
  {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let path = try #require(try await Self.upload(anna, Self.people, "personer").location)
        let preview = try await anna.get(path)
        #expect(preview.words.contains("Ellen Ny") && preview.text.contains("<ins>lærer</ins>"))
        #expect(
          try await anna.post(path + "/godkendelse", [("set", try #require(preview.hidden("set")))]).status == 303)
        try await town.store.read { (tx: Transaction) throws in
          let known = try PersonStore.byEmail(in: town.fjordby.id, tx: tx)
          #expect(known["carl@fjordby.example"]?.title == "lærer")
          let ellen = try #require(known["ellen@fjordby.example"])
          #expect(
            try GrantStore.of(ellen.id, in: town.fjordby.id, tx: tx).map(\.grant.role).sorted {
              $0.rawValue < $1.rawValue
            } == [.employee, .resourcePerson])
          #expect(
            try TeamStore.inUnit(town.fjordby.school.id, of: town.fjordby.id, in: tx).map(\.name) == [
              "Indskolingen", "Mellemtrinnet",
            ])
        }
      }
    }
  }

  @Test(arguments: [
    ("enheder", "Navn;Slags\nEn;Rumstation", "Vi kender ikke den slags enhed", "Række 2"),
    ("enheder", "Navn;Slags;Lokalsamfund\nEn;Skole;Månen", "Vi kender ikke det område", "Række 2"),
    ("enheder", "Navn;Slags;Nr\nEn;Skole;1\nTo;Skole;1", "Enheden står også i række 2", "Række 3"),
    ("enheder", "Navn;Slags\n;Skole", "Rækken har intet navn", "Række 2"),
    ("enheder", "Navn;Slags;Note\nEn;Skole;010101-1234", "CPR-nummer", "Række 2"),
    ("personer", "Navn;E-mail\nA;a@b.dk\nB;ikke-en-adresse", "Uden en e-mailadresse", "Række 3"),
    ("personer", "Navn;E-mail;Enhed\nA;a@b.dk;Findes ikke", "Vi kender ikke den enhed", "Række 2"),
    ("personer", "Navn;E-mail;Enhed;Rolle\nA;a@b.dk;Strandby Skole;kejser", "Vi kender ikke den rolle", "Række 2"),
    (
      "personer", "Navn;E-mail;Enhed;Rolle\nA;a@b.dk;Strandby Skole;administrator",
      "Rollen administrator kan ikke gives her", "Række 2"
    ),
    ("personer", "Navn;E-mail\nA;a@b.dk\nB;a@b.dk", "Adressen står også i række 2", "Række 3"),
    ("personer", "Navn;Telefon\nA;12345678", "Vælg den kolonne, der rummer e-mailadressen", "Hele filen"),
  ])
  func `one wrong row stops the whole file, and says where it is`(
    kind: String, text: String, message: String, place: String
  ) async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let path = try #require(try await Self.upload(anna, text, kind).location)
        let preview = try await anna.get(path)
        #expect(preview.words.contains(message), "\(message)")
        #expect(preview.words.contains(place))
        #expect(preview.hidden("set") == nil)
        #expect(!preview.text.contains("010101-1234"), "a CPR number is never shown again")
        #expect(try await anna.post(path + "/godkendelse", [("set", "x")]).status == 409)
      }
      let units = try await town.store.read { tx in try UnitStore.all(of: town.fjordby.id, in: tx).count }
      #expect(units == 2)
    }
  }

  @Test func `what changed between preview and confirmation is shown again instead of being overwritten`() async throws
  {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let path = try #require(try await Self.upload(anna, Self.units, "enheder").location)
        let seen = try #require(try await anna.get(path).hidden("set"))
        let unit = [("navn", "Sundhedsplejen"), ("slags", "sundhedspleje")]
        #expect(try await anna.post("/organisation/enheder", unit).status == 303)
        let stale = try await anna.post(path + "/godkendelse", [("set", seen)])
        #expect(stale.status == 409 && stale.words.contains("Der er sket noget imens"))
      }
    }
  }

  @Test func `a person chooses other columns than we guessed`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        let path = try #require(try await Self.upload(anna, "Kolonne X;Kolonne Y\nSkolen;Skole", "enheder").location)
        #expect(try await anna.get(path).words.contains("Vælg den kolonne, der rummer enhedens navn"))
        #expect(try await anna.post(path, [("navn", "0"), ("slags", "1")]).status == 303)
        #expect(try await anna.get(path).hidden("set") != nil)
        #expect(try await anna.post(path, [("navn", "-1"), ("slags", "99999")]).status == 303)
        #expect(try await anna.get(path).status == 200)
      }
    }
  }

  @Test(arguments: ["", "%PDF-1.4 hej", "<html><table></table></html>"])
  func `a file that is no list gets a clear answer`(text: String) async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        #expect(try await Self.upload(anna, text, "enheder").status == 422)
        let carl = try await stranger.signedIn(as: town.fjordby.carl)
        #expect(try await Self.upload(carl, Self.units, "enheder").status == 403)
      }
    }
  }

  @Test func `the neighbour's file is no file`() async throws {
    try await inTown { town in
      try await town.visit { stranger in
        let theirs = try await stranger.signedIn(as: town.bakkerup.anna, of: town.bakkerup)
        let path = try #require(try await Self.upload(theirs, Self.units, "enheder").location)
        let anna = try await stranger.signedIn(as: town.fjordby.anna)
        #expect(try await anna.get(path).status == 404)
        #expect(try await anna.post(path + "/godkendelse", [("set", "x")]).status == 404)
      }
    }
  }

  @Test(arguments: [
    (["Medarbejdernavn", "Arbejdsmail", "Stillingsbetegnelse", "Tjenestested"], "email=1;enhed=3;navn=0;titel=2"),
    (["FORNAVN", "EFTERNAVN", "E-MAIL (ARBEJDE)", "MOBIL"], "efternavn=1;email=2;fornavn=0;telefon=3"),
    (["Navn", "Fornavn", "Efternavn", "Mail"], "efternavn=2;email=3;fornavn=1"), (["x", "y"], ""),
  ])
  func `headings of Danish systems are understood`(headings: [String], mapping: String) {
    #expect(ColumnMapping(guessing: headings, kind: .persons).text == mapping)
    #expect(ColumnMapping(text: mapping).text == mapping)
  }

  @Test func `ten thousand rows are compared in good time`() {
    let rows = (1...10_000).map { Grid.Row(line: $0 + 1, cells: ["Person \($0)", "p\($0)@fjordby.example"]) }
    let grid = Grid(rows: [Grid.Row(line: 1, cells: ["Navn", "E-mail"])] + rows)
    let sheet = OrganisationImportSheet(grid, kind: .persons)
    let known = KnownPeople(persons: [:], grants: [:], units: [], teams: [])
    let mapping = ColumnMapping(guessing: sheet.headings, kind: .persons)
    let clock = ContinuousClock()
    var count = 0
    let time = clock.measure { count = PersonPlanner(sheet, mapping, known: known).plan().new.count }
    #expect(count == 10_000)
    #expect(time < .seconds(10))
  }
}
