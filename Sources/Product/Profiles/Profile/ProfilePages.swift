import Markup

/// The local community profile as a page.
enum ProfilePages {
  static func main(_ profile: Profile) -> HTML { "<h1>\(profile.area.name)</h1>" }
}
