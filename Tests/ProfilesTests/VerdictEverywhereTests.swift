import Disclosure
import Foundation
import Markup
import Profiles
import Statistics
import TestSupport
import Testing
import Values

/// Title, list, sentence, word, mark, colour, table, spreadsheet and counts say the same of ten thousand figures.
@Suite struct VerdictEverywhereTests {
  static let figures = 10_000

  @Test func `no channel claims more, or less, or something else than the verdict`() throws {
    var any = AnyFigure(seed: 47)
    var (waiting, seen): ([Claim: [Figure]], [Claim: Int]) = ([:], [:])
    var (trends, standings): ([String: Int], [Standing: Int]) = ([:], [:])
    for place in 0..<VerdictEverywhereTests.figures {
      guard let figure = try any.next() else { continue }
      let claim = claim(figure.comparison)
      wordsAgree(figure, claim, "figure \(place), \(figure.indicator.measure)")
      waiting[claim, default: []].append(figure)
      if let figures = waiting[claim], figures.count == 40 {
        pageAgrees(figures, claim)
        waiting[claim] = []
      }
      seen[claim, default: 0] += 1
      standings[figure.verdict.standing, default: 0] += 1
      trends["\(String(describing: figure.trend))", default: 0] += 1
    }
    for (claim, figures) in waiting where !figures.isEmpty { pageAgrees(figures, claim) }
    #expect(seen.count == 6 && seen.values.min() ?? 0 > 50, "\(seen)")
    #expect(trends.count == 5 && trends.values.min() ?? 0 > 50, "\(trends)")
    #expect(standings.count == 5 && standings.values.min() ?? 0 > 50, "\(standings)")
  }

  @Test func `the whole, which is compared with nothing, points where its trend does and nowhere else`() throws {
    var any = AnyFigure(seed: 48)
    var waiting: [RecentTrend?: [Figure]] = [:]
    for place in 0..<1_000 {
      guard let figure = try any.next(of: Fjordlund.root) else { continue }
      #expect(figure.comparison == (figure.isHidden ? .hidden : .notMade))
      let brief = FigureWords.brief(figure)
      #expect(brief.hasSuffix(" steget") == (figure.trend == .rising), "list, figure \(place)")
      #expect(brief.hasSuffix(" faldet") == (figure.trend == .falling), "list, figure \(place)")
      trendAgrees(figure, "figure \(place)")
      waiting[figure.trend, default: []].append(figure)
    }
    #expect(waiting.count == 5)
    for (trend, figures) in waiting {
      let page = Page(ProfilePages.main(profile(figures, area: Fjordlund.root, whole: nil)))
      let directions = Set(page.values(after: "data-direction=\"")).subtracting(["uncompared", "hidden"])
      #expect(directions == (trend == .rising ? ["higher"] : trend == .falling ? ["lower"] : []), "\(directions)")
      #expect((page.count(of: "steget over fem år") > 0) == (trend == .rising))
      #expect((page.count(of: "faldet over fem år") > 0) == (trend == .falling))
    }
  }

  private func claim(_ comparison: Comparison) -> Claim {
    switch comparison {
    case .clear(.higher): .clearlyHigher
    case .clear(.lower): .clearlyLower
    case .sign(.higher): .signOfHigher
    case .sign(.lower): .signOfLower
    case .noneCertain: .noneCertain
    case .tooFew, .untested, .hidden, .notMade: .nothing
    }
  }

  private func wordsAgree(_ figure: Figure, _ claim: Claim, _ place: String) {
    #expect(inTitle(FigureWords.title(figure)) == claim, "title, \(place)")
    #expect(inSentence(FigureWords.sentence(figure)) == claim, "sentence, \(place)")
    #expect(inWord(FigureWords.word(figure.comparison)) == claim, "word, \(place)")
    #expect(FigureWords.brief(figure).contains(claim.direction ?? figure.indicator.name), "list, \(place)")
    #expect((figure.telling != nil) == (claim.direction != nil), "telling, \(place)")
    trendAgrees(figure, place)
    fewAgrees(figure, place)
  }

  /// A profile of figures that all claim the same has no mark, colour, sign or word that claims anything else, and
  /// counts every one of them.
  private func pageAgrees(_ figures: [Figure], _ claim: Claim) {
    let page = Page(ProfilePages.main(profile(figures)))
    let directions = Set(page.values(after: "data-direction=\""))
    #expect(directions.isSubset(of: [claim.pointing, "uncompared", "hidden"]), "\(directions), \(claim)")
    #expect(claim == .nothing || directions.contains(claim.pointing), "\(directions), \(claim)")
    for word in Claim.words {
      #expect(
        word == claim.word ? page.count(of: word) >= figures.count : page.count(of: word) == 0, "\(claim): \(word)")
    }
    // A question, a list or a heading must not be surer than the verdict.
    #expect((page.count(of: " er højere end") > 0) == (claim == .clearlyHigher), "\(claim)")
    #expect((page.count(of: " er lavere end") > 0) == (claim == .clearlyLower), "\(claim)")
    let counted = profile(figures).comparisons
    #expect(counted.made == (claim == .nothing ? 0 : figures.count))
    #expect(counted.standingOut == (claim.direction == nil ? 0 : figures.count))
    let signs = figures.count { $0.comparison.isMade || $0.isHidden }
    #expect(page.count(of: "<i data-direction=") == signs, "The tally has a sign for each comparison, \(claim)")
    let few = figures.flatMap(\.points).count { $0.isFew }
    #expect(page.count(of: " (få)</td>") == few, "\(claim)")
    #expect(few == 0 || page.count(of: "dot few") > 0)
  }

  private func trendAgrees(_ figure: Figure, _ place: String) {
    let (title, sentence) = (FigureWords.title(figure), FigureWords.sentence(figure))
    #expect(sentence.contains("er steget") == (figure.trend == .rising), "\(place)")
    #expect(sentence.contains("er faldet") == (figure.trend == .falling), "\(place)")
    #expect(!title.contains("er steget") || figure.trend == .rising, "\(place)")
    #expect(!title.contains("er faldet") || figure.trend == .falling, "\(place)")
    let shown = figure.points.count { if case .shown = $0.number { true } else { false } }
    #expect(shown >= RecentTrend.fewestPoints || figure.trend != .rising && figure.trend != .falling, "\(place)")
    if figure.isHidden { #expect(sentence == FigureWords.hidden && title.hasSuffix("tallet er skjult"), "\(place)") }
  }

  private func fewAgrees(_ figure: Figure, _ place: String) {
    let isFew = figure.latest?.isFew ?? false
    #expect(isFew == (figure.verdict.standing == .few), "\(place)")
    #expect(FigureWords.sentence(figure).contains("Tallet bygger på få") == isFew, "\(place)")
    let state = figure.latest.map { FigureWords.state($0.number, figure.indicator) } ?? ""
    #expect(state.contains("bygger på få") == isFew && (state == "skjult") == figure.isHidden, "\(place)")
  }

  private func inTitle(_ text: String) -> Claim {
    if text.contains("ser ud til at være højere end") { return .signOfHigher }
    if text.contains("ser ud til at være lavere end") { return .signOfLower }
    if text.contains(" er højere end") { return .clearlyHigher }
    if text.contains(" er lavere end") { return .clearlyLower }
    return text.contains("adskiller sig ikke sikkert") ? .noneCertain : .nothing
  }

  private func inSentence(_ text: String) -> Claim {
    if text.contains("tydelig forskel") { return text.contains("ligger højere") ? .clearlyHigher : .clearlyLower }
    if text.contains("tegn på forskel") { return text.contains("ligge højere") ? .signOfHigher : .signOfLower }
    return text.contains("Vi kan ikke se en sikker forskel") ? .noneCertain : .nothing
  }

  private func inWord(_ text: String) -> Claim {
    if text.contains("tydelig forskel") { return text.contains("højere") ? .clearlyHigher : .clearlyLower }
    if text.contains("tegn på forskel") { return text.contains("højere") ? .signOfHigher : .signOfLower }
    return text == "ingen sikker forskel" ? .noneCertain : .nothing
  }
}

extension Figure.Point {
  fileprivate var isFew: Bool { if case .shown(let estimate) = number { estimate.standing == .few } else { false } }
}

extension Claim {
  /// The significance words, none of which may stand where another is meant.
  fileprivate static let words = [Claim.clearlyHigher, .clearlyLower, .signOfHigher, .signOfLower, .noneCertain]
    .map { $0.word }

  fileprivate var word: String {
    switch self {
    case .clearlyHigher: "højere, tydelig forskel"
    case .clearlyLower: "lavere, tydelig forskel"
    case .signOfHigher: "højere, tegn på forskel"
    case .signOfLower: "lavere, tegn på forskel"
    case .noneCertain: "ingen sikker forskel"
    case .nothing: ""
    }
  }

  fileprivate var direction: String? {
    switch self {
    case .clearlyHigher, .signOfHigher: "højere"
    case .clearlyLower, .signOfLower: "lavere"
    case .noneCertain, .nothing: nil
    }
  }

  fileprivate var pointing: String {
    switch self {
    case .clearlyHigher, .signOfHigher: "higher"
    case .clearlyLower, .signOfLower: "lower"
    case .noneCertain: "same"
    case .nothing: "uncompared"
    }
  }
}

/// The bytes of a page without the key, which shows all marks and words there are. Searched as bytes: 10,000 figures
/// are some 60 MB of markup.
private struct Page {
  private var bytes: [UInt8] = []

  init(_ html: HTML) {
    let all = html.bytes
    var from = 0
    while let start = all.place(of: Array("<ul class=\"key\"".utf8), from: from),
      let end = all.place(of: Array("</ul>".utf8), from: start)
    {
      bytes += all[from..<start]
      from = end
    }
    bytes += all[from...]
  }

  func count(of text: String) -> Int { values(after: text).count }

  /// What stands between each of the texts and the next quotation mark.
  func values(after text: String) -> [String] {
    let needle = Array(text.utf8)
    var (values, from): ([String], Int) = ([], 0)
    while let place = bytes.place(of: needle, from: from) {
      from = place + needle.count
      values.append(String(decoding: bytes[from...].prefix(20).prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self))
    }
    return values
  }
}

extension [UInt8] {
  fileprivate func place(of needle: [UInt8], from: Int) -> Int? {
    withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let first = needle.first else { return nil }
      var at = from
      while at + needle.count <= bytes.count,
        let found = memchr(base + at, Int32(first), bytes.count - needle.count - at + 1)
      {
        if memcmp(found, needle, needle.count) == 0 { return base.distance(to: UnsafeRawPointer(found)) }
        at = base.distance(to: UnsafeRawPointer(found)) + 1
      }
      return nil
    }
  }
}
