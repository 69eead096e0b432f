import Foundation
import Values

/// A municipality's id; the ground floor calls it a tenant.
package typealias MunicipalityID = ID<Tenant>

/// A person's id; the ground floor calls it an account.
package typealias PersonID = ID<Account>

/// A municipality is the house everything else lives in: its own areas, units, people and figures.
///
/// Invariants: every row of every table belongs to exactly one municipality, and no question crosses
/// from one to another. A data set such as "Danmark" is a municipality in this sense too.
package struct Municipality: Hashable, Sendable {
  package var id: MunicipalityID
  package var name: String
  /// The three digits of Danmarks Statistik ("766"), or empty where there is none.
  package var code: String
  package var settings: Settings
  package var version: Int

  package init(id: MunicipalityID, name: String, code: String, settings: Settings = Settings(), version: Int = 1) {
    self.id = id
    self.name = name
    self.code = code
    self.settings = settings
    self.version = version
  }

  package struct Settings: Hashable, Sendable {
    /// Whom to turn to about Fælled itself.
    package var contact: Contact
    /// Who answers when a number puzzles somebody.
    package var data: Contact
    /// The data protection officer's address.
    package var adviserEmail: String
    /// How many days a person is kept after the access is closed or the last role has ended.
    package var keepDays: Int
    /// How many hours meetings may ask of one person through a school year before whoever plans one more is told that
    /// it is a lot. One hour for each of the forty weeks of school, where the municipality has not said.
    package var meetingHours: Int

    package init(
      contact: Contact = Contact(), data: Contact = Contact(), adviserEmail: String = "", keepDays: Int = 180,
      meetingHours: Int = 40
    ) {
      self.contact = contact
      self.data = data
      self.adviserEmail = adviserEmail
      self.keepDays = keepDays
      self.meetingHours = meetingHours
    }
  }

  /// Somebody to turn to; empty where the municipality has not said.
  package struct Contact: Hashable, Sendable {
    package var name: String
    package var email: String
    package var phone: String

    package init(name: String = "", email: String = "", phone: String = "") {
      self.name = name
      self.email = email
      self.phone = phone
    }
  }
}
