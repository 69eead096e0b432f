import Markup
import People
import Storage
import Values
import Web

/// The year wheel: what happens through a school year, in time for everybody to see it coming.
///
/// An **occasion** (begivenhed) belongs to a place and is held once or by a **recurrence**; **school holidays** and
/// Danish holidays are days off it goes around. The **wheel** shows one school year. A year is **moved** to the next, and
/// a **calendar** fetches the wheel by a secret address. Other concepts publish to it by an `OccasionSource`.
///
/// Read in this order: `Occasions/Occasion`, `Wheel/Wheel` (what is shown), `Moving/YearMove`, `Calendars/CalendarFeed`.
///
/// Invariants: everybody who may read the wheel may see every occasion of the municipality; only whose role reaches the
/// place may change it; the drawing, the list and the calendar are made from the same `Wheel`.
extension Feature {
  package static func yearWheel(sources: [OccasionSource] = []) -> Feature {
    Feature(
      name: "year-wheel", migrations: YearWheelSchema.migrations,
      menu: [MenuItem("aarshjul", title: "Årshjul", path: .yearWheel, needs: .readYearWheel)]
    ) { routes, house in
      WheelRoutes(house: house, sources: sources).add(to: &routes)
      OccasionRoutes.add(to: &routes, house)
      SchoolHolidayRoutes.add(to: &routes, house)
      MovingRoutes.add(to: &routes, house)
      CalendarRoutes(house: house, sources: sources).add(to: &routes)
    }
  }
}
