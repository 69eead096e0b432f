/// What each cell can lose and gain without leaving what everybody knows of it, for the two ways of one attempt.
struct Rooms {
  private let system: CellSystem
  private var lossUp: [Double]
  private var gainUp: [Double]
  private var lossDown: [Double]
  private var gainDown: [Double]

  init(_ system: CellSystem) {
    self.system = system
    lossUp = zip(system.values, system.lowest).map { $0 - $1 }
    gainUp = zip(system.values, system.highest).map { $1 - $0 }
    lossDown = lossUp
    gainDown = gainUp
  }

  mutating func change(_ cell: Int, by amount: Double, upwards: Bool) {
    if upwards {
      lossUp[cell] += amount
      gainUp[cell] -= amount
    } else {
      lossDown[cell] += amount
      gainDown[cell] -= amount
    }
  }

  /// Forgets what was changed.
  mutating func reset(_ cell: Int) {
    let (loss, gain) = (system.values[cell] - system.lowest[cell], system.highest[cell] - system.values[cell])
    (lossUp[cell], gainUp[cell], lossDown[cell], gainDown[cell]) = (loss, gain, loss, gain)
  }

  func ask<T>(_ prices: [Double], _ body: (MoveQuestion.Places) -> T) -> T {
    prices.withUnsafeBufferPointer { prices in
      lossUp.withUnsafeBufferPointer { lossUp in
        gainUp.withUnsafeBufferPointer { gainUp in
          lossDown.withUnsafeBufferPointer { lossDown in
            gainDown.withUnsafeBufferPointer { gainDown in
              body(.init(prices: prices, lossUp: lossUp, gainUp: gainUp, lossDown: lossDown, gainDown: gainDown))
            }
          }
        }
      }
    }
  }
}
