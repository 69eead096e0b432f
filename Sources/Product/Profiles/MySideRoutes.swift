import Danish
import Markup
import People
import Storage
import Values
import Web

/// What Profiles puts on Min side: the newest release for everybody, and for data people what waits at the desk.
extension MySideSource {
  package static let profiles = MySideSource { visitor, now, tx in
    let municipality = visitor.municipality
    var items: [MySideItem] = []
    let releases = try ReleaseStore.all(of: municipality, in: tx)
    if visitor.may(.readProfiles), let release = releases.first(where: { $0.state == .published }) {
      items.append(
        MySideItem(
          .news, "Udgivelse \(release.number) er klar", to: .localCommunities,
          note:
            "\(Danish.count(release.summary.indicators)) nøgletal, udgivet \(release.publishedAt.map { Danish.date($0.day) } ?? "")",
          phase: .data))
    }
    guard visitor.may(.manageData) else { return items }
    let waiting = try FileStore.waiting(of: municipality, in: tx)
    for file in waiting.prefix(5) {
      items.append(
        MySideItem(
          .waiting, "»\(file.name)« venter på at blive læst ind", to: .mapping(file.id),
          note: "Modtaget \(Danish.date(file.receivedAt.day)) fra \(file.sender)", phase: .data))
    }
    if let draft = releases.first(where: { $0.state == .draft }), visitor.may(.publishReleases) {
      items.append(
        MySideItem(
          .waiting, "Udgivelse \(draft.number) er et udkast", to: .release(draft.id),
          note: "Se profilerne igennem, og udgiv den", phase: .data))
    }
    if try DatasetStore.datasets(of: municipality, in: tx).isEmpty {
      items.append(
        MySideItem(
          .firstStep, "Læs den første datafil ind", to: .newImport,
          note: "CSV eller regneark. I ser, hvad filen indeholder, før noget gemmes", phase: .data))
    }
    return items
  }
}
