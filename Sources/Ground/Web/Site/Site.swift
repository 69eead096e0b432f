import Hummingbird
import Markup
import NIOCore
import Storage
import Values

/// The whole site as one function from request to response: every feature's routes behind one row of gates.
///
/// The order of the gates is fixed and stands in `respond` and `admitted`: name the request, check the Host, serve
/// files, find the route, refuse foreign forms, find out who asks, check the rule, count. Whatever a gate or a
/// route throws becomes a page in `answered`; nothing gets past the headers and the log line at the end.
package struct Site: HTTPResponder {
  package typealias Context = SiteContext

  package let house: House
  package let routes: Routes
  package let metrics: Metrics
  let tree: RouteTree
  let menu: [MenuItem]
  let rates: RateCounter
  let secret: SiteSecret

  package init(_ house: House, _ features: [Feature]) {
    var routes = Routes()
    Site.ownRoutes(&routes, house)
    for feature in features { feature.routes(&routes, house) }
    self.house = house
    self.routes = routes
    tree = RouteTree(routes.all)
    menu = features.flatMap(\.menu)
    metrics = Metrics()
    rates = RateCounter()
    secret = SiteSecret()
  }

  /// In a task of its own: a task keeps the memory of its deepest moment for as long as it lives, and a browser keeps its
  /// connection for a minute after it has its page.
  package func respond(to request: Request, context: SiteContext) async throws -> Response {
    async let response = response(to: request, context)
    return await response
  }

  private func response(to request: Request, _ context: SiteContext) async -> Response {
    let began = ContinuousClock.now
    var visit = Visit(request, from: context, house: house)
    let answer = await answered(&visit)
    let response = render(answer, for: visit)
    record(visit, response, took: ContinuousClock.now - began)
    return response
  }

  /// The answer of the route, or the page that says why there is none. Never throws: this is the last resort.
  private func answered(_ visit: inout Visit) async -> Answer {
    do {
      return try await admitted(&visit)
    } catch {
      if let refusal = error as? Refusal { await note(refusal, visit) }
      return answer(to: error, in: visit)
    }
  }

  /// All the gates, then the route.
  private func admitted(_ visit: inout Visit) async throws -> Answer {
    try ClarityGate.check(visit)
    try HostGate.check(visit, house.settings)
    if let file = file(for: visit) {
      visit.pattern = "/{file}"
      return file
    }
    let (route, parameters) = try find(visit)
    visit.pattern = route.pattern.text
    if route.method == .post, !Site.ownPaths.contains(route.pattern.text) { try OriginGate.check(visit) }
    if route.readsSession { visit.visitor = try await visitor(of: visit) }
    if let detour = try gate(route, visit) { return detour }
    if let limit = route.limit { try rates.count(route, limit, by: visit) }
    let call = visit.call(parameters, house)
    let visitor = visit.visitor
    let time = route.intake == .form ? house.settings.limits.request : house.settings.limits.upload
    return try await within(time) { try await route.handle(call, visitor) }
  }

  /// Strangers are sent to sign in and come back; who lacks the permission is told so.
  private func gate(_ route: Route, _ visit: Visit) throws -> Answer? {
    switch route.access {
    case .anyone: return nil
    case .signedIn: break
    case .needs(let permission):
      if let visitor = visit.visitor, !visitor.may(permission) { throw Refusal.notAllowed }
    }
    if visit.visitor != nil { return nil }
    if visit.wantsJSON { throw GateRefusal.signInFirst }
    return .seeOther(Site.signIn(next: visit))
  }

  /// Only an address of our own is remembered, and only one that a GET may repeat.
  private static func signIn(next visit: Visit) -> Path {
    guard visit.method == .get, visit.path != "/", let back = Path(local: visit.target) else { return "/log-ind" }
    return ("/log-ind" as Path).with(query: [("next", back.text)])
  }

  private func find(_ visit: Visit) throws -> (Route, [String: String]) {
    if visit.path.count > 1, visit.path.hasSuffix("/") { throw GateRefusal.moved(visit.path.trimmingSlashes) }
    guard let segments = visit.segments, let found = tree.find(segments) else { throw Refusal.missing }
    guard let method = visit.method, let route = found.methods[method] else {
      throw GateRefusal.wrongMethod(allowed: found.methods.keys.allowHeader)
    }
    return (route, found.parameters)
  }
}

/// What Hummingbird hands over beside the request: the address at the other end of the line.
package struct SiteContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  let channel: any Channel
  let remote: String

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
    remote = source.channel.remoteAddress?.ipAddress ?? "127.0.0.1"
  }
}
