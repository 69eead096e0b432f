import HummingbirdTesting
import Meetings
import PageSupport
import People
import Synchronization
import Testing

/// Every line of the two guides the municipalities wrote, by a key of our own, and where the product says it: nothing
/// of what people did by hand may get lost when it becomes a meeting kind.
@Suite struct SourceTests {
  /// A line of a guide: its key, the texts it must be in, and words that say it.
  struct Line: Sendable, CustomStringConvertible {
    let key: String
    let place: @Sendable (MeetingKind, Circle) -> [String]
    let words: [String]

    init(_ key: String, _ words: String..., in place: @escaping @Sendable (MeetingKind, Circle) -> [String]) {
      (self.key, self.words, self.place) = (key, words, place)
    }

    var description: String { key }
  }

  private static func planning(_ field: MeetingKind.PlanningTask.Field) -> @Sendable (MeetingKind, Circle) -> [String] {
    { kind, _ in kind.planning.filter { $0.field == field }.flatMap { [$0.question] + $0.points } }
  }

  private static func phase(_ number: Int) -> @Sendable (MeetingKind, Circle) -> [String] {
    { _, circle in
      let phase = circle.phases[number - 1]
      return [phase.name, phase.question, phase.purpose, phase.ready ?? ""] + phase.questions + phase.glasses
    }
  }

  private static func item(_ number: Int) -> @Sendable (MeetingKind, Circle) -> [String] {
    { kind, _ in [kind.agenda[number - 1].title] + kind.agenda[number - 1].points }
  }

  /// The guide to learning meetings about the profile (S0).
  static let learning: [Line] = [
    Line("how the community is, how the children are", "lokalsamfundet har det", "børnene og de unge har det") {
      kind, _ in kind.contributions
    },
    Line("potentials, priorities, resources", "muligheder", "prioriteres", "kræfter") { kind, _ in kind.contributions },
    Line("goals across", "mål på tværs") { kind, _ in kind.contributions },
    Line("generous time the first time", "god tid", "temaer") { kind, _ in [kind.firstTime?.advice ?? ""] },
    Line("core: day-care, school, after-school leaders", "skole, dagtilbud og SFO", in: planning(.invited)),
    Line("supporting units when relevant", "understøttende", in: planning(.invited)),
    Line(
      "settle whether an extended circle meets again", "udvidet kreds", "foreninger", "virksomheder",
      in: planning(.invited)),
    Line("everybody has read it all", "grundigt") { kind, _ in [kind.preparation.reads ?? ""] },
    Line("proud, challenges, wonder", "stolte", "udfordringer", "undrer") { kind, _ in kind.preparation.questions },
    Line("topics to go into", "i dybden") { kind, _ in kind.preparation.questions },
    Line("whom to ask about data", "datakontakten", "forklaret") { kind, _ in [kind.preparation.asks ?? ""] },
    Line("own data that supplement", "data eller viden") { kind, _ in [kind.preparation.brings ?? ""] },
    Line("people are caught by different figures", "optaget af hver jeres") { kind, _ in kind.topics?.advice ?? [] },
    Line("broad or two to three topics", "bredt", "to eller tre") { kind, _ in [kind.topics?.question ?? ""] },
    Line("both are worth while, agree before", "Begge dele", "før mødet") { kind, _ in kind.topics?.advice ?? [] },
    Line("a whole round for each topic", "hel runde", "fire faser") { kind, _ in kind.topics?.advice ?? [] },
    Line(
      "a neutral helper, above all the first times", "neutral", "de første gange", "fire faser", "nysgerrige",
      "indholdet"
    ) {
      kind, _ in [kind.helper ?? ""]
    },
    Line("task: chair", "leder", in: planning(.leader)), Line("task: minutes", "referat", in: planning(.recorder)),
    Line("task: intention", "intention", in: planning(.intention)),
    Line("task: goals of the meeting", "konkret", in: planning(.goals)),
    Line("task: who is invited", "inviterer", in: planning(.invited)),
    Line("task: place", "Hvor", in: planning(.place)),
    Line("task: agenda, sent out before", "dagsordenen", "send den ud", in: planning(.agenda)),
    Line("task: data everybody brings", "egen viden", "egne data", in: planning(.data)),
    Line("task: board, help, other", "tavle", "hjælp udefra", "andet", in: planning(.practical)),
    Line("item 1: welcome, purpose, roles, minutes", "Velkomst", "formålet", "roller", "referat", in: item(1)),
    Line("item 2: broad or topics", "hele profilen", "to eller tre", in: item(2)),
    Line("item 3: dialogue through the circle", "refleksionscirklen", in: item(3)),
    Line(
      "item 4: closing, agreements, who comes next time", "Afrunding og aftaler", "mødes igen", "kredsen", in: item(4)),
    Line("rule: the chair leads", "Mødelederen") { kind, _ in kind.groundRules },
    Line("rule: understand, and act together for more of what we want", "forstå", "skabe mere") { kind, _ in
      kind.groundRules
    },
    Line("rule: listen, all perspectives, many angles", "lytter", "Alles blik", "mange sider") { kind, _ in
      kind.groundRules
    },
    Line("rule: tell what you see, with data from where you meet them", "oplever", "møder børnene") { kind, _ in
      kind.groundRules
    },
    Line("rule: ask when you do not understand or do not agree", "ikke forstår", "ikke er enige", "overbevise") {
      kind, _ in kind.groundRules
    },
    Line("rule: concrete conditions and needs", "konkrete vilkår", "almindelighed") { kind, _ in kind.groundRules },
    Line("close: who does what", "Hvem gør hvad") { kind, _ in kind.agreements },
    Line("close: meet again, who, when, who convenes", "mødes igen", "Hvornår", "hvem indkalder", "skal ellers med") {
      kind, _ in
      kind.agreements
    },
    Line("close: follow-up, tasks, dates", "følger vi op", "opgave", "hvornår") { kind, _ in kind.agreements },
    Line("close: signs of being on track", "tegn eller data", "målene") { kind, _ in kind.agreements },
    Line("circle: stay long in one and two", "Bliv længe i de to første") { _, circle in circle.advice },
    Line("1 name and question", "Data", "Hvad ved vi?", in: phase(1)),
    Line("1 common starting point, perspectives", "fælles udgangspunkt", in: phase(1)),
    Line(
      "1 profile, interviews, talks, analyses", "lokalsamfundsprofilen", "interviews", "samtaler", "analyser",
      "kortlægninger", in: phase(1)),
    Line("1 observations: what do we see, what happens", "nøgletallene", "sker", in: phase(1)),
    Line("1 what works, also for the community", "virke godt", "helhed", in: phase(1)),
    Line("1 what supports the good", "holde det gode", in: phase(1)),
    Line("1 worry, challenge, wonder", "bekymrede", "udfordrer", "undre", in: phase(1)),
    Line("1 other glasses", "barn", "ung", "forælder", "Foreningslivet", "Erhvervslivet", "fagfolk", in: phase(1)),
    Line("2 name and question", "Refleksion", "Hvad tænker vi?", in: phase(2)),
    Line(
      "2 give meaning: hypotheses, assumptions, perspectives", "mening", "hypoteser", "antagelser", "vinkler",
      in: phase(2)),
    Line("2 which reflections and analyses", "tanker", "betyde", "undersøge", in: phase(2)),
    Line("2 proud", "stolte", in: phase(2)), Line("2 wonder", "ikke forstå", in: phase(2)),
    Line("2 explain the picture, hypotheses", "billedet", "hypoteser", in: phase(2)),
    Line("2 protective and risk factors", "beskytter", "ved lige", in: phase(2)),
    Line("3 name and question", "Beslutning", "Hvad gør vi?", in: phase(3)),
    Line(
      "3 goals, next step, efforts, practice track, trial action", "næste skridt", "indsats", "øvebane",
      "prøvehandling", in: phase(3)),
    Line("3 assessments and conclusions", "konkluderer", in: phase(3)),
    Line("3 good tendencies to keep, and how", "gode tendenser", "hvordan", in: phase(3)),
    Line("3 undiscovered needs", "ikke fået øje på", in: phase(3)),
    Line("3 what would differ if they were met", "behov var dækket", in: phase(3)),
    Line("3 help and support", "hjælp og støtte", in: phase(3)),
    Line("3 the change we want", "forandring", in: phase(3)),
    Line("3 two or three delimited goals", "to eller tre", "afgrænsede mål", in: phase(3)),
    Line("4 name and question", "Handling", "Hvem gør hvad, og hvordan følger vi op?", in: phase(4)),
    Line(
      "4 try practice tracks and trial actions, gather experience", "øvebaner", "prøvehandlinger", "erfaringer",
      in: phase(4)),
    Line("4 new actions, using what was learned", "nye handlinger", "lært", in: phase(4)),
    Line("4 what to act on, what was done, what came of it", "handle på", "allerede gjort", "kom der ud", in: phase(4)),
    Line("4 further data or knowledge", "mangler", "hente ind", in: phase(4)),
    Line("4 changes in practice: learning, cooperation", "praksis", "undervisningen", "samarbejdet", in: phase(4)),
    Line("4 clear agreements on follow-up", "præcist", "følger op", in: phase(4)),
  ]

  /// The template of dialogue meetings with the administration (S2).
  static let dialogue: [Line] = [
    Line(
      "purpose: learn together about quality, the core task", "lærer sammen", "bedre", "fællesskab", "trivsel",
      "deltagelse", "lærelyst"
    ) {
      kind, _ in [kind.purpose]
    },
    Line("contributes: practice and quality", "pædagogiske praksis", "undervisningen", "kvaliteten") { kind, _ in
      kind.contributions
    },
    Line("contributes: priorities of unit and whole", "prioritere", "enkelte enhed", "hele") { kind, _ in
      kind.contributions
    },
    Line("contributes: wiser on everyday life", "hverdagen") { kind, _ in kind.contributions },
    Line("contributes: insight of the administration", "Forvaltningen", "lykkes", "svært") { kind, _ in
      kind.contributions
    },
    Line("frequency: once a year, autumn to spring", "Én gang om året", "efterår", "forår") { kind, _ in
      [kind.frequency ?? ""]
    },
    Line("responsible: contract holder convenes and finds the room", "Aftaleholderen", "indkalder", "lokale") {
      kind, _ in
      [kind.convener ?? ""]
    },
    Line(
      "before: 1-2 hours with the consultant", "Indledende", "konsulent", "en til to timer", "slags data", "undersøge"
    ) { kind, _ in
      before(kind, 0)
    },
    Line(
      "before: whole day, team, consultants, some staff", "Heldagsmøde", "Ledelsesteamet", "konsulenter", "medarbejdere"
    ) { kind, _ in
      before(kind, 1)
    },
    Line(
      "before: leaders' forum on data", "Lederforum", "afdelingslederne", "efteråret", "samler vi data ind", "slags",
      "bruger"
    ) {
      kind, _ in before(kind, 2)
    },
    Line(
      "item 1: national and municipal goals, what data say", "nationale og kommunale mål", "siger vores data",
      in: item(1)),
    Line(
      "broad data: told and counted", "erfaringer", "observationer", "billeder", "fortællinger", "film",
      "registreringer", "statistik", "målinger", "karakterer"
    ) {
      kind, _ in [kind.preparation.brings ?? ""]
    },
    Line("systematic perspectives of children", "børnene og de unge selv", "systematisk") { kind, _ in
      [kind.preparation.brings ?? ""]
    },
    Line("unit chooses data", "vælger", in: planning(.data)),
    Line("data: children, e.g. curriculum", "børnene", "læreplan") { kind, _ in data(kind, .children, required: false)
    },
    Line("data: staff, e.g. social capital, APV, absence", "social kapital", "APV", "fravær") { kind, _ in
      data(kind, .staff, required: false)
    },
    Line("data: parents, e.g. satisfaction", "forældrene", "tilfredshed") { kind, _ in
      data(kind, .parents, required: false)
    },
    Line("data: schools must bring progression, absence, well-being", "progression", "fravær", "trivselsmålingen") {
      kind, _ in
      data(kind, .children, required: true)
    },
    Line(
      "item 2: strategic efforts, results, challenges, sparring", "strategiske indsatser", "kort", "svært", "sparring",
      in: item(2)),
    Line(
      "season: communication, leadership team as PLC, community policy", "Strategisk kommunikation",
      "professionelt læringsfællesskab", "fællesskaber for alle"
    ) {
      kind, _ in kind.season?.points ?? []
    },
    Line("season, schools: school profile and well-being", "skoleprofilen", "kvalitetsstandarden", "trivsel") {
      kind, _ in
      kind.season?.schoolPoints ?? []
    },
    Line(
      "item 3: own efforts, results, challenges, sparring", "egne indsatser", "resultater", "udfordringer", "sparring",
      in: item(3)),
    Line("item 3: what occupies us, learn, bring on", "optager os", "lære af det", "tager vi med videre", in: item(3)),
    Line(
      "item 4: closing and evaluation", "Afrunding og evaluering", "tager vi med os", "konkret aftalt",
      "rammen og indholdet", in: item(4)),
    Line("after: follow-up between leader and chief", "Aftaleholderen", "chefen", "konkrete aftaler") { kind, _ in
      kind.after
    },
    Line("after: process and practice shown at the leaders' forum", "Forløb", "praksis", "lederforum") { kind, _ in
      kind.after
    },
    Line("the law's yearly school development talk", "folkeskolelovens § 40 a", "ret den") { kind, _ in
      [kind.checklist?.note ?? ""]
    },
    Line(
      "the law: leader's initiative, parents, tests, earlier talks", "Lederen", "forældrevalgte", "obligatoriske test",
      "tidligere samtaler"
    ) {
      kind, _ in kind.checklist?.points ?? []
    },
  ]

  private static func before(_ kind: MeetingKind, _ place: Int) -> [String] {
    let meeting = kind.meetingsBefore[place]
    return [meeting.name, meeting.who] + meeting.points
  }

  private static func data(_ kind: MeetingKind, _ about: MeetingKind.DataBrought.About, required: Bool) -> [String] {
    kind.data.filter { $0.about == about && $0.isRequired == required && (!required || $0.onlyFor == .school) }.map(
      \.what)
  }

  @Test(arguments: learning)
  func `the learning meeting says every line of the guide`(line: Line) throws {
    try expect(line, in: "laeringsmoede")
  }

  @Test(arguments: dialogue)
  func `the dialogue meeting says every line of the template`(line: Line) throws { try expect(line, in: "dialogmoede") }

  /// The pages of a meeting that somebody plans, prepares and holds, each as the words a person reads.
  private static func screens(_ slug: String, at scope: Scope) async throws -> [String: String] {
    let found = Mutex<[String: String]>([:])
    try await inTownOnce { town in
      try await town.visit { client in
        let birgitte = try await town.guest("birgitte", client)
        let made = try await birgitte.post(
          "/moeder",
          [
            ("moedeform", slug), ("omraade", scope.text), ("dato-dag", "3"), ("dato-maaned", "december"),
            ("dato-aar", "2026"), ("fra", "9.00"), ("sted", "Salen"),
          ])
        let meeting = String(try #require(made.location).prefix { $0 != "?" }.dropLast("/planlaeg".count))
        for page in ["", "/planlaeg", "/deltagere", "/ret", "/forbered", "/emner", "/hjaelp", "/videre", "/materiale"] {
          let shown = try await birgitte.get(meeting + page)
          #expect(shown.status == 200, "\(page)")
          found.withLock { $0[page] = shown.words }
        }
      }
    }
    return found.withLock { $0 }
  }

  /// Where somebody who holds the meeting can point at each line: the text that says it must stand on a page, whole.
  @Test(arguments: [("laeringsmoede", Town.community), ("dialogmoede", .unit(Town.strandby))])
  func `every line of the guide can be pointed at on a page of the meeting`(slug: String, scope: Scope) async throws {
    let kind = try #require(Shipped.kind(slug)), circle = try #require(Shipped.circle("refleksionscirklen"))
    let screens = try await Self.screens(slug, at: scope)
    // The page of the kind is for those who change it: whoever holds the meeting finds every line without it.
    for line in slug == "laeringsmoede" ? Self.learning : Self.dialogue {
      let texts = line.place(kind, circle)
      for word in line.words {
        let saying = texts.filter { $0.contains(word) }
        #expect(
          saying.contains { Self.stands($0, on: screens, kind, circle) }, "\(line.key): »\(word)« stands on no page")
      }
    }
  }

  /// In the middle of a sentence a text begins with a small letter. An item that is a conversation through the circle
  /// stands on the agenda as its phases, each with its time.
  private static func stands(
    _ text: String, on screens: [String: String], _ kind: MeetingKind, _ circle: Circle
  ) -> Bool {
    if kind.agenda.contains(where: { $0.isCircle && $0.title == text }) {
      let plan = screens["/planlaeg"] ?? ""
      return circle.phases.allSatisfy { plan.contains($0.name) && plan.contains($0.question) }
    }
    return screens.values.contains { $0.lowercased().contains(text.lowercased()) }
  }

  private func expect(_ line: Line, in slug: String) throws {
    let kind = try #require(Shipped.kind(slug))
    let circle = try #require(Shipped.circle("refleksionscirklen"))
    let texts = line.place(kind, circle)
    for word in line.words { #expect(texts.contains { $0.contains(word) }, "\(line.key): \(word) in \(texts)") }
  }

  @Test func `the learning meeting can invite the nineteen kinds, the three leaders first, and whoever else`() throws {
    let kind = try #require(Shipped.kind("laeringsmoede"))
    #expect(
      Set(kind.invited.compactMap { if case .unit(let unit) = $0.who { unit } else { nil } }) == Set(UnitKind.known))
    let core = kind.invited.filter { $0.ring == .core }.map(\.who)
    #expect(core.prefix(3) == [.role(.schoolLeader), .role(.dayCareLeader), .role(.afterSchoolLeader)])
    #expect(kind.invited.contains { if case .other = $0.who { true } else { false } })
    #expect(kind.topics?.most == 3 && kind.firstTime.map { $0.minutes > kind.minutes } == true)
  }

  @Test func `the dialogue meeting has the template's people and times`() throws {
    let kind = try #require(Shipped.kind("dialogmoede"))
    let roles = kind.invited.compactMap { if case .role(let role) = $0.who { role } else { nil } }
    #expect(
      Set(roles) == [
        .contractHolder, .leadershipTeamMember, .staffRepresentative, .boardRepresentative, .chief, .consultant,
      ])
    #expect(kind.invited.first { $0.who == .role(.boardRepresentative) }?.ring == .extended)
    #expect(kind.agenda.map(\.minutes) == [60, 90, 60, 30])
    #expect(kind.meetingsBefore.map(\.minutes) == [90, 360, nil])
  }

  @Test func `the circle's phases stand in the guide's order, and more than half of the time comes before deciding`()
    throws
  {
    let circle = try #require(Shipped.circle("refleksionscirklen"))
    #expect(circle.phases.map(\.step) == [.data, .reflection, .decision, .action])
    #expect(circle.shareBeforeDeciding > 0.6 && circle.minutes == 105)
  }

  @Test func `the learning conversation is held on three levels, and each says what goes up`() {
    let levels = Shipped.kinds.filter { $0.slug.hasPrefix("laeringssamtale") }
    #expect(Set(levels.compactMap(\.level)) == Set(MeetingKind.Level.allCases))
    for kind in levels {
      #expect(kind.minutes == 45 && kind.agenda.map(\.minutes) == [5, 10, 15, 10, 5], "\(kind.slug)")
      #expect(kind.sharedUpward != nil, "\(kind.slug)")
    }
  }
}
