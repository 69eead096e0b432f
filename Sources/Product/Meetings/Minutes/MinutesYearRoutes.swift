import Markup
import People
import Storage
import Values
import Web

/// A year's minutes over HTTP: on a page, for word processors and as PDF.
struct MinutesYearRoutes: Sendable {
  let house: House
  let files: MinutesFileRoutes

  func mount(_ routes: inout Routes) {
    routes.get("/moeder/referater", .signedIn) { call, visitor in
      .page(MinutesYearPages.show(try await find(call, visitor), makesPDF: files.press.isThere))
    }
    routes.get("/moeder/referater/samlet.docx", .signedIn, limit: .perMinute(30)) { call, visitor in
      let year = try await find(call, visitor)
      return files.word(year.paper, named: MinutesYearWords.heading(year) + ".docx")
    }
    routes.get("/moeder/referater/samlet.pdf", .signedIn, limit: .perMinute(10)) { call, visitor in
      let year = try await find(call, visitor)
      return await files.pdf(
        year.paper, named: MinutesYearWords.heading(year) + ".pdf", of: year.lastChange ?? call.now,
        back: MinutesYearPages.path(.minutesOfYear, year))
    }
  }

  /// Where nobody has said which year: this one, or the one before while nothing is approved in this one.
  private func find(_ call: Call, _ visitor: Visitor) async throws -> MinutesYear {
    let today = call.now.day
    let asked = call.query.number("aar").flatMap(SchoolYear.init)
    let place = Scope(text: call.query.text("sted"))
    return try await house.store.read { tx in
      func find(_ year: SchoolYear) throws -> MinutesYear {
        try MinutesYearStore.find(year, at: place, for: visitor, on: today, in: tx)
      }
      let year = try find(asked ?? SchoolYear(of: today))
      guard asked == nil, year.places.isEmpty, let before = year.year.previous else { return year }
      let last = try find(before)
      return last.places.isEmpty ? year : last
    }
  }
}
