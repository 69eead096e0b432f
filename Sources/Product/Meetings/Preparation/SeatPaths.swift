import Markup
import Profiles
import Values

/// Where one participant's pages stand: below the meeting for those who are signed in, below their own link for those
/// who are not.
package struct SeatAddresses: Sendable {
  /// The meeting's own page.
  package let meeting: Path
  /// The preparation, to read and to send forms to.
  package let preparation: Path
  /// Where data are sent to; takes a file.
  package let data: Path
  /// What all prepared, once it is opened.
  package let gathered: Path
  /// The sheets to print.
  package let pack: Path
  /// The margin of those sheets, as a stylesheet.
  package let margin: Path
  /// Where the profile of an area (by its slug) is read; nil for those who only find it in the pack.
  package let profile: (@Sendable (String) -> Path)?
  /// Whether a figure can be opened by itself, to be asked about and pinned.
  package let opensFigures: Bool
  /// Where a file is fetched; the page of `preparation` checks whose it is.
  package let file: @Sendable (ID<BroughtData>) -> Path

  package init(
    meeting: Path, preparation: Path, data: Path, gathered: Path, pack: Path, margin: Path,
    profile: (@Sendable (String) -> Path)?, opensFigures: Bool,
    file: @escaping @Sendable (ID<BroughtData>) -> Path
  ) {
    (self.meeting, self.preparation, self.data, self.gathered) = (meeting, preparation, data, gathered)
    (self.pack, self.margin, self.profile, self.opensFigures, self.file) = (pack, margin, profile, opensFigures, file)
  }

  /// For somebody who is signed in.
  static func inside(_ id: ID<Meeting>, opensProfiles: Bool) -> SeatAddresses {
    let profile: @Sendable (String) -> Path = { .profile($0) }
    return SeatAddresses(
      meeting: .meeting(id), preparation: .preparation(id), data: .preparationData(id), gathered: .preparations(id),
      pack: .meetingPack(id), margin: .packMargin(id), profile: opensProfiles ? profile : nil,
      opensFigures: opensProfiles
    ) { .preparationFile(id, $0) }
  }
}

extension BroughtData {
  /// An address on the web that may be followed.
  static func isLink(_ text: String) -> Bool { Path(web: text) != nil }
}

extension Path {
  package static func preparation(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/forbered" }
  static func preparationData(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/forbered/data" }
  static func preparationFile(_ id: ID<Meeting>, _ data: ID<BroughtData>) -> Path {
    "/moeder/\(id.raw)/forbered/data/\(data.raw)"
  }
  package static func preparations(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/forberedelser" }
  static func preparationOpening(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/forberedelser/aabning" }
  static func preparationClosing(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/forberedelser/lukning" }
  package static func meetingTopics(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/emner" }
  static func topicMerging(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/emner/samling" }
  package static func meetingPack(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/materiale" }
  static func packMargin(_ id: ID<Meeting>) -> Path { "/moeder/\(id.raw)/materiale/margen.css" }
}
