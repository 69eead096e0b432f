import Web

extension Job {
  /// Every half hour: meetings to try oneself on are gone after a day.
  static let forgetPractice = Job(name: "forget-practice", every: .seconds(1800), first: .seconds(90)) { house in
    let now = house.clock()
    _ = try await house.store.write { tx in try PracticeStore.forgetOld(at: now, in: tx) }
  }
}
