import People
import Storage
import Values
import Web

/// Is every pinned figure as it was frozen? The doctor reads each of them.
enum PinCheckJobs {
  static let check = Check("pins") { store, depth in
    guard depth == .deep else { return [] }
    return try await store.read { tx in
      try MunicipalityStore.all(in: tx).compactMap { municipality in
        let broken = try PinStore.unsound(of: municipality.id, in: tx)
        return broken == 0 ? nil : .fault(PinWords.fault(municipality.name, broken))
      }
    }
  }
}
