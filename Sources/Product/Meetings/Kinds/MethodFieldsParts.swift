import Markup
import Web

/// The fields of each part's form.
enum MethodFields {
  static func of(_ part: MethodPart, _ sort: Method.Sort, _ fields: Fields, circles: [Choice]) -> [HTML] {
    switch part {
    case .frame: sort == .kind ? frame(fields) : circleFrame(fields)
    case .invited: invited(fields)
    case .preparing: preparing(fields)
    case .agenda: agenda(fields, circles)
    case .agreeing: agreeing(fields)
    case .checking: checking(fields)
    case .phases: phases(fields)
    }
  }

  private static func frame(_ fields: Fields) -> [HTML] {
    [
      fields.text("navn", "Navn"), fields.long("formaal", "Formål", rows: 3),
      fields.number("varer", "Hvor længe varer mødet?", unit: "minutter", hint: "Fra start til slut, med pauser."),
      fields.number("pause", "Hvor meget af det er pauser?", unit: "minutter", optional: true),
      fields.text("indkalder", "Hvem indkalder?", optional: true),
      fields.text("hyppighed", "Hvor ofte holder I mødet?", optional: true),
    ]
  }

  private static func invited(_ fields: Fields) -> [HTML] {
    [
      fields.long(
        "kerne", "Kernekreds",
        hint:
          "Én på hver linje: en rolle som »Skoleleder«, en slags enhed som »Sundhedspleje« eller jeres egne ord. En bemærkning kan stå i parentes.",
        optional: true, rows: 5),
      fields.long("understoettende", "Understøttende", optional: true, rows: 5),
      fields.long(
        "udvidet", "Udvidet kreds", hint: "For eksempel foreninger, forældre og virksomheder.", optional: true, rows: 5),
    ]
  }

  private static func preparing(_ fields: Fields) -> [HTML] {
    [
      fields.text("laeser", "Hvad læser alle?", optional: true),
      fields.long("spoergsmaal", "Spørgsmål at tænke over", hint: "Ét på hver linje.", optional: true),
      fields.text("medbringer", "Hvad tager man med?", optional: true),
      fields.text("spoerger", "Hvem kan man spørge?", optional: true),
      fields.long("hjaelper", "Hvornår er en hjælper udefra en god idé?", optional: true, rows: 3),
    ]
  }

  private static func agreeing(_ fields: Fields) -> [HTML] {
    [
      fields.long("spilleregler", "Spilleregler", hint: "Én på hver linje.", optional: true, rows: 6),
      fields.long("aftaler", "Det skal vi have aftalt, før vi går", hint: "Ét på hver linje.", optional: true, rows: 5),
      fields.long("evaluering", "Spørgsmål om, hvordan mødet gik", hint: "Ét på hver linje.", optional: true),
      fields.long("bagefter", "Efter mødet", hint: "Ét på hver linje.", optional: true),
    ]
  }

  private static func checking(_ fields: Fields) -> [HTML] {
    [
      fields.text("saeson", "Hvad skal sæsonens emner hedde?", hint: "For eksempel »Emner i 2026/27«.", optional: true),
      fields.long("emner", "Sæsonens emner", hint: "Ét på hver linje.", optional: true),
      fields.long("skoleemner", "Særligt for skoler", hint: "Ét på hver linje.", optional: true, rows: 2),
      fields.text("liste", "Hvad skal tjeklisten hedde?", optional: true),
      fields.long("bemaerkning", "Bemærkning til tjeklisten", optional: true, rows: 3),
      fields.long("punkter", "Det sætter I hak ved", hint: "Ét på hver linje.", optional: true, rows: 6),
    ]
  }

  private static func agenda(_ fields: Fields, _ circles: [Choice]) -> [HTML] {
    let count = AgendaRows.count(fields.typed)
    let rows: [HTML] = (1...count).map { number in
      group(
        "Punkt \(number)",
        [
          fields.text("punkt-\(number)", "Punkt", optional: true),
          fields.number("minutter-\(number)", "Tid", unit: "minutter", optional: true),
          fields.long("indhold-\(number)", "Indhold", hint: "Ét spørgsmål på hver linje.", optional: true, rows: 2),
          fields.check("gennem-\(number)", "Går gennem cirklen"),
        ])
    }
    return ["<p>Slet navnet på et punkt for at fjerne det. De to sidste er tomme, så I kan skrive flere.</p>"] + rows
      + [
        fields.select("cirkel", "Hvilken cirkel?", circles, empty: "Ingen", optional: true),
        fields.hidden("raekker", "\(count)"),
      ]
  }

  private static func circleFrame(_ fields: Fields) -> [HTML] {
    [
      fields.text("navn", "Navn"), fields.long("formaal", "Formål", rows: 3),
      fields.long("raad", "Gode råd til den, der leder", hint: "Ét på hver linje.", optional: true),
      fields.check("frit", "Man må begynde i en hvilken som helst fase"),
      fields.text("kilde", "Hvem er cirklen inspireret af?", optional: true),
    ]
  }

  private static func phases(_ fields: Fields) -> [HTML] {
    let count = CircleForms.count(fields.typed)
    let steps = Circle.Step.allCases.map { Choice($0.rawValue, "\($0.number) \($0.name)") }
    let rows: [HTML] = (1...count).map { number in
      group(
        "Fase \(number)",
        [
          fields.text("fase-\(number)", "Navn", optional: number == count),
          fields.text("spoerg-\(number)", "Fasens spørgsmål", optional: number == count),
          fields.long("hvorfor-\(number)", "Formål", optional: number == count, rows: 2),
          fields.select("trin-\(number)", "Trin", steps, empty: "Vælg", hint: "Giver fasen sin farve og form."),
          fields.number("minutter-\(number)", "Tid", unit: "minutter", optional: number == count),
          fields.long("spoergsmaal-\(number)", "Hjælpespørgsmål", hint: "Ét på hver linje.", optional: true),
          fields.long("briller-\(number)", "Andres briller", hint: "Én på hver linje.", optional: true, rows: 2),
          fields.text("klar-\(number)", "Hvornår kan I gå videre?", optional: true),
        ])
    }
    return ["<p>Slet navnet på en fase for at fjerne den. Den sidste er tom, så I kan skrive en til.</p>"] + rows + [
      fields.hidden("raekker", "\(count)")
    ]
  }

  private static func group(_ title: String, _ fields: [HTML]) -> HTML {
    "<fieldset class=\"stack flow-3\"><legend>\(title)</legend>\(fields)</fieldset>"
  }
}
