import Documents
import Foundation
import Testing
import Values

struct MailMessageTests {
  static let from = MailAddress(name: "Fælled, Fjordlund Kommune", email: "faelled@fjordlund.example")!

  static func message(
    to name: String = "Birgitte Holm", subject: String = "Læringsmøde", text: String = "Hej\n", html: String? = nil,
    invitation: ICalendar? = nil
  ) -> MailMessage {
    MailMessage(
      id: "0193-ab", from: from, to: MailAddress(name: name, email: "birgitte@fjordlund.example")!,
      date: Instant(Day(2027, 6, 3)!, minutes: 785), subject: subject, text: text, html: html, invitation: invitation)
  }

  /// The headers with their folds taken out, by a reader written apart from the writer.
  static func headers(_ source: String) -> [String] {
    let head = source.components(separatedBy: "\r\n\r\n")[0]
    return head.replacing("\r\n ", with: " ").components(separatedBy: "\r\n")
  }

  /// Encoded words read back: those in a row are one text.
  static func decoded(_ header: String) -> String {
    var text = header.replacing("?= =?", with: "?==?")
    while let word = text.firstMatch(of: #/(?:=\?utf-8\?B\?[A-Za-z0-9+\/=]*\?=)+/#) {
      let bytes = word.output.matches(of: #/\?B\?([A-Za-z0-9+\/=]*)\?=/#).map {
        Data(base64Encoded: String($0.1)) ?? Data()
      }
      text.replaceSubrange(word.range, with: String(decoding: bytes.joined(), as: UTF8.self))
    }
    return text
  }

  @Test func `the headers say who, whom, when and what, in ASCII`() {
    let source = Self.message(subject: "Læringsmøde om overgange i Strandby den 3. juni, kom i god tid").source
    #expect(source.utf8.allSatisfy { $0 < 0x80 })
    let headers = Self.headers(source)
    #expect(headers.contains("Message-ID: <0193-ab@fjordlund.example>"))
    #expect(headers.contains("Date: Thu, 3 Jun 2027 13:05:00 +0200"))
    #expect(headers.contains("To: Birgitte Holm <birgitte@fjordlund.example>"))
    let words = headers.map(Self.decoded)
    #expect(words.contains("From: Fælled, Fjordlund Kommune <faelled@fjordlund.example>"))
    #expect(words.contains("Subject: Læringsmøde om overgange i Strandby den 3. juni, kom i god tid"))
  }

  static let hostile = [
    "A\r\nBcc: alle@ond.example", "A\nBcc: x", "A\rBcc: x", "A\r\n\r\nTeksten begynder her", "A\u{0}B\u{1B}[0m",
    "\u{2028}Bcc: x\u{85}Bcc: y", "=?utf-8?B?QmNjOg==?=", "\"Ond\" <ond@ond.example>, Andre",
    String(repeating: "æ", count: 500), String(repeating: "👩‍👩‍👧 ", count: 60), "", " \r\n\t ",
  ]

  @Test(arguments: hostile)
  func `no text becomes a header of its own, and no line is too long`(text: String) throws {
    var message = Self.message(to: text, subject: text, text: text)
    message.id = text
    let source = message.source
    #expect(source.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    #expect(!source.replacing("\r\n", with: "").utf8.contains { $0 == 13 || $0 == 10 })
    let headers = Self.headers(source)
    #expect(
      headers.map { String($0.prefix { $0 != ":" }) } == [
        "Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding",
      ])
    // One receiver, whatever the name says.
    let to = try #require(headers.first { $0.hasPrefix("To: ") })
    #expect(
      to.components(separatedBy: "@").count == 2 && to.hasSuffix("birgitte@fjordlund.example>") || !to.contains("<"))
  }

  @Test(arguments: [
    "a@b.dk", "fornavn.efternavn+fælles@kommune.dk", "a@b", "", "@b.dk", "a@", "a b@c.dk", "a@b.dk\r\nBcc: x@y.dk",
    "a@b.dk,c@d.dk", "<a@b.dk>", "\"a\"@b.dk", "a..b@c.dk", ".a@b.dk", "a@b..dk", "a@[127.0.0.1]", "a@b.dk ",
    "-rf@b.dk",
    String(repeating: "a", count: 65) + "@b.dk",
  ])
  func `an address is one plain address or none`(email: String) {
    let isGood = ["a@b.dk", "-rf@b.dk"].contains(email)
    #expect((MailAddress(email: email) != nil) == isGood, "\(email)")
  }

  @Test func `text and HTML and an invitation stand beside each other, the invitation last`() throws {
    let event = CalendarEvent(
      uid: "m-1", stamp: Instant(Day(2027, 6, 1)!, minutes: 0),
      when: .between(Instant(Day(2027, 6, 3)!, minutes: 780), Instant(Day(2027, 6, 3)!, minutes: 960)),
      title: "Læringsmøde",
      organizer: .init(name: "Birgitte Holm", email: "birgitte@fjordlund.example"))
    let calendar = ICalendar(.request, events: [event])
    let source = Self.message(text: "Vi ses æøå\n--=_faelled--\n.\n", html: "<p>Vi ses</p>", invitation: calendar)
      .source
    #expect(source.contains("Content-Type: multipart/alternative; boundary=\"=_faelled\"\r\n\r\n--=_faelled\r\n"))
    #expect(source.contains("Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n"))
    let parts = source.components(separatedBy: "\r\n--=_faelled")
    // The text's own line of dashes is no boundary.
    #expect(parts.count == 5 && parts[4] == "--\r\n")
    #expect(parts[1].contains("Vi ses =C3=A6=C3=B8=C3=A5\r\n--=3D_faelled--\r\n=2E\r\n"))
    let base64 = parts[3].components(separatedBy: "\r\n\r\n")[1].replacing("\r\n", with: "")
    #expect(Data(base64Encoded: base64).map { String(decoding: $0, as: UTF8.self) } == calendar.text)
  }
}
