import Foundation
import People
import Tabular
import Values
import Web

/// A pin as it stands in a form.
package enum PinForms {
  static let noteLimit = 1000

  static func wish(
    _ form: Form, _ indicator: String, _ area: AreaID, among targets: [PinTarget]
  ) -> (PinWish, FormErrors) {
    var errors = FormErrors()
    let target = form.text("moede")
    errors.check("moede", targets.contains { $0.id == target }, PinWords.targetMissing)
    let wish = PinWish(
      indicator: indicator, area: area, release: ID(form.text("udgivelse")), target: target,
      note: note(form, &errors))
    return (wish, errors)
  }

  /// The note of a form, read the same wherever it is written.
  package static func note(_ form: Form, _ errors: inout FormErrors) -> String {
    let note = LongText.read(form.text("note"))
    errors.check("note", note.count <= noteLimit, PinWords.tooLong)
    errors.check("note", CPR.find(in: note) == nil, PinWords.cpr)
    return note
  }
}
