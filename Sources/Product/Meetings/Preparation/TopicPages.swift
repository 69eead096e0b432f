import Danish
import Markup
import People
import Values
import Web

/// Everything the page where one chooses between broad and a few topics shows.
struct TopicView: Sendable {
  let meeting: Meeting
  let wishes: [TopicWish]
  let counts: PreparationCounts
  /// How many times topics have been put together.
  let merges: Int
  /// What earlier meetings left open: the agenda's first item.
  let earlier: Outcomes
}

/// Broad, or two or three topics: what people want, what is chosen, and what the agenda becomes.
enum TopicPages {
  static let title = "Bredt eller i dybden"

  /// `advice` is what to think of before saving; `preview` the meeting as it would be.
  static func choose(
    _ view: TopicView, _ form: Form, _ errors: FormErrors = FormErrors(), advice: [TopicChoice.Advice] = [],
    preview: Meeting? = nil, conflict: Conflict? = nil, merge: (form: Form, errors: FormErrors)? = nil,
    receipt: HTML? = nil
  ) -> Page {
    let meeting = view.meeting, fields = Fields(form, errors)
    let merging = Fields(merge?.form ?? Form(), merge?.errors ?? FormErrors(), prefix: "saml-")
    let warnings: [HTML] = advice.map { one in
      let words = TopicWords.advice(one)
      return Parts.notice(.warning, title: words.title, "<p>\(words.text)</p>")
    }
    return Page(
      title: (merge?.errors ?? errors).title(title), menu: "moeder", phase: 1,
      main: (conflict.map(ConflictParts.versions) ?? .empty)
        + Parts.narrow(
          fields.summary ?? merging.summary ?? receipt ?? .empty,
          Parts.head(
            crumbs: [
              .init("Møder", .meetings), .init(meeting.title, .meeting(meeting.id)),
              .init(GatheredPages.title, .preparations(meeting.id)), .init(title),
            ], title: meeting.kind.topics?.question ?? "Vil I tale bredt eller gå i dybden?",
            lead:
              "\(PreparationWords.ready(view.counts)). \(Danish.count(view.counts.broad)) vil tale bredt, \(Danish.count(view.counts.deep)) vil i dybden."
          ),
          (meeting.kind.topics?.advice).map {
            $0.isEmpty ? .empty : "<div class=\"stack flow-3\">\(CircleParts.list($0))</div>"
          } ?? .empty,
          Parts.section("valg", "Vælg", warnings + [self.form(view, fields, asksReason: !advice.isEmpty)]),
          self.merging(view, merging, isOpen: merge != nil))
        + agenda(preview ?? meeting, earlier: view.earlier, isPreview: preview != nil))
  }

  private static func form(_ view: TopicView, _ fields: Fields, asksReason: Bool) -> HTML {
    let most = TopicChoice.most(view.meeting.kind)
    let offered = view.wishes.map { Choice($0.heading, $0.heading, note: PreparationWords.wishes($0.count)) }
    let reason: HTML? =
      asksReason || !fields.typed.text("grund").isEmpty
      ? fields.text("grund", "Hvorfor er det alligevel det rigtige denne gang?") : nil
    return fields.form(
      to: .meetingTopics(view.meeting.id),
      [
        fields.hidden("version", fields.typed.text("version")),
        fields.radios(
          "bredde", "Hvordan bruger I tiden?",
          [
            Choice("bredt", "Bredt", note: "Én runde i cirklen om hele profilen."),
            Choice(
              "emner", "I dybden", note: "En runde i cirklen for hvert emne, helst to og højst \(Danish.count(most))."),
          ]),
        offered.isEmpty ? .empty : fields.checks("emne", "Emner, deltagerne har foreslået", offered),
        fields.long(
          "egne", offered.isEmpty ? "Emner, ét på hver linje" : "Andre emner, ét på hver linje",
          optional: true, rows: 2),
        reason ?? .empty,
      ], submit: "Gem valget",
      quiet: Parts.button("Se dagsordenen, før du gemmer", .normal, name: "vis", value: "1")
        + Parts.link("Fortryd", to: .preparations(view.meeting.id), .quiet))
  }

  /// Two who wrote the same in two ways: put together by hand.
  private static func merging(_ view: TopicView, _ fields: Fields, isOpen: Bool) -> HTML {
    guard isOpen || view.wishes.count > 1 || view.wishes.contains(where: { $0.keys.count > 1 }) else { return .empty }
    let choices = view.wishes.map { Choice($0.keys[0].text, $0.heading, note: PreparationWords.wishes($0.count)) }
    return Parts.section(
      "samling", "Er nogle af emnerne det samme?",
      Parts.details(
        "Saml emner", isOpen: isOpen,
        """
        <form class="stack flow-5" method="post" action="\(Path.topicMerging(view.meeting.id))" novalidate>\
        \(fields.hidden("samlet", "\(view.merges)"))\(fields.checks("samles", "Hvilke?", choices))\
        \(fields.text("overskrift", "Hvad skal de hedde sammen?"))\
        <p class="actions">\(Parts.button("Saml dem"))\
        \(Parts.button("Skil dem ad igen", .quiet, name: "skil", value: "1"))</p></form>
        """))
  }

  /// The agenda by the clock, with what it takes beyond the promised end.
  private static func agenda(_ meeting: Meeting, earlier: Outcomes, isPreview: Bool) -> HTML {
    let over = meeting.over
    let words = TopicWords.advice(.tooLong(minutes: over, earliestEnd: meeting.agenda.earliestEnd))
    let notices: [HTML] =
      (isPreview ? [Parts.notice(.plain, "<p>Sådan bliver dagsordenen. Intet er gemt endnu.</p>")] : [])
      + (over > 0 ? [Parts.notice(.alert, title: words.title, "<p>\(words.text)</p>")] : [])
    return Parts.section("dagsorden", "Dagsordenen", notices + [MeetingParts.agenda(meeting, earlier: earlier)])
  }
}
