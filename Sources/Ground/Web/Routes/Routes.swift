/// The list of every address the site answers, who may use it and what it does.
///
///     routes.get("/lokalsamfund/{slug}/profil", .signedIn) { call, visitor in … return .page(…) }
///     routes.post("/log-ind", .anyone) { call, visitor in … return .seeOther("/") }
package struct Routes: Sendable {
  private(set) var all: [Route] = []

  package init() {}

  package mutating func get(
    _ pattern: Pattern, _ access: OpenAccess, limit: RateLimit? = nil, _ handle: @escaping Route.Open
  ) {
    add(Route(method: .get, pattern: pattern, access: .anyone, intake: .form, limit: limit, handle: handle))
  }

  package mutating func get(
    _ pattern: Pattern, _ access: GuardedAccess, limit: RateLimit? = nil, _ handle: @escaping Route.Guarded
  ) {
    add(Route(method: .get, pattern: pattern, access: access.access, intake: .form, limit: limit, guarded: handle))
  }

  package mutating func post(
    _ pattern: Pattern, _ access: OpenAccess, accepts intake: Intake = .form, limit: RateLimit? = nil,
    _ handle: @escaping Route.Open
  ) {
    add(Route(method: .post, pattern: pattern, access: .anyone, intake: intake, limit: limit, handle: handle))
  }

  package mutating func post(
    _ pattern: Pattern, _ access: GuardedAccess, accepts intake: Intake = .form, limit: RateLimit? = nil,
    _ handle: @escaping Route.Guarded
  ) {
    add(
      Route(method: .post, pattern: pattern, access: access.access, intake: intake, limit: limit, guarded: handle))
  }

  /// Method, pattern and rule of every route, sorted: the snapshot that the route x role test compares.
  package var table: [(method: String, pattern: String, access: Access)] {
    all.map { ($0.method.rawValue, $0.pattern.text, $0.access) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }

  private mutating func add(_ route: Route) {
    // Two routes that match the same addresses are an author's mistake: the second would never be reached.
    precondition(
      !all.contains { $0.method == route.method && $0.pattern.shape == route.pattern.shape },
      "\(route.method.rawValue) \(route.pattern.text) is already taken")
    all.append(route)
  }
}

/// One address with one method: its rule, and the function that answers.
package struct Route: Sendable {
  package typealias Open = @Sendable (Call, Visitor?) async throws -> Answer
  package typealias Guarded = @Sendable (Call, Visitor) async throws -> Answer

  package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  let method: Method
  let pattern: Pattern
  let access: Access
  let intake: Intake
  let limit: RateLimit?
  let handle: Open

  init(
    method: Method, pattern: Pattern, access: Access, intake: Intake, limit: RateLimit?, handle: @escaping Open
  ) {
    self.method = method
    self.pattern = pattern
    self.access = access
    self.intake = intake
    self.limit = limit
    self.handle = handle
  }

  init(
    method: Method, pattern: Pattern, access: Access, intake: Intake, limit: RateLimit?,
    guarded: @escaping Guarded
  ) {
    self.init(method: method, pattern: pattern, access: access, intake: intake, limit: limit) { call, visitor in
      // The gate has refused strangers before this point; if it ever fails to, nothing is shown.
      guard let visitor else { throw Refusal.notAllowed }
      return try await guarded(call, visitor)
    }
  }
}

/// What a POST may carry, and how much time there is for it.
package enum Intake: Sendable, Hashable {
  /// An ordinary form (1 MB).
  case form
  /// A form with a file in it, for which there is more time.
  case file
  /// An ordinary form that asks for long work, such as making a release; it has the time of a file.
  case longWork
}
