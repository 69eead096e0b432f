import Live
import Markup
import People
import Storage
import Values
import Web

/// The figures of an area for those who are signed in, to pin to a meeting and to ask about.
struct PinRoutes: Sendable {
  let house: House
  let catalogue: Catalogue
  let targets: PinTargets

  func mount(_ routes: inout Routes) {
    routes.get("/lokalsamfund/{slug}/tal", .needs(.readProfiles)) { call, visitor in
      try await list(call, visitor)
    }
    routes.get("/lokalsamfund/{slug}/tal/{noegletal}", .needs(.readProfiles)) { call, visitor in
      let receipt = PersonParts.receipt(call.query, PinWords.receipts)
      let chosen = call.query.optional("moede")
      return try await show(call, visitor) { view in
        var view = view
        view.chosen = chosen
        return PinPages.show(view, receipt: receipt)
      }
    }
    routes.post("/lokalsamfund/{slug}/tal/{noegletal}/fastgoerelse", .needs(.readProfiles)) { call, visitor in
      try await pin(call, visitor)
    }
    routes.post("/lokalsamfund/{slug}/tal/{noegletal}/spoergsmaal", .needs(.readProfiles), limit: .perHour(60)) {
      call, visitor in try await ask(call, visitor)
    }
  }

  private func list(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let (slug, municipality) = (call.parameter("slug"), visitor.municipality)
    let page = try await house.store.read { tx in
      guard let area = try AreaStore.find(slug: slug, of: municipality, in: tx) else { throw Refusal.missing }
      guard let release = try ReleaseStore.current(of: municipality, in: tx) else { return PinPages.list(area, []) }
      let areas = try AreaStore.tree(of: municipality, in: tx)
      let figures = try ReleaseStore.tables(in: release.id, for: Audience(visitor), of: municipality, in: tx)
        .compactMap { FigureMaking(table: $1, indicator: $0, areas: areas).figure(of: area) }
      return PinPages.list(area, figures.sorted { $0.indicator.name < $1.indicator.name })
    }
    return .page(page)
  }

  /// The page of a figure, or the one that says it is not there.
  private func show(
    _ call: Call, _ visitor: Visitor, status: Int = 200, _ page: @escaping @Sendable (PinPages.View) -> Page
  ) async throws -> Answer {
    let (slug, indicator, now) = (call.parameter("slug"), call.parameter("noegletal"), call.now)
    let found = try await house.store.read { tx in
      try look(slug, indicator, visitor, now, tx)
    }
    switch found {
    case .figure(let view): return .page(page(view), status: status)
    case .absent(let area, let name): return .page(PinPages.absent(area, name))
    }
  }

  private enum Found: Sendable {
    case figure(PinPages.View)
    /// The area and the name of the indicator.
    case absent(Area, String)
  }

  private func look(
    _ slug: String, _ indicator: String, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws -> Found {
    let municipality = visitor.municipality
    guard let area = try AreaStore.find(slug: slug, of: municipality, in: tx) else { throw Refusal.missing }
    let audience = Audience(visitor)
    guard let release = try ReleaseStore.current(of: municipality, in: tx),
      let (definition, table) = try ReleaseStore.table(
        indicator, in: release.id, for: audience, of: municipality, in: tx),
      let figure = FigureMaking(
        table: table, indicator: definition, areas: try AreaStore.tree(of: municipality, in: tx)
      ).figure(of: area)
    else {
      guard let known = catalogue[indicator] else { throw Refusal.missing }
      return .absent(area, known.name)
    }
    return .figure(
      PinPages.View(
        area: area, figure: figure, release: release, targets: try targets.all(visitor, now, tx),
        pinned: try PinStore.targets(of: indicator, area.id, by: visitor.person, in: municipality, tx: tx),
        planning: targets.planning(visitor),
        questions: try QuestionStore.about(indicator, of: municipality, as: audience, by: visitor.person, in: tx),
        isInside: audience == .inside))
  }

  private func pin(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let (slug, indicator, now) = (call.parameter("slug"), call.parameter("noegletal"), call.now)
    let sent = try await house.store.write { [targets] tx -> PinPages.Sent? in
      guard let area = try AreaStore.find(slug: slug, of: visitor.municipality, in: tx) else { throw Refusal.missing }
      let known = try targets.all(visitor, now, tx)
      var (wish, errors) = PinForms.wish(form, indicator, area.id, among: known)
      guard errors.isEmpty else { return .init(form, errors) }
      do {
        try PinStore.pin(wish, by: visitor, among: known, at: now, in: tx)
        return nil
      } catch PinRefusal.alreadyPinned {
        errors.add("moede", PinWords.already)
        return .init(form, errors)
      } catch PinRefusal.anotherRelease {
        return .init(form, warning: PinWords.anotherRelease)
      }
    }
    guard let sent else {
      return .seeOther(Path.figure(slug, indicator).with(query: [("besked", "fastgjort")]))
    }
    return try await show(call, visitor, status: sent.warning == nil ? 422 : 412) { PinPages.show($0, pin: sent) }
  }

  private func ask(_ call: Call, _ visitor: Visitor) async throws -> Answer {
    let form = try await call.form()
    let (slug, indicator, now) = (call.parameter("slug"), call.parameter("noegletal"), call.now)
    let post = house.questionPost(for: visitor)
    let (errors, news) = try await house.store.write { [targets] tx -> (FormErrors, LiveNews?) in
      guard case .figure(let view) = try look(slug, indicator, visitor, now, tx) else { throw Refusal.missing }
      let (text, target, errors) = QuestionForms.asking(form, among: view.targets)
      guard errors.isEmpty else { return (errors, nil) }
      let draft = QuestionDraft(
        indicator: view.figure.indicator, area: view.area, release: view.release.number, target: target, text: text)
      try QuestionStore.ask(draft, by: visitor, post: post, at: now, in: tx)
      return (errors, try target.flatMap { try targets.news($0, visitor.municipality, now, tx) })
    }
    house.live.publish(news)
    guard errors.isEmpty else {
      return try await show(call, visitor, status: 422) { PinPages.show($0, question: .init(form, errors)) }
    }
    return .seeOther(Path.figure(slug, indicator).with(query: [("besked", "spurgt")]))
  }
}
