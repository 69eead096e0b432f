/// What is said about the access log to the person who runs the program.
enum AccessLogWords {
  static func broken(at line: Int, name: String?) -> String {
    let whose = name.map { "for \($0)" } ?? "for selve installationen"
    return "Adgangsloggen \(whose) passer ikke med sig selv fra linje \(line): en linje er ændret eller fjernet uden "
      + "om Fælled. Gem en kopi af databasen, som den er, og sig det til jeres databeskyttelsesrådgiver. Læg så den seneste "
      + "hele sikkerhedskopi tilbage med »faelled restore KOPI --replace«."
  }
}
