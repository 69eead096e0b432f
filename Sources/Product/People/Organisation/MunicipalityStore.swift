import Storage
import Values

/// Every question to the database about municipalities themselves.
package enum MunicipalityStore {
  package static func find(_ id: MunicipalityID, in tx: Transaction) throws -> Municipality? {
    try tx.row("SELECT * FROM municipality WHERE municipality = \(id)").map(Municipality.init)
  }

  package static func all(in tx: Transaction) throws -> [Municipality] {
    try tx.rows("SELECT * FROM municipality ORDER BY name, municipality").map(Municipality.init)
  }

  /// Nothing reads `public_profile`: who opened the profile for everybody and when is a history of its own.
  package static func insert(_ municipality: Municipality, at now: Instant, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO municipality (municipality, name, code, public_profile, version, created) VALUES
      (\(municipality.id), \(municipality.name), \(municipality.code), 0, 1, \(now))
      """)
    if municipality.settings != Municipality.Settings() { _ = try update(municipality, in: tx) }
  }

  /// False when somebody else has saved since `version` was read.
  package static func update(_ municipality: Municipality, in tx: Transaction) throws -> Bool {
    let settings = municipality.settings
    return try tx.run(
      """
      UPDATE municipality SET name = \(municipality.name), code = \(municipality.code),
      contact_name = \(settings.contact.name),
      contact_email = \(settings.contact.email), contact_phone = \(settings.contact.phone),
      data_name = \(settings.data.name), data_email = \(settings.data.email),
      adviser_email = \(settings.adviserEmail), keep_days = \(settings.keepDays), meeting_hours = \(settings.meetingHours),
      version = version + 1
      WHERE municipality = \(municipality.id) AND version = \(municipality.version)
      """) == 1
  }
}

extension Municipality {
  fileprivate init(_ row: Row) {
    self.init(
      id: row["municipality"], name: row["name"], code: row["code"],
      settings: Settings(
        contact: Contact(name: row["contact_name"], email: row["contact_email"], phone: row["contact_phone"]),
        data: Contact(name: row["data_name"], email: row["data_email"]), adviserEmail: row["adviser_email"],
        keepDays: row["keep_days"], meetingHours: row["meeting_hours"]), version: row["version"])
  }
}
