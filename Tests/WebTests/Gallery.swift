import Markup
import Values
import Web

/// Every part of the look, on pages like the real ones. The browser tests open them; so can anybody who changes the
/// stylesheet: `swift test --filter GalleryTests` writes them to .build/gallery.
enum Gallery {
  struct Sheet: Sendable {
    let name: String
    let page: Page
    var isSignedIn = true
  }

  static let sheets: [Sheet] = [
    Sheet(name: "parts", page: parts), Sheet(name: "desk", page: desk), Sheet(name: "form", page: form(.wrong)),
    Sheet(name: "blank-form", page: form(.new)), Sheet(name: "first-day", page: firstDay),
    Sheet(name: "sign-in", page: signIn, isSignedIn: false), Sheet(name: "missing", page: missing),
  ]

  static func draw(_ sheet: Sheet) -> HTML {
    Frame.render(sheet.page, in: sheet.isSignedIn ? surroundings : Surroundings())
  }

  static let mette = Visitor(
    municipality: ID<Tenant>("fjordlund"), municipalityName: "Fjordlund Kommune", person: ID<Account>("mette"),
    name: "Mette Lund", permissions: [], areas: [])

  static let surroundings = Surroundings(
    visitor: mette,
    menu: [
      MenuItem("min-side", title: "Min side", path: "/"),
      MenuItem("lokalsamfund", title: "Lokalsamfund", path: "/lokalsamfund"),
      MenuItem("data", title: "Data", path: "/data"),
      MenuItem("organisation", title: "Organisation", path: "/organisation"),
      MenuItem("brugere", title: "Brugere", path: "/brugere"),
    ])

  static let trace = Trace(
    [
      Trace.Step(phase: 4, note: "tre prøvehandlinger", path: "/handlinger"),
      Trace.Step(phase: 1, note: "profilen for 2026"),
      Trace.Step(phase: 2, note: "læringsmøde 8. oktober", path: "/moeder"),
    ], here: 1)
}
