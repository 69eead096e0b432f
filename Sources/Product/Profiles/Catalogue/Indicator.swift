import Foundation
import Values

/// An indicator is one question a municipality asks of its figures, and everything needed to read the answer right.
///
/// Indicators are files (`Methods/indicators/*.yaml`), not code: a municipality adds its own. An indicator never
/// changes meaning; a new way of counting is a new `version` and a break in the series.
package struct Indicator: Hashable, Sendable, Codable {
  /// The file's name without ending, also in addresses: `social-trivsel`.
  package var slug: String
  package var version: Int
  package var name: String
  package var theme: Theme
  /// The part of the theme, as the guide to learning meetings divides it: "fritidsliv".
  package var topic: String
  package var question: String
  package var definition: String
  /// Who is counted: "4.–9. klasse".
  package var population: String
  package var measure: Measure
  /// What the figure is, as the subject of a sentence, in lower case: "elevernes sociale trivsel".
  package var subject: String
  package var numerator: String?
  package var denominator: String?
  package var decimals: Int
  package var direction: Direction
  package var located: Located
  package var source: Source
  package var period: Period.Kind
  package var frequency: String
  package var breaks: [SeriesBreak]
  package var sensitivity: Sensitivity
  /// Fewest persons behind a published count; 3 is the floor (R2).
  package var threshold: Int
  /// Differences smaller than this are "på niveau" however certain they are; in the figure's own unit.
  package var smallestRelevantDifference: Double?
  package var mayConclude: String
  package var mayNotConclude: String
  /// Parts of the population that the figure is also given for; empty when there are none.
  package var breakdowns: [Breakdown]
  /// The widest circle that may see the figure; nil where its sensitivity alone decides.
  package var audience: Audience?
  /// Where wider circles need more persons behind a number than `threshold`; nil when the file says nothing.
  package var thresholds: Thresholds?

  package init(
    slug: String, version: Int, name: String, theme: Theme, topic: String, question: String, definition: String,
    population: String, measure: Measure, subject: String, numerator: String?, denominator: String?, decimals: Int,
    direction: Direction, located: Located, source: Source, period: Period.Kind, frequency: String,
    breaks: [SeriesBreak], sensitivity: Sensitivity, threshold: Int, smallestRelevantDifference: Double?,
    mayConclude: String, mayNotConclude: String, breakdowns: [Breakdown], audience: Audience? = nil,
    thresholds: Thresholds? = nil
  ) {
    (self.slug, self.version, self.name, self.theme, self.topic) = (slug, version, name, theme, topic)
    (self.question, self.definition, self.population) = (question, definition, population)
    (self.measure, self.subject, self.numerator, self.denominator) = (measure, subject, numerator, denominator)
    (self.decimals, self.direction, self.located, self.source) = (decimals, direction, located, source)
    (self.period, self.frequency, self.breaks) = (period, frequency, breaks)
    (self.sensitivity, self.threshold) = (sensitivity, threshold)
    self.smallestRelevantDifference = smallestRelevantDifference
    (self.mayConclude, self.mayNotConclude, self.breakdowns) = (mayConclude, mayNotConclude, breakdowns)
    (self.audience, self.thresholds) = (audience, thresholds)
  }
}

extension Indicator {
  /// The four parts of a local community profile, in the order the profile shows them.
  package enum Theme: String, Sendable, Codable, CaseIterable {
    case wellbeing = "trivsel"
    case learning = "laering"
    case conditions = "vilkaar"
    case vitality = "livskraft"
  }

  /// What kind of number it is; decides interval, comparison and disclosure rule.
  package enum Measure: Hashable, Sendable, Codable {
    /// A share of persons, shown in per cent: x of n.
    case proportion
    /// A mean on a scale (1–5 for the well-being survey).
    case mean(lowest: Double, highest: Double)
    /// Events or persons per 100 or 1,000 of a population; may exceed it.
    case rate(per: Int)
    case count
    /// An amount that the source gives ready-made, with its unit ("kr.").
    case amount(unit: String)
  }

  package enum Direction: String, Sendable, Codable, CaseIterable {
    case higherBetter, lowerBetter, neutral
  }

  /// By where people live, or by the institution they attend. The two are never mixed in one table.
  package enum Located: String, Sendable, Codable, CaseIterable {
    case residence, institution
  }

  package enum Sensitivity: String, Sendable, Codable, CaseIterable {
    case open, sensitive, confidential
  }

  package struct Source: Hashable, Sendable, Codable {
    package var publisher: String
    package var product: String
    package var url: String?
    package var licence: String?
    /// True when the publisher has itself released these aggregates to the public.
    package var isPublic: Bool

    package init(publisher: String, product: String, url: String?, licence: String?, isPublic: Bool) {
      self.publisher = publisher
      self.product = product
      self.url = url
      self.licence = licence
      self.isPublic = isPublic
    }
  }

  /// From this period on the figure is not comparable with earlier ones.
  package struct SeriesBreak: Hashable, Sendable, Codable {
    package var from: Period
    package var reason: String

    package init(from: Period, reason: String) {
      self.from = from
      self.reason = reason
    }
  }

  /// A way of dividing the population: "klassetrin" with "4.–6. klasse" and "7.–9. klasse".
  package struct Breakdown: Hashable, Sendable, Codable {
    package var name: String
    package var categories: [String]

    package init(name: String, categories: [String]) {
      self.name = name
      self.categories = categories
    }
  }
}
