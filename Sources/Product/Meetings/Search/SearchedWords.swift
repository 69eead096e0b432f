import Danish

/// The words of a text as search knows them: folded, so that "aa" finds "å", and without what stands between them.
package enum SearchedWords {
  /// Each once; of two letters and more.
  package static func of(_ texts: [String]) -> Set<String> {
    var words: Set<String> = []
    for text in texts {
      for word in Danish.fold(text).split(whereSeparator: { !$0.isLetter && !$0.isNumber }) where word.count > 1 {
        words.insert(String(word.prefix(40)))
      }
    }
    return words
  }

  /// The words of a question, the longest first: it is the rarest, and search begins with it.
  package static func asked(_ text: String) -> [String] {
    Array(of([text]).sorted { ($1.count, $0) < ($0.count, $1) }.prefix(6))
  }
}
