/// What may be shown of figures about few people, and the only maker of a table that may be shown.
///
/// Pages take a `PublishedTable` and nothing else, and only `Disclosure.protect` (or thawing what it once froze) can
/// make one. So a page that shows what it must not does not compile.
///
/// What it does today: it tests every cell, and every group that can be worked out by subtracting cells from their
/// total, against the primary rules (few persons; everyone; all alike). If one test fails anywhere in the family, no
/// single cell is hidden, for what is hidden alone can be worked out from its neighbours: all areas but the whole
/// municipality are. If the municipality's own divisions fail too, only its totals are left; if those fail, nothing.
/// `protect(_:bonds:_:)` chooses fewer cells to hide, by complementary control; releases do not use it yet, and until
/// they do this is the price.
///
/// What it does not see: other families about the same persons, earlier releases of the same family, areas that cross
/// each other without one being part of the other, and periods that overlap. Whoever builds a `Family` answers for
/// those.
package enum Disclosure {
  /// Frozen into every table; a change of any rule raises it.
  package static let ruleVersion: UInt16 = 1
}
