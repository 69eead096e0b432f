/// What may stand in each field of a file, as the pages and the README of the method folders tell it.
package enum GuideWords {
  package static let kind: [(field: String, text: String)] = [
    (
      "slug",
      "Navnet i adressen: små bogstaver a–z, cifre og bindestreger. Ændres ikke, når mødeformen først er i brug."
    ),
    ("name", "Det navn, folk vælger mødeformen på."),
    ("purpose", "Hvad mødet er til for, i en eller to sætninger."),
    ("contributions", "Kan undværes. Liste over det, mødet skal føre til."),
    ("level", "Kan undværes. »team«, »ressourceperson« eller »leder«: hvor i organisationen samtalen hører til."),
    ("sharedUpward", "Kan undværes. Det, der må gå videre til næste niveau. Andet gør ikke."),
    ("frequency", "Kan undværes. Hvor tit mødet holdes, i ord."),
    ("convener", "Kan undværes. Hvem der indkalder og finder et lokale."),
    ("minutes", "Hele mødet fra start til slut i minutter, med pauser."),
    ("breaks", "Kan undværes. Minutter til pauser, som en del af de minutter mødet varer."),
    ("firstTime", "Kan undværes. »minutes« og »advice«: hvor længe mødet bør vare den første gang, og hvorfor."),
    (
      "invited",
      "Kan undværes. Liste over dem, der foreslås: én af »role« (en rolle, for eksempel skoleleder), »unit« (en slags enhed, for eksempel sundhedspleje) og »other« (jeres egne ord), og desuden »ring«: »kerne«, »understoettende« eller »udvidet«. »note« kan undværes."
    ),
    (
      "planning",
      "Kan undværes. Det, der skal afklares før indkaldelsen: »field« (moedeleder, referent, intention, maal, inviterede, sted, dagsorden, data, praktisk eller andet), »question« og, hvis I vil, »points«."
    ),
    ("topics", "Kan undværes. »most« (højst så mange emner), »question« og »advice« om at gå bredt eller i dybden."),
    ("helper", "Kan undværes. Hvornår en neutral hjælper udefra er en god idé, og hvad hjælperen gør."),
    ("meetingsBefore", "Kan undværes. Møder, der kommer før: »name«, »minutes« (kan undværes), »who« og »points«."),
    (
      "preparation",
      "Kan undværes. »reads« (hvad alle læser), »questions« (liste), »brings« (hvad man tager med) og »asks« (hvem man spørger)."
    ),
    (
      "season",
      "Kan undværes. »name«, »points« og »schoolPoints«: emner, der gælder en sæson og skrives om til den næste."
    ),
    (
      "data",
      "Kan undværes. Data til mødet: »what«, »about« (boern, medarbejdere, foraeldre eller helheden), »required: true«, når de skal med, og »onlyFor« (en slags enhed), når de kun gælder nogle."
    ),
    (
      "agenda",
      "Punkterne i rækkefølge: »title«, »minutes«, »points« (kan undværes) og »circle: true« ved det punkt, der går gennem cirklen."
    ),
    ("circle", "Slug på den cirkel, et punkt på dagsordenen går gennem. Skrives kun, når et punkt gør."),
    ("groundRules", "Kan undværes. Spilleregler for samtalen, en liste."),
    ("agreements", "Kan undværes. Det, der skal være aftalt, før nogen går, en liste."),
    ("evaluation", "Kan undværes. Spørgsmål om, hvordan mødet gik, en liste."),
    ("after", "Kan undværes. Det, der sker efter mødet, en liste."),
    ("checklist", "Kan undværes. »name«, »note« (kan undværes) og »points«: det, der skal sættes hak ved på mødet."),
    (
      "asks",
      "Kan undværes. Tid, mødet beder om ud over mødet selv: »who« (alle, indkalder, moedeleder, referent, dataholder, hjaelper, ledelsesteam, konsulent eller observatoer), »what« og »minutes«."
    ),
  ]

  package static let circle: [(field: String, text: String)] = [
    ("slug", "Navnet i adressen og det, mødeformer henviser til: små bogstaver a–z, cifre og bindestreger."),
    ("name", "Cirklens navn."),
    ("purpose", "Hvad cirklen hjælper med, i en eller to sætninger."),
    ("advice", "Kan undværes. Gode råd til den, der leder samtalen, en liste."),
    ("anyOrder", "Kan undværes. »true«, når man må begynde i en hvilken som helst fase."),
    ("source", "Kan undværes. Hvem cirklen er inspireret af."),
    (
      "phases",
      "Faserne i rækkefølge. Hver har »name«, »question«, »purpose«, »step« (data, refleksion, beslutning eller handling; giver farve og form) og »minutes«. »questions« og »glasses« er lister, og »ready« fortæller, hvornår I kan gå videre; de tre kan undværes."
    ),
  ]
}
