import Foundation
import Values

/// A source is where files come from again and again: "STIL trivsel", "Danmarks Statistik INDKP101".
package struct DataSource: Hashable, Sendable {
  package var id: ID<DataSource>
  package var name: String
  /// How its files are read; nil until the first file has been accepted.
  package var mapping: Mapping?
}

/// A file as it was received: never changed, recognised by its content.
///
/// The same bytes from the same source are one file, until their dataset is withdrawn: then they can be received anew.
package struct ReceivedFile: Hashable, Sendable {
  package var id: ID<ReceivedFile>
  package var source: ID<DataSource>
  package var name: String
  package var sha256: String
  package var size: Int
  package var receivedAt: Instant
  package var sender: String
  /// How the sender has chosen to read it; nil until then.
  package var mapping: Mapping?
}

/// A dataset is one accepted file: it can be withdrawn, never changed.
///
/// Where two datasets have a figure for the same indicator, area, period and category, the newer one counts.
package struct Dataset: Hashable, Sendable {
  package var id: ID<Dataset>
  package var number: Int
  package var source: ID<DataSource>
  package var file: ID<ReceivedFile>
  package var mapping: Mapping
  package var figures: Int
  /// What was odd when it was accepted, for whoever wonders later.
  package var notes: [String]
  package var acceptedAt: Instant
  package var acceptedBy: String
  package var withdrawnAt: Instant?
  package var withdrawnBy: String?
}
