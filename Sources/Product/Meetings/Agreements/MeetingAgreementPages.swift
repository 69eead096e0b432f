import Goals
import Markup
import Values
import Web

/// Agreements on the page of a meeting.
enum MeetingAgreementPages {
  static func sections(_ look: MeetingLook, earlier: [Agreement], made: [Agreement]) -> HTML? {
    let day = look.now.day
    var parts: [HTML] = []
    if !earlier.isEmpty {
      parts.append(
        Parts.section(
          "fra-sidst", "Fra sidst", intro: "Det har I aftalt før, og det er mødets første punkt: Hvordan går det?",
          AgreementParts.list(earlier, on: day)))
    }
    let mayMake = look.mayChange && look.meeting.hasBegun(at: look.now)
    if !made.isEmpty || mayMake {
      let new: HTML =
        mayMake ? Parts.actions(Parts.link("Skriv en aftale ind", to: .newAgreement(look.meeting.id))) : .empty
      parts.append(
        Parts.section(
          "aftaler", "Det aftalte I",
          made.isEmpty
            ? Parts.empty("Der er ingen aftaler endnu", "Hvem gør hvad, hvornår, og hvordan ser I, at det virker?")
            : AgreementParts.list(made, on: day), new))
    }
    return parts.isEmpty ? nil : parts.joined()
  }

  static func new(_ look: MeetingLook, _ form: Form, _ errors: FormErrors = FormErrors()) -> Page {
    let fields = Fields(form, errors)
    return MeetingPages.form(
      look.meeting, "Skriv en aftale ind",
      lead: "Aftalen står på Min side hos den, der har ansvaret, og åbner jeres næste møde.", fields,
      to: .agreements(look.meeting.id),
      AgreementParts.fields(fields, people: look.participants.map { Choice($0.id.raw, $0.name) }),
      submit: "Gem aftalen", back: .meeting(look.meeting.id))
  }
}
