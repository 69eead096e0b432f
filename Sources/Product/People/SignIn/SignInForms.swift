import Foundation
import Values
import Web

/// What a person types to sign in, choose a password or set the product up.
enum SignInForms {
  static func signInErrors(_ form: Form) -> FormErrors {
    var errors = FormErrors()
    errors.check("email", !form.line("email").isEmpty, SignInWords.emailMissing)
    errors.check("adgangskode", !form.raw("adgangskode").isEmpty, SignInWords.passwordMissing)
    return errors
  }

  /// The new password, typed twice because nobody can see it.
  static func checkNewPassword(_ form: Form, name: String, _ errors: inout FormErrors) {
    let new = form.raw("ny-adgangskode")
    if let objection = PasswordPolicy.objection(to: new, name: name) {
      errors.add("ny-adgangskode", objection)
    } else {
      errors.check("gentag", form.raw("gentag") == new, SignInWords.differs)
    }
  }

  static func setUp(_ form: Form) -> (SetUp.Draft, FormErrors) {
    let draft = SetUp.Draft(
      municipalityName: form.line("kommune"), municipalityCode: form.line("kode"), personName: form.line("navn"),
      email: form.line("email"), title: form.line("titel"))
    var errors = FormErrors()
    errors.check("kommune", !draft.municipalityName.isEmpty, "Skriv kommunens navn.")
    errors.check(
      "kode", draft.municipalityCode.isEmpty || draft.municipalityCode.allSatisfy(\.isNumber),
      "Kommunekoden er tre tal, for eksempel 766. Lad feltet stå tomt, hvis I ikke har en.")
    errors.check("navn", !draft.personName.isEmpty, "Skriv dit navn.")
    errors.check("email", EmailAddress.isPlausible(draft.email), PersonWords.emailIsOdd)
    checkNewPassword(form, name: draft.personName, &errors)
    return (draft, errors)
  }
}
