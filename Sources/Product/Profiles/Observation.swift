import Foundation
import People
import Values

package typealias AreaID = ID<Area>

/// One raw figure as a source delivered it; it lives in restricted tables and no page can read it.
package struct Observation: Hashable, Sendable {
  package var indicator: String
  package var area: AreaID
  package var period: Period
  /// Empty for the whole population, else "klassetrin=4.–6. klasse".
  package var category: String
  package var content: Content

  package init(indicator: String, area: AreaID, period: Period, category: String, content: Content) {
    self.indicator = indicator
    self.area = area
    self.period = period
    self.category = category
    self.content = content
  }

  package enum Content: Hashable, Sendable {
    /// x of n persons.
    case share(x: Int, n: Int)
    case mean(value: Double, n: Int, deviation: Double?)
    /// x events or persons in a population.
    case rate(x: Int, population: Int)
    case count(Int)
    /// An aggregate that the source gives without the counts behind it.
    case given(Double)
    /// The source's own sign for "no number": `..`, `<10`.
    case absent(mark: String)
  }
}
