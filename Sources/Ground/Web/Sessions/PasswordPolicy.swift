/// What a new password must be: at least 8 characters, 15 is better, and not one of those that are tried first.
///
/// Any character counts, also blanks, æøå and emoji; nothing is cut off. No rule about digits or signs:
/// such rules make people choose "Sommer2026!".
package enum PasswordPolicy {
  package static let advised = 15

  /// What is wrong with the password, in a sentence; nil when it will do.
  package static func objection(to password: String, name: String = "") -> String? {
    if password.count < 8 { return "Brug mindst 8 tegn, gerne \(advised) eller flere." }
    if password.utf8.count > 1024 { return "Adgangskoden er for lang. Brug højst 1.024 tegn." }
    let plain = password.lowercased()
    if common.contains(plain) || isMonotonous(plain) || trailingDigitsCut(plain).map(common.contains) == true {
      return "Den adgangskode er en af dem, der bliver gættet først. Vælg en anden, gerne tre-fire tilfældige ord."
    }
    if !name.isEmpty, plain == name.lowercased() { return "Adgangskoden må ikke være dit eget navn." }
    return nil
  }

  /// "aaaaaaaa", "12345678", "abcdefgh": every step between characters is the same small one.
  private static func isMonotonous(_ text: String) -> Bool {
    let values = text.unicodeScalars.map { Int($0.value) }
    let steps = Set(zip(values, values.dropFirst()).map { $1 - $0 })
    return steps.count == 1 && steps.isSubset(of: [-1, 0, 1])
  }

  /// "sommer2026!" without what people add to get through a rule.
  private static func trailingDigitsCut(_ text: String) -> String? {
    let stem = text.reversed().drop { $0.isNumber || "!?.#-_".contains($0) }.reversed()
    return stem.count >= 4 ? String(stem) : nil
  }

  /// The most used passwords and the stems they are made from, Danish and English; 8 characters are asked for
  /// anyway, so the list can be short: shorter ones are refused by length.
  private static let common: Set<String> = Set(
    """
    password passw0rd p@ssword p@ssw0rd kodeord adgangskode hemmelig hemmeligt velkommen velkommen1 welcome
    sommer sommeren vinter vinteren efterår foråret efteråret forår januar februar marts april juni juli august
    september oktober november december mandag tirsdag onsdag torsdag fredag lørdag søndag
    kommune kommunen skole skolen børnehave børnehaven folkeskole folkeskolen lærer læreren pædagog faelled fælled
    danmark københavn kobenhavn aarhus århus odense aalborg esbjerg randers kolding horsens vejle roskilde
    qwerty qwertyu qwertyui qwertyuiop qwerty123 asdfghjk asdfghjkl asdf zxcvbnm zxcvbnmæ 1q2w3e4r 1q2w3e4r5t
    1qaz2wsx zaq12wsx q1w2e3r4 q1w2e3r4t5 qazwsxedc abc123 abcd1234 abc12345 a1b2c3d4 aa123456 11223344 12121212
    12341234 11112222 123123123 147258369 159753456 789456123 87654321 987654321 1234567890 0987654321 00000000
    123456789 12345678 123456789a 123456a 1234qwer qwer1234 asdf1234 admin administrator admin123 root toor
    letmein letmein1 iloveyou iloveyou1 jegelskerdig elskerdig skatter skatten fodbold football football1 baseball
    baseball1 superman batman pokemon pokemon1 starwars starwars1 liverpool liverpool1 manchester arsenal chelsea
    barcelona brøndby fckøbenhavn princess princess1 sunshine sunshine1 monkey monkey123 dragon dragon123 master
    master123 shadow shadow123 michael michael1 jennifer jessica charlie daniel thomas1 mathias christian kristian
    sebastian alexander nikolaj frederik frederikke caroline katrine rasmus mikkel magnus emilie mathilde
    trustno1 whatever whatever1 computer computer1 internet internet1 telefon sikkerhed blink182 corvette mercedes
    mustang1 maverick qwertzui samsung1 samsung google123 facebook facebook1 linkedin chokolade chocolate kaffe
    hundehvalp killinger smukke smukkeste familie familien lykkelig mormor farfar bedstemor bedstefar
    changeme changeme1 skiftmig default guest gæst test testtest test1234 test12345 demo demodemo demo1234
    secret secret123 access access14 hello hello123 hej hejhej hejhejhej hejmeddig goddag godmorgen
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
