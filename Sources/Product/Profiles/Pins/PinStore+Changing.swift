import Disclosure
import People
import Storage
import Values

import struct Web.Visitor

/// Pinning, and what is done to a pin, each act one transaction with its line in the access log.
extension PinStore {
  /// Freezes a figure of the release that stands, as every circle of readers was told it, and pins it with a note.
  ///
  /// Throws `PinRefusal`; `IsMissing` when the visitor's own circle was told nothing of the figure.
  @discardableResult
  package static func pin(
    _ wish: PinWish, by visitor: Visitor, among targets: [PinTarget], at now: Instant, in tx: Transaction
  ) throws -> ID<Pin> {
    let municipality = visitor.municipality
    let audience = Audience(visitor)
    guard let release = try ReleaseStore.current(of: municipality, in: tx), release.id == wish.release else {
      throw PinRefusal.anotherRelease
    }
    guard targets.contains(where: { $0.id == wish.target }) else { throw PinRefusal.noSuchTarget }
    let layers = try layers(of: wish, release, municipality, tx)
    guard let own = layers.first(where: { $0.audiences.contains(audience) })?.figure else { throw IsMissing() }
    let id = try add(wish, own.figure, layers, in: municipality, at: now, tx)
    let isNew =
      try tx.run(
        """
        INSERT INTO pin_note (municipality, pin, person, audience, note, made, version, changed) VALUES
        (\(municipality), \(id), \(visitor.person), \(audience.rawValue), \(wish.note), \(now), 1, \(now))
        ON CONFLICT (municipality, pin, person) DO NOTHING
        """) == 1
    guard isNew else { throw PinRefusal.alreadyPinned }
    try log(.figurePinned, id, visitor, now, tx)
    return id
  }

  /// What the release tells each circle of readers about the figure; circles that are told the same share a layer.
  private static func layers(
    of wish: PinWish, _ release: Release, _ municipality: ID<Tenant>, _ tx: Transaction
  ) throws -> [(audiences: Audiences, figure: PinnedFigure)] {
    let areas = try AreaStore.tree(of: municipality, in: tx)
    guard let area = areas[wish.area] else { throw IsMissing() }
    let day = (release.publishedAt ?? release.madeAt).day
    return try ReleaseStore.layers(of: wish.indicator, in: release.id, of: municipality, in: tx).compactMap {
      audiences, indicator, table in
      FigureMaking(table: table, indicator: indicator, areas: areas).figure(of: area).map {
        (audiences, PinnedFigure($0, release: release.number, released: day))
      }
    }
  }

  /// The pin that is there already, or a new one at the end.
  private static func add(
    _ wish: PinWish, _ figure: Figure, _ layers: [(audiences: Audiences, figure: PinnedFigure)],
    in municipality: ID<Tenant>, at now: Instant, _ tx: Transaction
  ) throws -> ID<Pin> {
    let id = ID<Pin>.make(at: now)
    let last = try tx.row(
      "SELECT coalesce(max(place), 0) FROM pin WHERE municipality = \(municipality) AND target = \(wish.target)")
    let place: Int = last?[0] ?? 0
    let isNew =
      try tx.run(
        """
        INSERT INTO pin (municipality, id, target, release, indicator, area, indicator_name, area_name, place, made)
        VALUES (\(municipality), \(id), \(wish.target), \(wish.release), \(wish.indicator), \(wish.area),
        \(figure.indicator.name), \(figure.area), \(place + 1), \(now))
        ON CONFLICT (municipality, target, release, indicator, area) DO NOTHING
        """) == 1
    guard isNew else {
      let there = try tx.row(
        """
        SELECT id FROM pin WHERE municipality = \(municipality) AND target = \(wish.target)
        AND release = \(wish.release) AND indicator = \(wish.indicator) AND area = \(wish.area)
        """)
      guard let there else { throw IsMissing() }
      return there[0]
    }
    for layer in layers {
      try tx.run(
        """
        INSERT INTO pin_figure (municipality, pin, audiences, frozen)
        VALUES (\(municipality), \(id), \(layer.audiences.bits), \(try layer.figure.frozen()))
        """)
    }
    return id
  }

  /// Changes what the visitor has written beside a figure; nobody changes another's note.
  package static func change(
    _ note: String, version: Int, on pin: Pin, by visitor: Visitor, at now: Instant, in tx: Transaction
  ) throws -> Saving<Pin.Note> {
    let municipality = visitor.municipality
    let isSaved =
      try tx.run(
        """
        UPDATE pin_note SET note = \(note), version = version + 1, changed = \(now)
        WHERE municipality = \(municipality) AND pin = \(pin.id) AND person = \(visitor.person)
        AND version = \(version)
        """) == 1
    guard isSaved else {
      let current = try find(pin.id, on: pin.target, as: Audience(visitor), of: municipality, in: tx)
      guard let theirs = current?.note(by: visitor.person) else { throw IsMissing() }
      return .conflict(theirs: theirs, LastChange(at: theirs.at, by: theirs.name))
    }
    try log(.pinChanged, pin.id, visitor, now, tx)
    return .saved
  }

  /// Takes the visitor's own pin away: the note goes, and the figure with it when nobody else has pinned it.
  package static func removeOwn(_ pin: Pin, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    let municipality = visitor.municipality
    let isGone =
      try tx.run(
        """
        DELETE FROM pin_note WHERE municipality = \(municipality) AND pin = \(pin.id) AND person = \(visitor.person)
        """) == 1
    guard isGone else { throw IsMissing() }
    try tx.run(
      """
      DELETE FROM pin WHERE municipality = \(municipality) AND id = \(pin.id)
      AND NOT EXISTS (SELECT 1 FROM pin_note n WHERE n.municipality = pin.municipality AND n.pin = pin.id)
      """)
    try log(.pinRemoved, pin.id, visitor, now, tx)
  }

  /// Takes a figure away with all its notes. For those who plan what it is pinned to; the caller has asked who that is.
  package static func remove(_ pin: Pin, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    let isGone =
      try tx.run("DELETE FROM pin WHERE municipality = \(visitor.municipality) AND id = \(pin.id)") == 1
    guard isGone else { throw IsMissing() }
    try log(.pinRemoved, pin.id, visitor, now, tx)
  }

  /// Moves a figure one place up or down among those pinned to the same. Nothing happens at the ends.
  package static func move(_ pin: Pin, up: Bool, by visitor: Visitor, at now: Instant, in tx: Transaction) throws {
    let municipality = visitor.municipality
    let order = try tx.rows(
      "SELECT id FROM pin WHERE municipality = \(municipality) AND target = \(pin.target) ORDER BY place, id"
    ).map { $0[0] as ID<Pin> }
    guard let from = order.firstIndex(of: pin.id) else { throw IsMissing() }
    let to = from + (up ? -1 : 1)
    guard order.indices.contains(to) else { return }
    var next = order
    next.swapAt(from, to)
    for (place, id) in next.enumerated() {
      try tx.run(
        "UPDATE pin SET place = \(place + 1) WHERE municipality = \(municipality) AND id = \(id)")
    }
    try log(.pinChanged, pin.id, visitor, now, tx)
  }

  private static func log(
    _ action: AccessAction, _ id: ID<Pin>, _ visitor: Visitor, _ now: Instant, _ tx: Transaction
  ) throws {
    try AccessLogStore.append(
      action, by: visitor.person, object: "tal:\(id.raw)", in: visitor.municipality, at: now, tx: tx)
  }
}

extension PinStore {
  /// When what they were pinned to is forgotten. Their figures and notes go along.
  package static func removeAll(on target: String, of municipality: ID<Tenant>, in tx: Transaction) throws {
    try tx.run("DELETE FROM pin WHERE municipality = \(municipality) AND target = \(target)")
  }
}
