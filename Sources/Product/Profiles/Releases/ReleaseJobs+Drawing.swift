import Attacker
import Foundation
import People
import Web

extension ReleaseJob {
  /// What some audiences will see of an area.
  struct DrawnPage: Sendable {
    let area: Area
    let audiences: Audiences
    let figures: [Figure]
    let main: FrozenMain
  }

  /// Draws and compresses every area's page, once for all audiences that see the same. That is computing alone, so it
  /// is kept off the threads that answer visitors.
  static func pages(_ release: Release, _ made: Computed) async -> [DrawnPage] {
    let (areas, units) = (made.areas, made.units)
    let present = made.layers.flatMap { audiences in
      areas.all.map { area in
        (area: area, audiences: audiences, figures: made.figures(of: area.id, for: audiences.all[0]))
      }
    }.filter { !$0.figures.isEmpty }
    let ids = Dictionary(grouping: present, by: \.audiences).mapValues { Set($0.map(\.area.id)) }
    return await computed {
      sideBySide(present) { area, audiences, figures in
        var profile = Profile(
          area: area, release: release, figures: figures, areas: areas, units: units, present: ids[audiences] ?? [])
        profile.hasDesk = !audiences.contains(.guest) && !audiences.contains(.everyone)
        let main = FrozenMain(html: ProfilePages.main(profile))
        return DrawnPage(area: area, audiences: audiences, figures: figures, main: main)
      }
    }
  }

  /// Lets the attacker loose on what each audience will read, pages and spreadsheets, with all it could read before.
  static func gate(_ made: Computed, _ pages: [DrawnPage]) async -> GateReport {
    let subjects = made.finished.map(\.subject)
    let secret = Set(subjects.filter { !$0.isQuiet }.map(\.slug))
    let periods = Set(pages.flatMap { $0.figures.flatMap { $0.points.map(\.period.text) } })
    guard let reading = GateReading(made.finished.map(\.indicator), periods: periods),
      let whole = made.areas.roots.first
    else {
      let failures = made.finished.map {
        GateReport.Failure(audience: .inside, indicator: $0.slug, reason: .sameName)
      }
      return GateReport(failures: failures)
    }
    let told = made.finished.map { (slug: $0.slug, told: $0.told) }
    return await computed {
      let read = sideBySide(pages) { page -> (Audiences, Gate.Readings) in
        // A spreadsheet that cannot be written is not one that anybody can read.
        let sheet = (try? ProfileSheet(page.figures).csv()) ?? []
        let all = reading.readings(page: page.main.bytes, sheet: sheet, of: page.area, whole: whole)
        return (page.audiences, all.filter { secret.contains($0.key) })
      }
      var report = GateReport()
      for audiences in made.layers {
        var readings: Gate.Readings = [:]
        for (readers, found) in read where readers == audiences {
          readings.merge(found) { $0 + $1 }
        }
        for (slug, earlier) in told {
          for seen in earlier where seen.audiences.contains(audiences.all[0]) {
            readings[slug, default: []] += seen.found
          }
        }
        // One at a time on each core: an indicator is a question of its own.
        let reports = sideBySide(subjects) { [readings] subject in
          Gate.report(
            on: subject, for: audiences.all[0], readings[subject.slug] ?? [], until: .now + .seconds(120))
        }
        for part in reports { report.add(part) }
      }
      return report
    }
  }

  private static func computed<Made: Sendable>(_ work: @escaping @Sendable () -> Made) async -> Made {
    await withCheckedContinuation { done in DispatchQueue.global().async { done.resume(returning: work()) } }
  }
}

extension ReleaseJob.Computed {
  /// Audiences that see the same of every indicator.
  var layers: [Audiences] {
    Dictionary(grouping: Audience.allCases) { audience in finished.map { $0.layer(for: audience)?.audiences } }
      .values.map { Audiences($0) }.sorted { $0.bits < $1.bits }
  }

  func figures(of area: AreaID, for audience: Audience) -> [Figure] {
    finished.compactMap { $0.layer(for: audience)?.figures[area] }
  }
}

extension Release {
  func passed(_ gate: GateReport) -> Release {
    var release = self
    release.gate = gate
    return release
  }
}
