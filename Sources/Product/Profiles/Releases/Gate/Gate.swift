import Attacker
import Foundation
import Values

/// The gate before publication: an attacker reads what each audience will be able to read, together with all it could
/// read before, and tries to work out what is hidden (R15).
///
/// It knows nothing of how the numbers were hidden. It takes the pages and spreadsheets themselves, and what everybody
/// knows: which areas make up which, and which groups there are.
package enum Gate {
  /// Everything one audience can read, by indicator.
  package typealias Readings = [String: [Found]]

  package struct Found: Hashable, Sendable {
    package let place: FigureAttack.Place
    package let state: PublishedReading.State

    package init(place: FigureAttack.Place, state: PublishedReading.State) {
      (self.place, self.state) = (place, state)
    }
  }

  /// Tries to work out what is secret about one indicator from what one audience can read of it.
  package static func report(
    on subject: GateSubject, for audience: Audience, _ found: [Found], until deadline: ContinuousClock.Instant
  ) -> GateReport {
    var report = GateReport()
    guard let layer = subject.layers.first(where: { $0.audiences.contains(audience) }) else { return report }
    report.numbers = found.count
    report.secrets = layer.secrets.count
    guard !layer.secrets.isEmpty else { return report }
    var attack = FigureAttack(subject, layer, found)
    let wanted = layer.secrets.map { (place: $0.place, quantity: $0.quantity) }
    do throws(Knowledge.Failure) {
      let intervals = try attack.intervals(of: wanted, until: deadline)
      for (secret, interval) in zip(layer.secrets, intervals) where secret.isTold(by: interval) {
        report.hits.append(
          .init(
            audience: audience, indicator: subject.slug, area: secret.place.area, period: secret.place.period,
            category: secret.place.group))
      }
    } catch {
      report.failures.append(.init(audience: audience, indicator: subject.slug, reason: .init(error)))
    }
    report.solverCalls = attack.solverCalls
    return report
  }
}

/// What the attacker found; kept with the release.
package struct GateReport: Hashable, Sendable, Codable {
  /// A number that can be worked out and must not be.
  package struct Hit: Hashable, Sendable, Codable {
    package var audience: Audience
    package var indicator: String
    package var area: String
    package var period: String
    package var category: String
  }

  /// An indicator that could not be tested; it is not published untested.
  package struct Failure: Hashable, Sendable, Codable {
    package var audience: Audience
    package var indicator: String
    package var reason: Reason
  }

  package enum Reason: String, Hashable, Sendable, Codable {
    /// What is published cannot all be true: two pages say different things.
    case contradiction
    case outOfTime
    case solverMissing
    case solverStopped
    /// Two indicators bear the same name, so that pages cannot tell them apart.
    case sameName

    init(_ failure: Knowledge.Failure) {
      self =
        switch failure {
        case .contradiction: .contradiction
        case .outOfTime: .outOfTime
        case .solverMissing: .solverMissing
        case .solverStopped: .solverStopped
        }
    }
  }

  /// How many printed numbers were read, and how many secrets were tried.
  package var numbers = 0
  package var secrets = 0
  package var solverCalls = 0
  package var hits: [Hit] = []
  package var failures: [Failure] = []

  package init(failures: [Failure] = []) { self.failures = failures }

  package var isPassed: Bool { hits.isEmpty && failures.isEmpty }

  mutating func add(_ other: GateReport) {
    numbers += other.numbers
    secrets += other.secrets
    solverCalls += other.solverCalls
    hits += other.hits
    failures += other.failures
  }
}

extension GateSubject.Secret {
  /// Wide enough and high enough is what was asked for; a little is left to the arithmetic of the solver.
  fileprivate func isTold(by interval: Knowledge.Interval) -> Bool {
    interval.width < width - 1e-4 * max(1, width) || interval.high < reach - 1e-4
  }
}

// MARK: - What is read

extension FigureAttack {
  /// Only the periods in which something is secret, for periods do not tell of one another here.
  fileprivate init(_ subject: GateSubject, _ layer: GateSubject.Layer, _ found: [Gate.Found]) {
    self.init(subject.kind)
    let periods = Set(layer.secrets.map(\.place.period))
    var seen: [Place: PublishedReading.State] = [:]
    for reading in found where periods.contains(reading.place.period) {
      // A page that tells how many stand behind a number says more than one that does not.
      if let before = seen[reading.place], !reading.state.says(moreThan: before) { continue }
      seen[reading.place] = reading.state
    }
    for secret in layer.secrets where seen[secret.place] == nil { seen[secret.place] = .hidden }
    for (place, state) in seen { see(place, state, subject, layer.persons[place]) }
    relate(subject, layer, Set(seen.keys))
  }

  private mutating func see(
    _ place: Place, _ state: PublishedReading.State, _ subject: GateSubject, _ persons: Int?
  ) {
    guard case .number(let value, let half, let behind) = state else {
      let known = persons.map { Double($0)...Double($0) }
      return see(place, persons: known ?? FigureAttack.anything)
    }
    let n = behind.map(Double.init)
    let low = (value - half) / subject.factor, high = (value + half) / subject.factor
    let all = n.map { $0...$0 } ?? FigureAttack.anything
    switch (subject.kind, n) {
    case (.mean, let n?): see(place, persons: all, sum: low * n...high * n)
    case (.mean, nil): see(place)
    case (.share, let n?): see(place, persons: all, with: FigureAttack.whole(low * n, high * n))
    case (.share, nil): see(place)
    case (.count, let n?) where subject.factor != 1:
      see(place, persons: all, with: FigureAttack.whole(low * n, high * n))
    case (.count, _): see(place, with: FigureAttack.whole(low, high))
    }
  }

  /// The whole numbers between two bounds; the bounds themselves where there are none.
  private static func whole(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    let (first, last) = (max(0, (low - 1e-9).rounded(.up)), (high + 1e-9).rounded(.down))
    return first <= last ? first...last : max(0, low)...max(0, high)
  }

  private mutating func relate(_ subject: GateSubject, _ layer: GateSubject.Layer, _ seen: Set<Place>) {
    for whole in seen {
      for (number, division) in subject.divisions.enumerated() where division.whole == whole.area {
        let parts = division.parts.map { Place(area: $0, period: whole.period, group: whole.group) }
        let isAll = layer.complete.contains(.init(whole: whole, number: number))
        add(whole, of: parts.filter(seen.contains), isAll: isAll && parts.allSatisfy(seen.contains))
      }
      guard whole.group.isEmpty else { continue }
      for (number, names) in subject.groups.enumerated() {
        let parts = names.map { Place(area: whole.area, period: whole.period, group: $0) }.filter(seen.contains)
        guard !parts.isEmpty else { continue }
        let relation = GateSubject.Relation(whole: whole, number: subject.divisions.count + number)
        let isAll = layer.complete.contains(relation) && parts.count == names.count
        if layer.answers.contains(relation) {
          addAnswers(whole, parts, isAll: isAll)
        } else {
          add(whole, of: parts, isAll: isAll)
        }
      }
    }
  }
}

extension PublishedReading.State {
  fileprivate func says(moreThan other: Self) -> Bool {
    switch (self, other) {
    case (.number(_, _, .some), .number(_, _, nil)), (.number, .hidden), (.number, .none): true
    default: false
    }
  }
}
