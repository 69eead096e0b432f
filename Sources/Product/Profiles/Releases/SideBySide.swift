import Foundation
import Synchronization

/// Does the same for every item, on all cores at once; the results stand in the items' order.
///
/// For long work that only computes. It waits until all is done, so it is called where waiting keeps nobody: on a
/// thread of the database or of a queue, never on one that answers visitors.
func sideBySide<Item: Sendable, Made: Sendable, Failure: Error>(
  _ items: [Item], _ work: @Sendable (Item) throws(Failure) -> Made
) throws(Failure) -> [Made] {
  let results = Mutex([Result<Made, Failure>?](repeating: nil, count: items.count))
  DispatchQueue.concurrentPerform(iterations: items.count) { place in
    let result = Result { () throws(Failure) in try work(items[place]) }
    results.withLock { $0[place] = result }
  }
  var made: [Made] = []
  for result in results.withLock({ $0 }) { made.append(try result!.get()) }  // every place was filled above
  return made
}
