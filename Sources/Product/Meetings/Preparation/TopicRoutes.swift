import Markup
import People
import Storage
import Values
import Web

/// Choosing between broad and a few topics; the agenda follows.
struct TopicRoutes: Sendable {
  let house: House

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/{id}/emner", .signedIn) { call, visitor in
      let (look, view, reason) = try await view(call, visitor)
      return .page(
        TopicPages.choose(
          view, TopicForms.form(look.meeting, wishes: view.wishes, reason: reason),
          receipt: PersonParts.receipt(call.query, PreparationWords.receipts)))
    }
    routes.post("/moeder/{id}/emner", .signedIn) { call, visitor in try await choose(call, visitor) }
    routes.post("/moeder/{id}/emner/samling", .signedIn) { call, visitor in try await merge(call, visitor) }
  }

  private func choose(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let (look, view, _) = try await view(call, visitor), now = call.now
    let (choice, reason, found) = TopicForms.choice(form)
    var errors = found
    guard let choice, errors.isEmpty else { return .page(TopicPages.choose(view, form, errors), status: 422) }
    var meeting = look.meeting
    meeting.version = form.number("version") ?? 0
    meeting.topics = choice.topics
    meeting.breadth = choice == .broad ? .broad : .deep
    let advice = choice.advice(for: meeting.kind, agenda: meeting.agenda, end: meeting.end)
    if form.checked("vis") { return .page(TopicPages.choose(view, form, advice: advice, preview: meeting)) }
    errors.check("grund", advice.isEmpty || !reason.isEmpty, TopicWords.reasonMissing)
    guard errors.isEmpty else {
      return .page(TopicPages.choose(view, form, errors, advice: advice, preview: meeting), status: 422)
    }
    let (next, kept) = (meeting, advice.isEmpty ? "" : reason)
    let outcome = try await house.store.write { tx in
      let saving = try MeetingStore.save(next, by: visitor, at: now, in: tx)
      if case .saved = saving {
        try PreparationLeadingStore.keepReason(kept, in: next.id, by: visitor, at: now, tx: tx)
      }
      return saving
    }
    guard case .conflict(let theirs, let change) = outcome else {
      return .seeOther(Path.meetingTopics(next.id).with(query: [("besked", "valgt")]))
    }
    return .page(conflict(next, theirs, change, view, form), status: 412)
  }

  /// Both choices beside each other; the form carries mine and their version.
  private func conflict(
    _ mine: Meeting, _ theirs: Meeting, _ change: LastChange?, _ view: TopicView, _ form: Form
  ) -> Page {
    func words(_ meeting: Meeting) -> String {
      switch meeting.breadth {
      case nil: "ikke valgt"
      case .broad: "Bredt"
      case .deep: meeting.topics.joined(separator: "; ")
      }
    }
    let conflict = Conflict(
      change,
      [
        ("Bredt eller emner", words(mine), words(theirs)),
        (
          "Mødets øvrige oplysninger", "som da du åbnede siden",
          mine.version == theirs.version ? "som da du åbnede siden" : "rettet"
        ),
      ])
    let fields = form.fields.filter { $0.name != "version" } + [("version", "\(theirs.version)")]
    let view = TopicView(
      meeting: theirs, wishes: view.wishes, counts: view.counts, merges: view.merges, earlier: view.earlier)
    return TopicPages.choose(view, Form(fields), conflict: conflict)
  }

  private func merge(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let (look, view, reason) = try await view(call, visitor), now = call.now
    let (keys, heading, errors) = TopicForms.merge(form, view.wishes)
    guard errors.isEmpty else {
      let standing = TopicForms.form(look.meeting, wishes: view.wishes, reason: reason)
      return .page(TopicPages.choose(view, standing, merge: (form, errors)), status: 422)
    }
    do {
      try await house.store.write { tx in
        try PreparationLeadingStore.merge(
          keys, under: heading, version: form.number("samlet") ?? 0, in: look.meeting.id, by: visitor, at: now, tx: tx)
      }
    } catch is MergedMeanwhile { return try await mergedMeanwhile(form, heading, view, call, visitor) }
    return .seeOther(Path.meetingTopics(look.meeting.id).with(query: [("besked", "samlet")]))
  }

  /// What I wanted to put together beside how the topics stand now; the form carries mine and their version.
  private func mergedMeanwhile(
    _ form: Form, _ heading: String, _ seen: TopicView, _ call: Call, _ visitor: Visitor
  ) async throws -> Answer {
    let (look, view, reason) = try await view(call, visitor)
    let chosen = Set(form.values("samles"))
    let mine = seen.wishes.filter { wish in wish.keys.contains { chosen.contains($0.text) } }.map(\.heading)
    let change = try await house.store.read { tx in
      try PreparationLeadingStore.lastMerge(of: look.meeting.id, in: look.municipality, tx: tx)
    }
    let conflict = Conflict(
      change,
      [
        (
          "Emner", TopicWords.together(mine, as: heading),
          view.wishes.map(\.heading).joined(separator: "; ")
        )
      ])
    let standing = TopicForms.form(look.meeting, wishes: view.wishes, reason: reason)
    return .page(
      TopicPages.choose(view, standing, conflict: conflict, merge: (form, FormErrors())), status: 412)
  }

  private func view(_ call: Call, _ visitor: Visitor) async throws -> (MeetingLook, TopicView, String) {
    let look = try await PreparationRoutes.look(call, visitor, house)
    guard look.mayChange else { throw Refusal.notAllowed }
    let (id, municipality) = (look.meeting.id, look.municipality)
    return try await house.store.read { tx in
      let view = TopicView(
        meeting: look.meeting, wishes: try PreparationStore.wishes(of: id, in: municipality, tx: tx),
        counts: try PreparationStore.counts(of: id, invited: look.participants.count, in: municipality, tx: tx),
        merges: try PreparationLeadingStore.mergeVersion(of: id, in: municipality, tx: tx),
        earlier: try OutcomeStore.earlier(before: look, in: tx))
      return (look, view, try PreparationLeadingStore.reason(of: id, in: municipality, tx: tx) ?? "")
    }
  }
}
