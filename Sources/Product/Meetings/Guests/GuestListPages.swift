import Danish
import Markup
import People
import Values
import Web

/// The planner's page about guests: the code, who is in, and the way to close.
enum GuestListPages {
  struct View: Sendable {
    let look: MeetingLook
    let door: GuestDoor?
    let guests: [MeetingGuest]
    /// The site's address with the code's path.
    let base: String
  }

  static func show(_ view: View, receipt: HTML?) -> Page {
    let meeting = view.look.meeting
    return Page(
      title: "\(GuestWords.title), \(meeting.title)", menu: "moeder",
      main: """
        \(receipt)\(Parts.head(
          crumbs: [.init("Møder", .meetings), .init(meeting.title, .meeting(meeting.id)), .init(GuestWords.title)],
          title: GuestWords.title, lead: GuestWords.lead))\
        \(Parts.section("kode", "Koden", code(view)))\(list(view))
        """)
  }

  static func code(_ view: View) -> HTML {
    let look = view.look
    let isOpen = look.meeting.cancelled == nil && look.now < GuestDoor.ends(look.meeting)
    guard let door = view.door, door.holds(look.meeting, at: look.now) else {
      let isClosed = view.door?.closed != nil
      return Parts.empty(
        isClosed ? GuestWords.closed : GuestWords.none, isClosed ? GuestWords.closedText : GuestWords.noneText,
        actions: isOpen && look.standing.mayPlan
          ? Parts.actions(Parts.post("Lav en kode", to: .guestCode(look.meeting.id), .primary)) : nil)
    }
    let open =
      look.now < door.opens
      ? Parts.post("Lad koden virke nu", to: .guestCode(look.meeting.id), .primary, values: [("nu", "1")]) : .empty
    let actions =
      look.standing.mayPlan
      ? Parts.actions(open, Parts.post("Luk mødet for gæster", to: .guestClosing(look.meeting.id), .quiet)) : .empty
    return """
      \(Parts.facts([("kode", door.code.spoken)]))\
      <p>\(GuestWords.address) <a href="\(Path.guestDoor)">\(view.base)/m</a></p>\
      <p>\(GuestWords.opens(door, at: look.now))</p>\(actions)
      """
  }

  private static func list(_ view: View) -> HTML {
    let meeting = view.look.meeting.id
    guard !view.guests.isEmpty else { return .empty }
    let rows = view.guests.map { guest in
      let kind = guest.kind.isEmpty ? nil : UnitKind(code: guest.kind)?.name
      let came = "Kom ind \(Danish.moment(guest.came))"
      return Parts.Row(
        GuestWords.called(guest), note: [kind, came].compactMap(\.self).joined(separator: ". "),
        end: guest.sentOut == nil
          ? Parts.post("Vis ud", to: .sendingOut(meeting, guest.id), .quietSmall, about: GuestWords.called(guest))
          : Parts.badge("Vist ud"))
    }
    return Parts.section(
      "gaester", GuestWords.count(view.guests.count), intro: GuestWords.forgetting, Parts.rows(rows),
      Parts.actions(Parts.post("Slet oplysningerne om gæsterne", to: .guestForgetting(meeting), .quiet)))
  }

  /// On the page of the meeting.
  static func section(_ view: View) -> HTML? {
    let hasDoor = !view.look.isHeld && view.door.map { $0.holds(view.look.meeting, at: view.look.now) } ?? false
    guard view.look.standing.mayPlan || hasDoor else { return nil }
    let way: HTML =
      view.look.standing.mayPlan
      ? Parts.actions(Parts.link("Gæster og kode", to: .guests(view.look.meeting.id), .quiet)) : .empty
    guard hasDoor, let door = view.door else {
      return view.look.isOpen ? Parts.section("gaester", GuestWords.title, "<p>\(GuestWords.none).</p>", way) : nil
    }
    return Parts.section(
      "gaester", GuestWords.title, intro: GuestWords.howTo,
      Parts.facts([("kode", door.code.spoken)]),
      "<p>\(GuestWords.opens(door, at: view.look.now))</p>", way)
  }
}
