import Danish

/// The slug of a method that is named by a person: short enough for an address.
enum MethodSlug {
  static func of(_ name: String) -> String {
    let words = Danish.slug(name).split(separator: "-")
    var slug = ""
    for word in words.map({ String($0.prefix(60)) }) where slug.count + word.count < 60 {
      slug += slug.isEmpty ? word : "-\(word)"
    }
    return slug.isEmpty ? "uden-navn" : slug
  }
}
