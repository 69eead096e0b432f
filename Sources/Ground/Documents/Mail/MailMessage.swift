import Foundation
import Values

/// A letter as mail programs read it: plain text, the same as HTML, and a calendar invitation, in Danish letters.
///
/// Written by RFC 5322 (the headers), RFC 2045-2047 (the parts and the letters outside ASCII) and RFC 6047 (the
/// invitation). The text is ASCII with CRLF throughout and no line over 78 characters, so that no server on the way
/// needs to change it.
///
/// No value can become a header of its own: control characters are taken out of everything that goes into one, and
/// addresses are `MailAddress`es.
package struct MailMessage: Sendable {
  /// The name of the letter for ever: a receiver that gets it twice can see that it is the same one.
  package var id: String
  package var from: MailAddress
  package var to: MailAddress
  /// Who reads an answer written by hand; nil is `from`.
  package var replyTo: MailAddress?
  package var date: Instant
  package var subject: String
  package var text: String
  /// A whole document; left out when the plain text says it all.
  package var html: String?
  package var invitation: ICalendar?

  /// `id` is the part before the @, letters and digits; what follows is the sender's own domain.
  package init(
    id: String, from: MailAddress, to: MailAddress, replyTo: MailAddress? = nil, date: Instant, subject: String,
    text: String, html: String? = nil, invitation: ICalendar? = nil
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.replyTo = replyTo
    self.date = date
    self.subject = subject
    self.text = text
    self.html = html
    self.invitation = invitation
  }

  /// `<id@domain>` without the angles.
  package var messageID: String {
    let plain = id.utf8.filter { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 || (48...57).contains($0) || $0 == 45 }
    let domain = from.email.split(separator: "@").last.map(String.init) ?? ""
    return "\(String(decoding: plain, as: UTF8.self))@\(domain)"
  }

  /// The whole letter, headers first.
  package var source: String {
    let answered = replyTo.map { ["Reply-To: \(HeaderText.address($0, after: "Reply-To: "))"] } ?? []
    let headers =
      [
        "Message-ID: <\(messageID)>", "Date: \(Self.written(date))",
        "From: \(HeaderText.address(from, after: "From: "))",
        "To: \(HeaderText.address(to, after: "To: "))",
      ] + answered + [
        "Subject: \(HeaderText.text(subject, after: "Subject: "))",
        // No holiday greeting is sent back to a machine (RFC 3834).
        "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
      ]
    return headers.map { $0 + "\r\n" }.joined() + content
  }

  private var content: String {
    let parts = [part("text/plain", text)] + (html.map { [part("text/html", $0)] } ?? []) + invitationPart
    if parts.count == 1 { return parts[0] }
    // "=_" can stand in no quoted-printable line and in no base64, so it is never part of a text.
    let line = "--=_faelled"
    return "Content-Type: multipart/alternative; boundary=\"=_faelled\"\r\n\r\n"
      + parts.map { "\(line)\r\n\($0)\r\n" }.joined() + "\(line)--\r\n"
  }

  private func part(_ type: String, _ text: String) -> String {
    "Content-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
      + QuotedPrintable.encoded(text)
  }

  /// Last, for the last alternative one understands is the best (RFC 2046 §5.1.4): Outlook then shows the invitation.
  private var invitationPart: [String] {
    invitation.map { calendar in
      let base64 = Data(calendar.text.utf8).base64EncodedString(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ])
      return [
        "Content-Type: text/calendar; charset=utf-8; method=\(calendar.method.rawValue)\r\n"
          + "Content-Transfer-Encoding: base64\r\n\r\n\(base64)\r\n"
      ]
    } ?? []
  }

  /// "Sat, 21 Nov 2026 15:04:05 +0100", by the Danish clock.
  private static func written(_ instant: Instant) -> String {
    let offset = TimeZone.copenhagen.secondsFromGMT(for: instant.date) / 60
    let day = instant.day
    let (hour, minute) = instant.clock
    let second = Int(instant.milliseconds / 1000 % 60)
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(weekdays[day.weekday - 1]), \(day.day) \(months[day.month - 1]) \(day.year) "
      + "\(two(hour)):\(two(minute)):\(two(second)) +\(two(offset / 60))\(two(offset % 60))"
  }
}
