import Markup

extension WheelDrawing {
  /// A pin where it is drawn.
  struct Placed {
    let pin: Pin
    let x: Double
    let y: Double
  }

  /// Pins in the order they are drawn, none on top of another as long as there is room beside their track.
  ///
  /// A pin that would cover one that is placed already moves in or out, then a little along its track: never more than
  /// eight days, so that it stays in its month. Dots are placed first and lie under the rest.
  var placed: [Placed] {
    var done: [Placed] = []
    for pin in pins.filter(\.isSmall) {
      let (x, y) = Self.place(pin.at, Self.radii[pin.track])
      done.append(Placed(pin: pin, x: x, y: y))
    }
    var large: [Placed] = []
    for pin in pins where !pin.isSmall {
      let spot = Self.moves.lazy.map { move in
        Self.place(pin.at + move.along, Self.radii[pin.track] + move.out)
      }.first { spot in !large.contains { Self.covers($0, spot) } }
      let (x, y) = spot ?? Self.place(pin.at, Self.radii[pin.track])
      large.append(Placed(pin: pin, x: x, y: y))
    }
    return done + large
  }

  private static func covers(_ placed: Placed, _ spot: (x: Double, y: Double)) -> Bool {
    let (x, y) = (placed.x - spot.x, placed.y - spot.y)
    return x * x + y * y < 25 * 25
  }

  private struct Move {
    /// Away from the middle of the wheel, in units of the drawing.
    let out: Double
    let days: Double
    var along: Double { days / 365 }
    /// Thirteen units across are as far as two days along.
    var distance: Double { abs(out) / 13 + abs(days) / 2 }
  }

  /// Out of the way, the nearest first.
  private static let moves: [Move] = {
    var moves: [Move] = []
    for out in [0.0, -16, 16, -26] {
      for days in [0.0, 2, -2, 4, -4, 6, -6, 8, -8] { moves.append(Move(out: out, days: days)) }
    }
    return moves.sorted { $0.distance < $1.distance }
  }()
}
