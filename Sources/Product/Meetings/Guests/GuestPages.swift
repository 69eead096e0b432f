import Danish
import Markup
import People
import Values
import Web

/// What somebody without an account sees: the door, the room, and nothing else.
enum GuestPages {
  static func door(_ form: Form = Form(), _ errors: FormErrors = FormErrors(), receipt: HTML? = nil) -> Page {
    let fields = Fields(form, errors)
    return Page(
      title: errors.title(GuestWords.door),
      main: Parts.doorway(
        title: GuestWords.door, lead: GuestWords.doorLead, summary: fields.summary ?? receipt,
        fields.form(
          to: .guestDoor, [fields.code("kode", GuestWords.code, hint: GuestWords.codeHint, fill: "off")],
          submit: "Gå videre")))
  }

  /// The code is right: who are you?
  static func join(
    _ behind: GuestStore.Behind, municipality: String, _ form: Form = Form(), _ errors: FormErrors = FormErrors()
  ) -> Page {
    let fields = Fields(form, errors)
    let kinds = UnitKind.known.map { Choice($0.code, $0.name) } + [Choice(UnitKind.otherCode, "Andet")]
    return Page(
      title: errors.title(GuestWords.joining(behind.meeting.title)),
      main: Parts.doorway(
        kicker: municipality, title: behind.meeting.title,
        lead: LetterWords.sentence(LetterWords.when(Announcement(behind.meeting, []))), summary: fields.summary,
        fields.form(
          to: .room(behind.door.code),
          [
            fields.text("navn", GuestWords.name, hint: GuestWords.nameHint, optional: true, fill: "name"),
            fields.select("fra", GuestWords.kind, kinds, empty: GuestWords.noKind, optional: true),
          ], submit: "Gå ind i mødet")))
  }

  struct Room: Sendable {
    let visit: GuestStore.Visit
    let municipality: String
    /// Who comes, by role and place, without names.
    let who: [String]
    /// The area whose profile the meeting is about, when guests can read one.
    let area: Area?
    /// The meeting is being held.
    let isOn: Bool
  }

  static func room(_ room: Room) -> Page {
    let meeting = room.visit.behind.meeting
    let announcement = Announcement(meeting, [])
    let place = announcement.place.isEmpty ? "" : " · \(announcement.place)"
    let code = room.visit.behind.door.code
    return Page(
      title: meeting.title,
      main: """
        \(Parts.head(
          kicker: room.municipality, title: meeting.title,
          lead: LetterWords.sentence(LetterWords.when(announcement)) + place,
          more: "<p class=\"meta\">\(GuestWords.youAre(room.visit.guest))</p>"))\
        \(room.isOn ? Parts.actions(Parts.link("Gå ind i mødet", to: RoomAddresses.guest(code).room, .primary)) : .empty)\
        \(Parts.section("formaal", GuestWords.purpose, "<p>\(meeting.told)</p>"))\
        \(preparing(room, code))\(profile(room, code))\(agenda(announcement))\(rules(meeting))\
        \(room.who.isEmpty ? .empty : Parts.section("hvem", GuestWords.who, list(room.who)))\
        \(Parts.section("ud", "Når du er færdig", Parts.post(GuestWords.leave, to: .leaving(code), .quiet)))
        """)
  }

  /// Whoever was invited prepares as the others do; whoever came by the code has the material.
  private static func preparing(_ room: Room, _ code: RoomCode) -> HTML {
    let own: HTML? =
      room.visit.guest.participant == nil
      ? nil : Parts.link(GuestWords.prepare, to: .roomPreparation(code), room.isOn ? .normal : .primary)
    return Parts.section(
      "forbered", GuestWords.preparation,
      "<p class=\"actions\">\(own)\(Parts.link(GuestWords.pack, to: .roomPack(code)))</p>")
  }

  private static func profile(_ room: Room, _ code: RoomCode) -> HTML {
    Parts.section(
      "profil", GuestWords.profile, intro: room.area == nil ? GuestWords.noProfile : GuestWords.profileIntro,
      room.area.map {
        Parts.actions(Parts.link("Læs profilen for \($0.name)", to: .roomProfile(code, $0.slug)))
      } ?? .empty)
  }

  private static func agenda(_ announcement: Announcement) -> HTML {
    let rows = announcement.agenda.map { Parts.Row($0.title, note: "kl. \(LetterWords.clock($0))") }
    return rows.isEmpty ? .empty : Parts.section("dagsorden", GuestWords.agenda, Parts.rows(rows))
  }

  private static func rules(_ meeting: Meeting) -> HTML {
    meeting.kind.groundRules.isEmpty
      ? .empty : Parts.section("spilleregler", GuestWords.rules, list(meeting.kind.groundRules))
  }

  private static func list(_ lines: [String]) -> HTML { "<ul>\(lines, { "<li>\($0)</li>" })</ul>" }

  /// Above each page of the profile: the way back, as the page is reached from nowhere else.
  static func strip(_ visit: GuestStore.Visit) -> HTML {
    Parts.notice(
      title: GuestWords.strip,
      "<p><a href=\"\(Path.room(visit.behind.door.code))\">\(GuestWords.back): \(visit.behind.meeting.title)</a></p>")
  }
}
