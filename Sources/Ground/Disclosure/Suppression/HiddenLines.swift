/// Which members are hidden in each line of a cube along one dimension, one bit each: the next hidden one is found
/// without looking at all of a line of thousands.
struct HiddenLines {
  private let stride: Int
  private let memberCount: Int
  private let wordsInLine: Int
  private var words: [UInt64]

  init(_ shape: CubeShape, along index: Int) {
    stride = shape.strides[index]
    memberCount = shape.dimensions[index].memberCount
    wordsInLine = (memberCount + 63) / 64
    words = Array(repeating: 0, count: shape.cellCount / memberCount * wordsInLine)
  }

  private func place(_ cell: Int) -> (firstWord: Int, member: Int) {
    let (block, inner) = cell.quotientAndRemainder(dividingBy: stride * memberCount)
    return ((block * stride + inner % stride) * wordsInLine, inner / stride)
  }

  mutating func insert(_ cell: Int) {
    let (word, member) = place(cell)
    words[word + member / 64] |= 1 << UInt64(member % 64)
  }

  mutating func remove(_ cell: Int) {
    let (word, member) = place(cell)
    words[word + member / 64] &= ~(1 << UInt64(member % 64))
  }

  /// The first member of a line from `start` to before `end` that is hidden (or is not).
  func next(from start: Int, below end: Int, inLineOf cell: Int, hidden: Bool) -> Int? {
    guard start < end else { return nil }
    let first = place(cell).firstWord
    var mask: UInt64 = ~0 << UInt64(start % 64)
    for word in start / 64...(end - 1) / 64 {
      let bits = (hidden ? words[first + word] : ~words[first + word]) & mask
      if bits != 0 {
        let member = word * 64 + bits.trailingZeroBitCount
        return member < end ? member : nil
      }
      mask = ~0
    }
    return nil
  }
}
