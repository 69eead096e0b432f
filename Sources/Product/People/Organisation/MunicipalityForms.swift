import Tabular
import Values
import Web

/// The municipality's own facts as they stand in a form.
enum MunicipalityForms {
  /// Keeping people for no time at all would erase whoever changes school in the summer; ten years is for ever.
  static let keeping = 30...3650
  /// Hours of a school year.
  static let meeting = 5...500

  static func read(_ form: Form, on municipality: Municipality) -> (Municipality, FormErrors) {
    var next = municipality
    next.name = form.line("navn")
    next.code = form.line("kode")
    next.settings.contact = .init(
      name: form.line("kontakt"), email: form.line("kontakt-email"), phone: form.line("kontakt-telefon"))
    next.settings.data = .init(name: form.line("data"), email: form.line("data-email"))
    next.settings.adviserEmail = form.line("dpo-email")
    next.settings.keepDays = form.number("gem") ?? 0
    next.settings.meetingHours = form.number("moedetimer") ?? 0
    next.version = form.number("version") ?? 0
    var errors = FormErrors()
    errors.check("navn", !next.name.isEmpty, MunicipalityWords.nameMissing)
    errors.check(
      "kode", next.code.isEmpty || next.code.count == 3 && Int(next.code) != nil, MunicipalityWords.codeIsOdd)
    for field in ["kontakt-email", "data-email", "dpo-email"] {
      let text = form.line(field)
      errors.check(field, text.isEmpty || EmailAddress.isPlausible(text), PersonWords.emailIsOdd)
    }
    errors.check("gem", keeping.contains(next.settings.keepDays), MunicipalityWords.keepingIsOdd)
    errors.check("moedetimer", meeting.contains(next.settings.meetingHours), MunicipalityWords.meetingHoursAreOdd)
    for field in ["navn", "kontakt", "kontakt-telefon", "data"] {
      errors.check(field, form.line(field).count <= 200, PersonWords.tooLong)
      errors.check(field, CPR.find(in: form.line(field)) == nil, PersonWords.cpr)
    }
    return (next, errors)
  }

  static func form(_ municipality: Municipality) -> Form {
    let settings = municipality.settings
    return Form([
      ("navn", municipality.name), ("kode", municipality.code), ("kontakt", settings.contact.name),
      ("kontakt-email", settings.contact.email), ("kontakt-telefon", settings.contact.phone),
      ("data", settings.data.name), ("data-email", settings.data.email), ("dpo-email", settings.adviserEmail),
      ("gem", "\(settings.keepDays)"), ("moedetimer", "\(settings.meetingHours)"),
      ("version", "\(municipality.version)"),
    ])
  }
}
