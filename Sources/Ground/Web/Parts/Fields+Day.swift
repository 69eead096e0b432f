import Danish
import Markup
import Values

extension Fields {
  /// A date in three fields: quicker to type than to find in a calendar, and it can be read aloud.
  ///
  /// The month may be a name or a number. Read it with `form.day(name)`; fill it in with `Form.fields(name, day)`.
  package func day(_ name: String, _ legend: String, hint: String? = nil, optional: Bool = false) -> HTML {
    let wrong = invalid(name)
    func part(_ id: String, _ field: String, _ label: String, mode: String?) -> HTML {
      """
      <div><label for="\(id)">\(label)</label><input class="input" type="text" id="\(id)" name="\(field)" \
      value="\(form.text(field))"\(attribute: "inputmode", mode) autocomplete="off"\(attribute: "aria-invalid", wrong)></div>
      """
    }
    let parts = [
      part(id(name), "\(name)-dag", "Dag", mode: "numeric"),
      part("\(id(name))-maaned", "\(name)-maaned", "Måned", mode: nil),
      part("\(id(name))-aar", "\(name)-aar", "År", mode: "numeric"),
    ]
    return group(name, legend, hint: hint, optional: optional, controls: "<div class=\"date-parts\">\(parts)</div>")
  }
}

extension Form {
  /// The date typed in the three fields of `Fields.day`; nil when it is not a date that exists.
  package func day(_ name: String) -> Day? {
    let day = text("\(name)-dag"), month = text("\(name)-maaned"), year = text("\(name)-aar")
    guard !day.isEmpty, !month.isEmpty, !year.isEmpty else { return nil }
    let plain = day.hasSuffix(".") ? String(day.dropLast()) : day
    return Int(month) == nil
      ? Danish.parseDay("\(plain). \(month.lowercased()) \(year)") : Danish.parseDay("\(plain).\(month).\(year)")
  }

  /// True when none of the three fields of a date has been touched.
  package func hasNoDay(_ name: String) -> Bool {
    ["dag", "maaned", "aar"].allSatisfy { text("\(name)-\($0)").isEmpty }
  }

  /// What the three fields of a date begin with.
  package static func fields(_ name: String, _ day: Day) -> [(name: String, value: String)] {
    let words = Danish.date(day).split(separator: " ").map(String.init)
    return [("\(name)-dag", "\(day.day)"), ("\(name)-maaned", words[1]), ("\(name)-aar", "\(day.year)")]
  }
}
