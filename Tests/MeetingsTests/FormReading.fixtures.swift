import Foundation

/// The fields of the page's one main form with what they hold, as a browser without scripts would send them.
enum FormReading {
  static func fields(_ page: String) -> [(String, String)] {
    guard let start = page.range(of: "<form class=\"stack flow-6\""),
      let end = page.range(of: "</form>", range: start.upperBound..<page.endIndex)
    else { return [] }
    let form = String(page[start.upperBound..<end.lowerBound])
    var fields: [(Int, String, String)] = []
    func place(_ match: Range<String.Index>) -> Int { form.distance(from: form.startIndex, to: match.lowerBound) }
    for match in form.matches(of: #/<input ([^>]*)>/#) {
      let own = attributes(String(match.1))
      guard let name = own["name"], own["type"] != "checkbox" || own["checked"] != nil else { continue }
      fields.append((place(match.range), name, own["value"] ?? ""))
    }
    for match in form.matches(of: #/<textarea ([^>]*)>\n?([^<]*)<\/textarea>/#) {
      fields.append((place(match.range), attributes(String(match.1))["name"] ?? "", plain(String(match.2))))
    }
    for match in form.matches(of: #/<select ([^>]*)>(.*?)<\/select>/#.dotMatchesNewlines()) {
      let chosen =
        String(match.2).firstMatch(of: #/<option value="([^"]*)" selected/#).map { plain(String($0.1)) } ?? ""
      fields.append((place(match.range), attributes(String(match.1))["name"] ?? "", chosen))
    }
    return fields.sorted { $0.0 < $1.0 }.map { ($0.1, $0.2) }
  }

  private static func attributes(_ text: String) -> [String: String] {
    var found: [String: String] = [:]
    for match in text.matches(of: #/([a-z-]+)(="([^"]*)")?/#) { found[String(match.1)] = plain(String(match.3 ?? "")) }
    return found
  }

  private static func plain(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
      "&#39;", with: "'"
    )
    .replacing("&amp;", with: "&")
  }
}
